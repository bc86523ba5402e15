#include "output/wrap.hpp"

#include <unigbrk.h>

#include <algorithm>
#include <cstdint>

#include "base/text.hpp"

namespace fitrank {

namespace {

std::string_view first_grapheme(std::string_view text) {
  const auto* begin = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto* next = u8_grapheme_next(begin, begin + text.size());
  return text.substr(0, static_cast<std::size_t>(next - begin));
}

/// The longest beginning of `text` that takes at most `width` columns.
std::string_view beginning(std::string_view text, std::size_t width) {
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size();) {
    const std::string_view grapheme = first_grapheme(text.substr(end));
    used += display_width(grapheme);
    if (used > width) break;
    end += grapheme.size();
  }
  return text.substr(0, end);
}

class Lines {
 public:
  explicit Lines(std::size_t width) : width_(width) {}

  void add(std::string_view word) {
    const std::size_t columns = display_width(word);
    if (!lines_.back().empty() && used_ + 1 + columns > width_) start_line();
    if (!lines_.back().empty()) append(" ", 1);
    if (columns <= width_) return append(word, columns);
    while (!word.empty()) {
      std::string_view part = beginning(word, width_);
      if (part.empty()) part = first_grapheme(word);
      if (!lines_.back().empty()) start_line();
      append(part, display_width(part));
      word.remove_prefix(part.size());
    }
  }

  std::vector<std::string> take() { return std::move(lines_); }

 private:
  void start_line() {
    lines_.emplace_back();
    used_ = 0;
  }
  void append(std::string_view text, std::size_t columns) {
    lines_.back() += text;
    used_ += columns;
  }

  std::size_t width_;
  std::size_t used_ = 0;
  std::vector<std::string> lines_{std::string()};
};

/// Where the first word ends; a percent sign stays with its number.
std::size_t end_of_word(std::string_view text) {
  std::size_t end = std::min(text.find(' '), text.size());
  if (end > 0 && text.substr(end).starts_with(" %")) end = std::min(text.find(' ', end + 1), text.size());
  return end;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  Lines lines(width);
  while (!text.empty()) {
    const std::size_t end = end_of_word(text);
    if (end > 0) lines.add(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines.take();
}

std::string_view trim_end(std::string_view text) { return text.substr(0, text.find_last_not_of(' ') + 1); }

std::string cut(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  return std::string(trim_end(beginning(text, width - 1))) + "…";
}

}  // namespace fitrank
