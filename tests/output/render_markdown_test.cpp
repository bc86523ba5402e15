#include <gmock/gmock.h>

#include "output/hostile.hpp"
#include "output/render.hpp"

namespace fitrank {
namespace {

using namespace fitrank::test;
using ::testing::HasSubstr;
using ::testing::Not;

std::string paragraph(const std::string& text) { return render_markdown({Paragraph{text, Style::plain}}); }

TEST(RenderMarkdown, WritesTablesWithAnAlignmentRowAndNotesAsLastColumn) {
  const Table table{{{"Fruit"}, {"Price", Align::right}},
                    {{{{"apple", Style::strong}, {"7"}}, {"why: it keeps", "risk: worms"}}, {{{"fig"}, {}}, {}}},
                    "Why"};
  EXPECT_EQ(render_markdown({table}),
            "| Fruit | Price | Why |\n"
            "| --- | ---: | --- |\n"
            "| **apple** | 7 | why: it keeps<br>risk: worms |\n"
            "| fig | | |\n");
}

TEST(RenderMarkdown, HasNoNotesColumnWithoutNotes) {
  EXPECT_EQ(render_markdown({Table{{{"A"}}, {{{{"a"}}, {}}}, "Why"}}), "| A |\n| --- |\n| a |\n");
}

TEST(RenderMarkdown, WritesHeadingsParagraphsListsAndFences) {
  const std::vector<Block> document{Heading{"Title", 1}, Paragraph{"Some text.", Style::plain},
                                    Paragraph{"Firm.", Style::strong}, List{{"one", "two"}},
                                    Preformatted{"x ``` y\n  ^\n"}};
  EXPECT_EQ(render_markdown(document),
            "# Title\n\nSome text.\n\n**Firm.**\n\n- one\n- two\n\n````text\nx ``` y\n  ^\n````\n");
}

TEST(RenderMarkdown, LeavesPlainTextReadable) {
  const std::string plain =
      "revenue_growth: year-on-year +93.4 % to $308.4 million (10-K, p. 12); C# wins! 1.5 × 2 = 3.";
  EXPECT_EQ(paragraph(plain), plain + "\n");
}

TEST(RenderMarkdown, EscapesWhatWouldBeMarkup) {
  EXPECT_EQ(paragraph(R"(a\b `c` *d* _e_ {f} [g](h) ~i~ j|k ![l] $x$ # m)"),
            R"(a\\b \`c\` \*d\* \_e\_ \{f\} \[g\](h) \~i\~ j\|k \!\[l\] \$x\$ \# m)"
            "\n");
  EXPECT_EQ(paragraph("R&D <b> &lt;"), "R&amp;D &lt;b&gt; &amp;lt;\n");
}

TEST(RenderMarkdown, EscapesListAndHeadingMarksOnlyWhereTheyWouldOpenABlock) {
  EXPECT_EQ(paragraph("- a"), "\\- a\n");
  EXPECT_EQ(paragraph("+ a"), "\\+ a\n");
  EXPECT_EQ(paragraph("---"), "\\---\n");
  EXPECT_EQ(paragraph("==="), "\\===\n");
  EXPECT_EQ(paragraph("12. a"), "12\\. a\n");
  EXPECT_EQ(paragraph("1) a"), "1\\) a\n");
  EXPECT_EQ(paragraph("# a #"), "\\# a \\#\n");
  EXPECT_EQ(paragraph("> a"), "&gt; a\n");
  EXPECT_EQ(paragraph("    a"), "a\n");
  EXPECT_EQ(paragraph("-5 % a"), "-5 % a\n");
  EXPECT_EQ(paragraph("1.5 a"), "1.5 a\n");
  EXPECT_EQ(paragraph("2026"), "2026\n");
  EXPECT_EQ(render_markdown({List{{"- a"}}}), "- \\- a\n");
}

TEST(RenderMarkdown, MakesWebAddressesLinksInWhichNothingIsMarkup) {
  EXPECT_EQ(paragraph("see https://sec.gov/a_b/_c*?x=1&y=2|z, then"),
            "see <https://sec.gov/a_b/_c*?x=1&amp;y=2%7Cz>, then\n");
  EXPECT_EQ(paragraph("(https://a.org/b)"), "(<https://a.org/b>)\n");
  EXPECT_EQ(paragraph("https://a.org/b_(c)"), "<https://a.org/b_(c)>\n");
  EXPECT_EQ(paragraph("https://<b>"), "https://&lt;b&gt;\n");
}

TEST(RenderMarkdown, LetsNothingHostileOutOfItsCell) {
  for (const std::string& name : hostile_names()) {
    const std::string text = render_markdown({Table{{{"Name"}}, {{{{name}}, {name}}}, "Note"}});
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3) << text;
    for (const std::string bad : {"\x1b", "\r", "\u202E", "\xff", "<s", "</"}) EXPECT_THAT(text, Not(HasSubstr(bad)));
  }
}

TEST(RenderMarkdown, ShowsAScriptAndAFormulaAsText) {
  EXPECT_EQ(paragraph("</script>"), "&lt;/script&gt;\n");
  EXPECT_EQ(paragraph(kFormula), "=cmd\\|' /C calc'!A0\n");
}

}  // namespace
}  // namespace fitrank
