#include "cli/watch_frame.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "cli/screen.hpp"

namespace fitrank::cli {
namespace {

using ::testing::ElementsAre;

const std::vector<std::string> kRest{"a", "b", "c", "d", "e"};

std::vector<std::string> frame(const WatchText& text, WindowSize size, std::size_t scrolled = 0) {
  return frame_of(text, size, scrolled);
}

TEST(WatchFrame, SaysHowManyLinesAreNotShown) {
  const WatchText text{"head", {}, kRest};
  EXPECT_THAT(frame(text, {80, 6}), ElementsAre("head", "a", "b", "c", "d", "e"));
  EXPECT_THAT(frame(text, {80, 5}), ElementsAre("head", "a", "b", "c", "2 more lines (arrow keys scroll)"));
  EXPECT_THAT(frame(text, {80, 1}), ElementsAre("head"));
}

TEST(WatchFrame, TheErrorComesBeforeEverythingElse) {
  const WatchText text{"head", {"wrong", "here", "^"}, kRest};
  EXPECT_THAT(frame(text, {80, 6}), ElementsAre("head", "wrong", "here", "^", "a", "4 more lines (arrow keys scroll)"));
  EXPECT_THAT(frame(text, {80, 4}), ElementsAre("head", "wrong", "here", "^"));
  EXPECT_THAT(frame(text, {80, 3}), ElementsAre("head", "wrong", "2 more lines of the error"));
  EXPECT_THAT(frame(text, {80, 1}), ElementsAre("wrong"));
}

TEST(WatchFrame, ScrollsAllButHeadAndError) {
  const WatchText text{"head", {"wrong"}, kRest};
  EXPECT_THAT(frame(text, {80, 5}, 1), ElementsAre("head", "wrong", "b", "c", "2 more lines, 1 above"));
  std::size_t scrolled = 100;
  EXPECT_THAT(frame_of(text, {80, 5}, scrolled), ElementsAre("head", "wrong", "d", "e", "3 more lines above"));
  EXPECT_EQ(scrolled, 3U);
  // A window that holds all of it has nothing to scroll.
  EXPECT_THAT(frame_of(text, {80, 7}, scrolled), ElementsAre("head", "wrong", "a", "b", "c", "d", "e"));
  EXPECT_EQ(scrolled, 0U);
}

TEST(WatchFrame, KeysScroll) {
  EXPECT_EQ(scrolled_by(Key::down, 0, 24), 1U);
  EXPECT_EQ(scrolled_by(Key::up, 0, 24), 0U);
  EXPECT_EQ(scrolled_by(Key::up, 2, 24), 1U);
  EXPECT_EQ(scrolled_by(Key::page_down, 2, 24), 14U);
  EXPECT_EQ(scrolled_by(Key::page_up, 14, 24), 2U);
  EXPECT_EQ(scrolled_by(Key::page_up, 1, 24), 0U);
  EXPECT_EQ(scrolled_by(Key::first, 14, 24), 0U);
}

TEST(WatchFrame, LinesAreCutByColumnsAndColoursStayWhole) {
  EXPECT_EQ(fit_line("abcdef", 6), "abcdef");
  EXPECT_EQ(fit_line("abcdef", 5), "abcd…");
  EXPECT_EQ(fit_line("東京都", 5), "東京…");
  EXPECT_EQ(fit_line("東京都", 4), "東…");
  EXPECT_EQ(fit_line("\x1b[31mabcdef\x1b[0m", 6), "\x1b[31mabcdef\x1b[0m");
  EXPECT_EQ(fit_line("\x1b[31mabcdef\x1b[0m", 4), "\x1b[31mabc…\x1b[0m");
  EXPECT_EQ(fit_line("abc", 0), "");
}

TEST(WatchFrame, SplitsLines) {
  EXPECT_THAT(lines_of("a\n\nb\n"), ElementsAre("a", "", "b"));
  EXPECT_THAT(lines_of("a"), ElementsAre("a"));
  EXPECT_TRUE(lines_of("").empty());
}

TEST(ScreenKeys, AreReadFromWhatATerminalSends) {
  EXPECT_THAT(keys_in("q"), ElementsAre(Key::quit));
  EXPECT_THAT(keys_in("\x1b[A\x1bOB\x1b[5~\x1b[6~\x1b[H\x1b[F"),
              ElementsAre(Key::up, Key::down, Key::page_up, Key::page_down, Key::first, Key::last));
  // A key that is none of them does not end it with the letters of its sequence.
  EXPECT_TRUE(keys_in("x\x1b[1;5q\x1b[15~\x1b").empty());
  EXPECT_TRUE(keys_in("\x1b[").empty());
}

}  // namespace
}  // namespace fitrank::cli
