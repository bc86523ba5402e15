#include "base/text.hpp"

#include <fmt/format.h>
#include <uniwidth.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "base/utf8.hpp"

namespace fitrank {
namespace {

struct Block {
  char32_t first, last;
};

// Sorted by place; Unicode 15. Variation selectors and the joiners are left alone: they shape real text.
constexpr std::array kSteering{
    Block{0x00, 0x1f},       // C0 controls
    Block{0x7f, 0x9f},       // delete, C1 controls
    Block{0x061c, 0x061c},   // Arabic letter mark
    Block{0x180e, 0x180e},   // Mongolian vowel separator, invisible
    Block{0x200b, 0x200b},   // zero-width space
    Block{0x200e, 0x200f},   // direction marks
    Block{0x2028, 0x202e},   // line and paragraph separators, embeddings and overrides
    Block{0x2060, 0x206f},   // word joiner, invisible operators, isolates, shaping controls
    Block{0xfeff, 0xfeff},   // byte order mark
    Block{0xfff9, 0xfffb},   // interlinear annotation
    Block{0xe0000, 0xe007f}  // tags
};

bool steers(char32_t point) {
  return std::any_of(kSteering.begin(), kSteering.end(),
                     [point](const Block& block) { return block.first <= point && point <= block.last; });
}

bool is_plain_ascii(char byte) { return byte >= 0x20 && byte < 0x7f; }

}  // namespace

std::string harmless(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (!point.valid) {
      fmt::format_to(std::back_inserter(shown), "\\x{:02x}", static_cast<std::uint8_t>(text.front()));
    } else if (point.value == '\n' || point.value == '\r' || point.value == '\t') {
      shown += ' ';
    } else if (!is_plain_ascii(text.front()) && steers(point.value)) {
      fmt::format_to(std::back_inserter(shown), "\\u{{{:02x}}}", static_cast<std::uint32_t>(point.value));
    } else {
      shown += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  return shown;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    width += point.valid ? static_cast<std::size_t>(std::max(0, uc_width(point.value, "UTF-8"))) : 1;
    text.remove_prefix(point.length);
  }
  return width;
}

}  // namespace fitrank
