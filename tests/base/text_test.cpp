#include "base/text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace fitrank {
namespace {

TEST(Harmless, LeavesOrdinaryTextAlone) {
  for (const std::string text :
       {"", "Acme & Søns: Ω", "東京", "emoji 👩‍💻 with a joiner", "می‌خواهم", "naïve e\xcc\x81"}) {
    EXPECT_EQ(harmless(text), text);
  }
}

TEST(Harmless, TurnsLineEndsAndTabsIntoSpaces) { EXPECT_EQ(harmless("a\nb\r\nc\td"), "a b  c d"); }

TEST(Harmless, ShowsControls) {
  EXPECT_EQ(harmless("\x1b[31m\a\b\x7f"), "\\u{1b}[31m\\u{07}\\u{08}\\u{7f}");
  EXPECT_EQ(harmless(std::string("a\0b", 3)), "a\\u{00}b");
  EXPECT_EQ(harmless("\xc2\x9b"
                     "31m\xc2\x85"),
            "\\u{9b}31m\\u{85}");  // C1: control sequence introducer, next line
}

TEST(Harmless, ShowsDirectionMarksAndWhatHides) {
  EXPECT_EQ(harmless("\u200e\u200f\u061c"), "\\u{200e}\\u{200f}\\u{61c}");
  EXPECT_EQ(harmless("\u202a\u202e\u2066\u2069"), "\\u{202a}\\u{202e}\\u{2066}\\u{2069}");
  EXPECT_EQ(harmless("\u200b\ufeff\u2028\u2029"), "\\u{200b}\\u{feff}\\u{2028}\\u{2029}");
  EXPECT_EQ(harmless("\U000e0041\U000e007f"), "\\u{e0041}\\u{e007f}");
}

TEST(Harmless, ShowsBytesThatAreNotUtf8) {
  EXPECT_EQ(harmless("a\xff"), "a\\xff");
  EXPECT_EQ(harmless("\xc3"), "\\xc3");
  EXPECT_EQ(harmless("\xc0\xaf"), "\\xc0\\xaf");                      // overlong
  EXPECT_EQ(harmless("\xed\xa0\x80"), "\\xed\\xa0\\x80");             // surrogate
  EXPECT_EQ(harmless("\xf4\x90\x80\x80z"), "\\xf4\\x90\\x80\\x80z");  // beyond Unicode
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("é"), 1u);
  EXPECT_EQ(display_width("e\xcc\x81"), 1u);
  EXPECT_EQ(display_width("東京"), 4u);
  EXPECT_EQ(display_width("…"), 1u);
  EXPECT_EQ(display_width("\xff"), 1u);
  EXPECT_EQ(display_width(harmless("\x1b")), 6u);
}

}  // namespace
}  // namespace fitrank
