#include "base/lookalikes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.hpp"

namespace fitrank {
namespace {

constexpr std::array kLookalikes{
    Lookalike{U'\u00a0', "no-break space", ' '},
    Lookalike{U'\u1680', "Ogham space mark", ' '},
    Lookalike{U'\u2000', "en quad", ' '},
    Lookalike{U'\u2001', "em quad", ' '},
    Lookalike{U'\u2002', "en space", ' '},
    Lookalike{U'\u2003', "em space", ' '},
    Lookalike{U'\u2004', "three-per-em space", ' '},
    Lookalike{U'\u2005', "four-per-em space", ' '},
    Lookalike{U'\u2006', "six-per-em space", ' '},
    Lookalike{U'\u2007', "figure space", ' '},
    Lookalike{U'\u2008', "punctuation space", ' '},
    Lookalike{U'\u2009', "thin space", ' '},
    Lookalike{U'\u200a', "hair space", ' '},
    Lookalike{U'\u200b', "zero-width space", ' '},
    Lookalike{U'\u202f', "narrow no-break space", ' '},
    Lookalike{U'\u205f', "mathematical space", ' '},
    Lookalike{U'\u3000', "ideographic space", ' '},
    Lookalike{U'\ufeff', "zero-width no-break space", ' '},
    Lookalike{U'\u201c', "typographic quote", '"'},
    Lookalike{U'\u201d', "typographic quote", '"'},
    Lookalike{U'\u201e', "typographic quote", '"'},
    Lookalike{U'\u201f', "typographic quote", '"'},
    Lookalike{U'\u2018', "typographic quote", '\''},
    Lookalike{U'\u2019', "typographic quote", '\''},
    Lookalike{U'\u201a', "typographic quote", '\''},
    Lookalike{U'\u201b', "typographic quote", '\''},
    Lookalike{U'\uff1a', "full-width colon", ':'},
    Lookalike{U'\u2212', "minus sign", '-'},
    Lookalike{U'\u2010', "typographic hyphen", '-'},
    Lookalike{U'\u2011', "no-break hyphen", '-'},
    Lookalike{U'\u2013', "en dash", '-'},
    Lookalike{U'\u2014', "em dash", '-'},
};

}  // namespace

const Lookalike* lookalike_at(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text[0]) < 0x80) return nullptr;
  const CodePoint point = first_code_point(text);
  const auto same = [&](const Lookalike& one) { return point.valid && one.point == point.value; };
  const auto found = std::find_if(kLookalikes.begin(), kLookalikes.end(), same);
  return found == kLookalikes.end() ? nullptr : &*found;
}

const Lookalike* first_lookalike(std::string_view text) {
  for (; !text.empty(); text.remove_prefix(first_code_point(text).length)) {
    if (const Lookalike* found = lookalike_at(text)) return found;
  }
  return nullptr;
}

std::string with_article(const Lookalike& lookalike) {
  const bool vowel = std::string_view("aeioO").find(lookalike.name.front()) != std::string_view::npos;
  return fmt::format("{} {} (U+{:04X})", vowel ? "an" : "a", lookalike.name,
                     static_cast<std::uint32_t>(lookalike.point));
}

std::string with_ordinary_characters(std::string_view text) {
  std::string right;
  while (!text.empty()) {
    const std::size_t length = first_code_point(text).length;
    const Lookalike* found = lookalike_at(text);
    right += found ? std::string(1, found->meant) : std::string(text.substr(0, length));
    text.remove_prefix(length);
  }
  return right;
}

std::string ordinary_word(std::string_view text) {
  const std::string right = with_ordinary_characters(text);
  constexpr std::string_view kAround = " \t\"'";
  const std::size_t start = right.find_first_not_of(kAround);
  return start == right.npos ? "" : right.substr(start, right.find_last_not_of(kAround) + 1 - start);
}

std::string contains_lookalike(std::string_view text, const Lookalike& lookalike, std::string_view right) {
  return fmt::format("{} contains {}; write {}", in_quotes(text), with_article(lookalike), right);
}

}  // namespace fitrank
