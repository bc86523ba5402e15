// What a window shows of more lines than it has rows.
//
// How: a head line, then the error, then the rest, which can be scrolled. The error is never scrolled away, and comes
// before everything else where there is little room. The last row says how many lines are not shown.
// Cost: linear in the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/screen.hpp"

namespace fitrank::cli {

/// Lines may hold colours (SGR sequences), and nothing else that steers a terminal.
struct WatchText {
  std::string head;
  std::vector<std::string> error;  ///< empty: none
  std::vector<std::string> rest;
};

/// The beginning of a line that fits, with "…" where more follows; colours take no room and stay whole.
std::string fit_line(std::string_view line, std::size_t columns);

/// The lines of `text`.
std::vector<std::string> lines_of(std::string_view text);

/// At most `size.rows` lines of at most `size.columns`. `scrolled`: how many lines of the rest are above the window; it
/// is set to what there is to scroll.
std::vector<std::string> frame_of(const WatchText& text, const WindowSize& size, std::size_t& scrolled);

/// How many lines a key moves, of a frame of so many rows.
std::size_t scrolled_by(Key key, std::size_t scrolled, std::size_t rows);

}  // namespace fitrank::cli
