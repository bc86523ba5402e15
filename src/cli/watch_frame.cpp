#include "cli/watch_frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/text.hpp"

namespace fitrank::cli {

namespace {

/// The length of the colour or code point that `text` begins with.
std::size_t piece_length(std::string_view text) {
  if (text[0] == '\x1b') return std::min(text.find('m'), text.size() - 1) + 1;
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
  return length;
}

/// Without colours, which take no room.
std::size_t line_width(std::string_view line) {
  std::size_t width = 0;
  while (!line.empty()) {
    const std::string_view piece = line.substr(0, piece_length(line));
    if (piece[0] != '\x1b') width += display_width(piece);
    line.remove_prefix(piece.size());
  }
  return width;
}

std::string more_lines(std::size_t above, std::size_t below) {
  const auto count = [](std::size_t lines) { return fmt::format("{} more {}", lines, lines == 1 ? "line" : "lines"); };
  if (above == 0) return count(below) + " (arrow keys scroll)";
  if (below == 0) return count(above) + " above";
  return fmt::format("{}, {} above", count(below), above);
}

/// `room` of the lines, the last of which says how many are not there.
std::vector<std::string> first_lines(const std::vector<std::string>& lines, std::size_t room) {
  if (lines.size() <= room) return lines;
  std::vector<std::string> first(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(room));
  if (room > 1) first.back() = fmt::format("{} more lines of the error", lines.size() - room + 1);
  return first;
}

/// `room` of the lines from `scrolled` on, which comes down to what there is to scroll.
std::vector<std::string> window_of(const std::vector<std::string>& lines, std::size_t room, std::size_t& scrolled) {
  if (lines.size() <= room || room == 0) {
    scrolled = 0;
    return room == 0 ? std::vector<std::string>() : lines;
  }
  const std::size_t shown = room - 1;
  scrolled = std::min(scrolled, lines.size() - shown);
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(scrolled);
  std::vector<std::string> window(begin, begin + static_cast<std::ptrdiff_t>(shown));
  window.push_back(more_lines(scrolled, lines.size() - shown - scrolled));
  return window;
}

}  // namespace

std::string fit_line(std::string_view line, std::size_t columns) {
  const bool fits = line_width(line) <= columns;
  const std::size_t most = fits ? columns : columns - std::min<std::size_t>(columns, 1);
  std::string text;
  bool full = false;
  for (std::size_t used = 0; !line.empty();) {
    const std::string_view piece = line.substr(0, piece_length(line));
    line.remove_prefix(piece.size());
    if (piece[0] == '\x1b') {
      text += piece;  // after the end too, so that no colour stays on
    } else if (!full && (used += display_width(piece)) <= most) {
      text += piece;
    } else if (!full) {
      full = true;
      if (columns > 0) text += "…";
    }
  }
  return text;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string> frame_of(const WatchText& text, const WindowSize& size, std::size_t& scrolled) {
  std::vector<std::string> frame;
  if (text.error.empty() || size.rows > 1) frame.push_back(text.head);
  for (std::string& line : first_lines(text.error, size.rows - frame.size())) frame.push_back(std::move(line));
  for (std::string& line : window_of(text.rest, size.rows - frame.size(), scrolled)) frame.push_back(std::move(line));
  for (std::string& line : frame) line = fit_line(line, size.columns);
  return frame;
}

std::size_t scrolled_by(Key key, std::size_t scrolled, std::size_t rows) {
  const std::size_t page = std::max<std::size_t>(rows / 2, 1);
  switch (key) {
    case Key::up:
      return scrolled - std::min<std::size_t>(scrolled, 1);
    case Key::down:
      return scrolled + 1;
    case Key::page_up:
      return scrolled - std::min(scrolled, page);
    case Key::page_down:
      return scrolled + page;
    case Key::first:
      return 0;
    case Key::last:
      return std::numeric_limits<std::size_t>::max();
    case Key::quit:
      break;
  }
  return scrolled;
}

}  // namespace fitrank::cli
