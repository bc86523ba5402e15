#include "output/markdown_text.hpp"

#include <algorithm>
#include <cstddef>

#include "base/text.hpp"

namespace fitrank {

namespace {

bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string trimmed(std::string_view raw) {
  const std::string text = harmless(raw);
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Whether a backslash must stand before text[i].
bool needs_backslash(std::string_view text, std::size_t i) {
  const char before = i == 0 ? ' ' : text[i - 1];
  const char after = i + 1 == text.size() ? ' ' : text[i + 1];
  switch (text[i]) {
    case '_':  // no emphasis inside a word
      return !(is_word(before) && is_word(after));
    case '#':  // a heading, or a heading's end
      return before == ' ';
    case '!':
      return after == '[';
    case '$':  // mathematics; "$308" is money
      return !is_digit(after);
    default:
      return std::string_view("\\`*{}[]|~").find(text[i]) != std::string_view::npos;
  }
}

std::string_view entity(char c) {
  if (c == '<') return "&lt;";
  if (c == '>') return "&gt;";
  if (c == '&') return "&amp;";
  return {};
}

/// The length of the web address at the start of `text`; 0: there is none.
std::size_t address_length(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return 0;
  const std::string_view address = text.substr(0, text.find_first_of(" <>\""));
  const bool brackets = address.find('(') != std::string_view::npos;
  const std::size_t end = address.find_last_not_of(brackets ? ".,;:!?'*_~" : ".,;:!?'*_~)");
  return end + 1 > std::string_view("https://").size() ? end + 1 : 0;
}

std::string autolink(std::string_view address) {
  std::string link = "<";
  for (const char c : address) {
    if (c == '|') {
      link += "%7C";
    } else if (c == '&') {
      link += "&amp;";
    } else {
      link += c;
    }
  }
  return link + ">";
}

std::string escaped(std::string_view text) {
  std::string markdown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts_word = i == 0 || !is_word(text[i - 1]);
    if (const std::size_t length = starts_word ? address_length(text.substr(i)) : 0; length > 0) {
      markdown += autolink(text.substr(i, length));
      i += length - 1;
    } else if (const std::string_view named = entity(text[i]); !named.empty()) {
      markdown += named;
    } else {
      if (needs_backslash(text, i)) markdown += '\\';
      markdown += text[i];
    }
  }
  return markdown;
}

/// Where in `text` a backslash keeps it from opening a list, a rule or an underline; npos: nowhere.
std::size_t block_opener(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  const std::size_t mark = std::min(text.find_first_not_of("0123456789"), text.size() - 1);
  const std::string_view openers = mark == 0 ? "+-=" : ".)";
  const char after = mark + 1 == text.size() ? ' ' : text[mark + 1];
  const bool opens = openers.find(text[mark]) != std::string_view::npos && (after == ' ' || after == text[mark]);
  return opens ? mark : std::string_view::npos;
}

}  // namespace

std::string markdown_inline(std::string_view text) { return escaped(trimmed(text)); }

std::string markdown_block(std::string_view raw) {
  const std::string text = trimmed(raw);
  const std::size_t opener = block_opener(text);
  if (opener == std::string_view::npos) return escaped(text);
  return text.substr(0, opener) + "\\" + text[opener] + escaped(std::string_view(text).substr(opener + 1));
}

std::string markdown_fenced(std::string_view text) {
  std::string body;
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    body += harmless(text.substr(0, end)) + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return fence + "text\n" + body + fence + '\n';
}

}  // namespace fitrank
