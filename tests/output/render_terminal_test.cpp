#include <gmock/gmock.h>

#include "base/text.hpp"
#include "output/hostile.hpp"
#include "output/render.hpp"

namespace fitrank {
namespace {

using namespace fitrank::test;
using ::testing::HasSubstr;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

Table fruit() {
  return {{{"Fruit"}, {"Price", Align::right}, {"From"}},
          {{{{"apple", Style::strong}, {"7"}, {"here"}}, {"why: it keeps"}}, {{{"fig"}, {"12", Style::good}, {}}, {}}},
          "Why"};
}

TEST(RenderTerminal, AlignsColumnsUnderARuleWithNotesBeneathTheirRow) {
  EXPECT_EQ(render_terminal({fruit()}, {}),
            "Fruit  Price  From\n"
            "──────────────────\n"
            "apple      7  here\n"
            "    why: it keeps\n"
            "fig       12\n");
}

TEST(RenderTerminal, SeparatesBlocksByOneEmptyLine) {
  const std::vector<Block> document{Heading{"Title", 1}, Paragraph{"Some text.", Style::plain}, List{{"one", "two"}}};
  EXPECT_EQ(render_terminal(document, {}), "Title\n\nSome text.\n\n- one\n- two\n");
}

TEST(RenderTerminal, SaysNothingForAnEmptyDocument) { EXPECT_EQ(render_terminal({}, {}), ""); }

TEST(RenderTerminal, PaintsBySgrOnlyWhereColourIsWanted) {
  EXPECT_EQ(render_terminal({fruit()}, {.color = true}),
            "\x1b[1mFruit\x1b[0m  \x1b[1mPrice\x1b[0m  \x1b[1mFrom\x1b[0m\n"
            "\x1b[2m──────────────────\x1b[0m\n"
            "\x1b[1mapple\x1b[0m      7  here\n"
            "    \x1b[2mwhy: it keeps\x1b[0m\n"
            "fig       \x1b[32m12\x1b[0m\n");
}

TEST(RenderTerminal, GivesEachStyleItsOwnColour) {
  std::vector<Block> document;
  for (const Style style : {Style::dim, Style::bad, Style::caution}) document.emplace_back(Paragraph{"x", style});
  EXPECT_EQ(render_terminal(document, {.color = true}), "\x1b[2mx\x1b[0m\n\n\x1b[31mx\x1b[0m\n\n\x1b[33mx\x1b[0m\n");
}

TEST(RenderTerminal, WrapsByDisplayWidthAndBreaksOnlyWordsThatAreTooLong) {
  const std::vector<Block> document{Paragraph{"aaaaaaaaaa bbbbbbbbb ccccccccc", Style::plain},
                                    List{{"dddddddddd eeeeeeeeeeeeeeeeeeeeeeeeeeeeee"}},
                                    Paragraph{kWide + kWide, Style::plain}};
  EXPECT_EQ(render_terminal(document, {.width = 20}),
            "aaaaaaaaaa bbbbbbbbb\nccccccccc\n"
            "\n- dddddddddd\n  eeeeeeeeeeeeeeeeee\n  eeeeeeeeeeee\n"
            "\n東京エレクトロン東京\nエレクトロン\n");
}

TEST(RenderTerminal, CountsTheBlankBetweenWords) {
  const std::vector<Block> document{Paragraph{"aaaaaaaaaa bbbbbbbbbb", Style::plain}};
  EXPECT_EQ(render_terminal(document, {.width = 20}), "aaaaaaaaaa\nbbbbbbbbbb\n");
  EXPECT_EQ(render_terminal(document, {.width = 21}), "aaaaaaaaaa bbbbbbbbbb\n");
}

TEST(RenderTerminal, WrapsNotesUnderTheirIndent) {
  Table table{{{"A"}}, {{{{"a"}}, {"one two three four five six"}}}, ""};
  EXPECT_EQ(render_terminal({table}, {.width = 22}), "A\n─\na\n    one two three\n      four five six\n");
}

TEST(RenderTerminal, CutsTheWidestLeftAlignedColumnUntilTheTableFits) {
  Table table{{{"Name"}, {"Source"}, {"Number", Align::right}},
              {{{{"nineteen characters"}, {"eleven char"}, {"123456789012"}}, {}}},
              ""};
  EXPECT_EQ(render_terminal({table}, {.width = 36}),
            "Name        Source            Number\n"
            "────────────────────────────────────\n"
            "nineteen…   eleven ch…  123456789012\n");
}

TEST(RenderTerminal, CutsHeadersOverNumbersBeforeTextBelowSixteen) {
  Table table{{{"Name"}, {"Stability", Align::right}}, {{{{"twenty-two characters."}, {"45"}}, {}}}, ""};
  EXPECT_THAT(render_terminal({table}, {.width = 28}), HasSubstr("\ntwenty-two chara…         45\n"));
  EXPECT_EQ(render_terminal({table}, {.width = 23}),
            "Name              Stab…\n"
            "───────────────────────\n"
            "twenty-two char…     45\n");
}

TEST(RenderTerminal, KeepsANumberAndItsPercentSignOnOneLine) {
  EXPECT_EQ(render_terminal({Paragraph{"Weights: Growth 35 %, Pay 20.5 % → 5 %.", Style::plain}}, {.width = 20}),
            "Weights: Growth\n35 %, Pay 20.5 % →\n5 %.\n");
}

TEST(RenderTerminal, NeverCutsAColumnBelowEight) {
  Table table{{{"Name"}, {"Number", Align::right}}, {{{{kLong}, {std::string(40, '1')}}, {}}}, ""};
  EXPECT_THAT(render_terminal({table}, {.width = 20}), HasSubstr("xxxxxxx…  1111"));
}

TEST(RenderTerminal, AlignsWideAndCombiningCharacters) {
  Table table{{{"Name"}, {"N", Align::right}},
              {{{{kWide}, {"1"}}, {}}, {{{kEmoji}, {"2"}}, {}}, {{{kCombining}, {"3"}}, {}}},
              ""};
  const auto lines = lines_of(render_terminal({table}, {}));
  ASSERT_EQ(lines.size(), 5u);
  for (const std::string& line : lines) EXPECT_EQ(display_width(line), 19u) << line;
}

TEST(RenderTerminal, CutsWideCharactersWithoutSplittingThem) {
  Table table{{{"Name"}}, {{{{kWide + kWide}}, {}}}, ""};
  EXPECT_THAT(render_terminal({table}, {.width = 20}), HasSubstr("東京エレクトロン東…\n"));
}

TEST(RenderTerminal, KeepsLinesAsTheyStandInPreformattedText) {
  EXPECT_EQ(render_terminal({Preformatted{"a:1:3: wrong\n  a   b \x1b \n    ^\n"}}, {.width = 20}),
            "a:1:3: wrong\n  a   b \\u{1b}\n    ^\n");
}

TEST(RenderTerminal, LetsNothingHostileThrough) {
  std::vector<Block> document;
  Table table{{{"Name"}, {"Other"}}, {}, ""};
  for (const std::string& name : hostile_names()) {
    document.emplace_back(Heading{name, 2});
    document.emplace_back(Paragraph{name, Style::bad});
    document.emplace_back(List{{name}});
    document.emplace_back(Preformatted{name});
    table.columns[1].header = name;
    table.rows.push_back({{{name, Style::strong}, {name}}, {name}});
    document.emplace_back(table);
  }
  const std::string text = render_terminal(document, {});
  EXPECT_THAT(text, HasSubstr("\\u{1b}[31mred\\u{1b}[0m"));
  for (const std::string bad : {"\x1b", "\r", "\t", "\u202E", "\xff", " \n"})
    EXPECT_EQ(text.find(bad), std::string::npos);
}

TEST(RenderTerminal, FitsAnyNameIntoTheWidth) {
  for (const std::string& name : hostile_names()) {
    Table table{{{"Name"}, {"Score", Align::right}}, {{{{name}, {"76"}}, {"why: " + name}}}, ""};
    for (const std::string& line : lines_of(render_terminal({table}, {.width = 40}))) {
      EXPECT_LE(display_width(line), 40u) << line;
    }
  }
}

}  // namespace
}  // namespace fitrank
