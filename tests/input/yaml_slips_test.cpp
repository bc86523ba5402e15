// Slips of the keyboard in YAML: each is reported where it is, and what YAML allows is not one.
#include "input/report_slips.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

constexpr const char* kHead = "id: me\ntitle: Me\n";

std::string after_head(const std::string& rest) { return profile_problems(kHead + rest); }

TEST(YamlSlips, NoSpaceAfterAColon) {
  EXPECT_EQ(after_head("weights:\n"
                       "  growth:30\n"
                       "  comp: 30\n"
                       "  learning: 20\n"),
            "me.yaml:4:3: a space is missing after the colon\n"
            "  growth:30\n"
            "  ^\n");
}

TEST(YamlSlips, NoSpaceInSeveralLines) {
  EXPECT_EQ(after_head("weights:\n"
                       "  growth:30\n"
                       "  comp:30\n"
                       "  learning: 20\n"
                       "top:3\n"),
            "me.yaml:4:3: a space is missing after the colon\n"
            "  growth:30\n"
            "  ^\n"
            "me.yaml:5:3: a space is missing after the colon\n"
            "  comp:30\n"
            "  ^\n"
            "me.yaml:7:1: a space is missing after the colon\n"
            "top:3\n"
            "^\n");
}

TEST(YamlSlips, NoSpaceInAllLinesOfAMap) {
  EXPECT_EQ(after_head("weights:\n"
                       "  growth:30\n"
                       "  comp:30\n"),
            "me.yaml:4:3: a space is missing after the colon\n"
            "  growth:30\n"
            "  ^\n"
            "me.yaml:5:3: a space is missing after the colon\n"
            "  comp:30\n"
            "  ^\n");
}

TEST(YamlSlips, NoSpaceInAllLinesOfAFile) {
  EXPECT_EQ(profile_problems("id:mine\n"
                             "title:Mine\n"),
            "me.yaml:1:1: a space is missing after the colon\n"
            "id:mine\n"
            "^\n"
            "me.yaml:2:1: a space is missing after the colon\n"
            "title:Mine\n"
            "^\n");
}

TEST(YamlSlips, NoSpaceBeforeText) {
  EXPECT_EQ(profile_problems("id:mine\n"
                             "title:\"Mine\"\n"
                             "weights: {growth: 1}\n"),
            "me.yaml:1:1: a space is missing after the colon\n"
            "id:mine\n"
            "^\n"
            "me.yaml:2:1: a space is missing after the colon\n"
            "title:\"Mine\"\n"
            "^\n");
}

TEST(YamlSlips, NoSpaceBeforeABracket) {
  EXPECT_EQ(after_head("weights:{growth: 1}\n"),
            "me.yaml:1:1: weights: is required\n"
            "id: me\n"
            "^\n"
            "me.yaml:3:1: a space is missing after the colon\n"
            "weights:{growth: 1}\n"
            "^\n");
}

TEST(YamlSlips, NoSpaceInAFlowMap) {
  EXPECT_EQ(after_head("weights: {growth:30, comp: 30}\n"),
            "me.yaml:3:11: a space is missing after the colon\n"
            "weights: {growth:30, comp: 30}\n"
            "          ^\n");
  EXPECT_EQ(after_head("weights: {growth: 30,\n"
                       "  comp:30}\n"),
            "me.yaml:4:3: a space is missing after the colon\n"
            "  comp:30}\n"
            "  ^\n");
}

TEST(YamlSlips, NoSpaceInAListOfMaps) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  - signal:rd_share\n"
                             "    value: 10\n"
                             "    tier: filed\n"
                             "    source: s\n"),
            "acme.yaml:4:5: a space is missing after the colon\n"
            "  - signal:rd_share\n"
            "    ^\n");
  EXPECT_EQ(after_head("weights: {growth: 1}\n"
                       "checklist:\n"
                       "  - question:Why\n"),
            "me.yaml:5:5: a space is missing after the colon\n"
            "  - question:Why\n"
            "    ^\n");
}

TEST(YamlSlips, NoSpaceAfterADash) {
  EXPECT_EQ(after_head("weights: {growth: 1}\n"
                       "checklist:\n"
                       "  -question: Why\n"),
            "me.yaml:5:3: checklist: a space is missing after the dash\n"
            "  -question: Why\n"
            "  ^\n");
}

/// All of these are YAML, and hold what they seem to hold.
constexpr const char* kSoundTexts =
    "audience:\n"
    "  experience: \"growth:30 and\n"
    "    comp:30\"\n"
    "  role: >\n"
    "    growth:30\n"
    "    comp:30\n"
    "  pains:\n"
    "    - https://example.com\n"
    "    - 12:30\n"
    "    - see:that\n"
    "  blockers:\n"
    "    - it's 'growth:30'\n"
    "    - a plain text\n"
    "      over:two lines\n"
    "    - |\n"
    "      comp:30\n"
    "needs: {tools: [a:b, 'c:d', \"e:f\"]}\n";

TEST(YamlSlips, WhatYamlAllowsIsNoSlip) {
  EXPECT_EQ(after_head(std::string("weights: {growth: 1}\n") + kSoundTexts), "");
}

TEST(YamlSlips, WhatYamlAllowsIsNoSlipBesideASlip) {
  EXPECT_EQ(after_head(std::string(kSoundTexts) + "weights:\n"
                                                  "  growth:30\n"
                                                  "  comp: 30\n"),
            "me.yaml:21:3: a space is missing after the colon\n"
            "  growth:30\n"
            "  ^\n");
}

TEST(YamlSlips, AnotherErrorAfterSoundTextsIsToldAsItIs) {
  EXPECT_EQ(after_head(std::string(kSoundTexts) + "weights: {growth: 1\n"),
            "me.yaml:20:10: this bracket is never closed\n"
            "weights: {growth: 1\n"
            "         ^\n");
}

TEST(YamlSlips, ASlipBeforeAnotherError) {
  EXPECT_EQ(after_head("weights:\n"
                       "  growth:30\n"
                       "  comp: 30\n"
                       "checklist: [\n"),
            "me.yaml:4:3: a space is missing after the colon\n"
            "  growth:30\n"
            "  ^\n");
}

TEST(YamlSlips, ANoBreakSpaceAfterAColon) {
  EXPECT_EQ(after_head("weights:\n"
                       "  growth:\u00a030\n"
                       "  comp: 30\n"),
            "me.yaml:4:10: a no-break space (U+00A0) is not a blank in YAML; write a space\n"
            "  growth:\u00a030\n"
            "         ^\n");
  EXPECT_EQ(after_head("weights: {growth:\u00a030}\n"),
            "me.yaml:3:18: a no-break space (U+00A0) is not a blank in YAML; write a space\n"
            "weights: {growth:\u00a030}\n"
            "                 ^\n");
}

TEST(YamlSlips, OtherBlanksAfterAColon) {
  const std::vector<std::pair<std::string, std::string>> blanks{{"\u2007", "a figure space (U+2007)"},
                                                                {"\u202f", "a narrow no-break space (U+202F)"},
                                                                {"\u3000", "an ideographic space (U+3000)"},
                                                                {"\ufeff", "a zero-width no-break space (U+FEFF)"},
                                                                {"\u200b", "a zero-width space (U+200B)"}};
  for (const auto& [blank, name] : blanks) {
    const std::string found = after_head("weights:\n  growth:" + blank + "30\n  comp: 30\n");
    EXPECT_EQ(found.substr(0, found.find('\n')), "me.yaml:4:10: " + name + " is not a blank in YAML; write a space");
  }
}

TEST(YamlSlips, ANoBreakSpaceThatIndents) {
  EXPECT_EQ(after_head("weights:\n"
                       "  growth: 30\n"
                       "\u00a0 comp: 30\n"),
            "me.yaml:5:1: a no-break space (U+00A0) is not a blank in YAML; write a space\n"
            "\u00a0 comp: 30\n"
            "^\n");
}

TEST(YamlSlips, ANoBreakSpaceAfterADash) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  -\u00a0signal: rd_share\n"
                             "    value: 10\n"
                             "    tier: filed\n"
                             "    source: s\n"),
            "acme.yaml:4:4: a no-break space (U+00A0) is not a blank in YAML; write a space\n"
            "  -\u00a0signal: rd_share\n"
            "   ^\n");
}

TEST(YamlSlips, ANoBreakSpaceInAKeyANumberAnIdAndADate) {
  EXPECT_EQ(profile_problems("id: me\u00a0\n"
                             "title: Me\n"
                             "weights: {growth\u00a0: 1, comp: 1\u00a0000}\n"
                             "as_of: 2026\u201105\u201113\n"),
            "me.yaml:1:5: id: \"me\u00a0\" contains a no-break space (U+00A0); write me\n"
            "id: me\u00a0\n"
            "    ^\n"
            "me.yaml:3:11: weights.growth\u00a0: \"growth\u00a0\" contains a no-break space (U+00A0); write growth\n"
            "weights: {growth\u00a0: 1, comp: 1\u00a0000}\n"
            "          ^\n"
            "me.yaml:3:29: weights.comp: \"1\u00a0000\" contains a no-break space (U+00A0); write 1000\n"
            "weights: {growth\u00a0: 1, comp: 1\u00a0000}\n"
            "                            ^\n"
            "me.yaml:4:8: as_of: \"2026\u201105\u201113\" contains a no-break hyphen (U+2011); write 2026-05-13\n"
            "as_of: 2026\u201105\u201113\n"
            "       ^\n");
}

TEST(YamlSlips, AFullWidthColon) {
  EXPECT_EQ(after_head("weights:\n"
                       "  growth\uff1a30\n"
                       "  comp: 30\n"),
            "me.yaml:4:9: a full-width colon (U+FF1A) is not a colon in YAML; write \": \"\n"
            "  growth\uff1a30\n"
            "        ^\n");
}

TEST(YamlSlips, TypographicQuotes) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: \u201cMe: a story\u201d\n"
                             "weights: {growth: \u201c30\u201d}\n"),
            "me.yaml:2:8: a typographic quote (U+201C) is not a quote in YAML; write \"\n"
            "title: \u201cMe: a story\u201d\n"
            "       ^\n");
  EXPECT_EQ(profile_problems("id: \u2018me\u2019\n"
                             "title: \u201cMe\u201d\n"
                             "weights: {growth: \u201c30\u201d}\n"),
            "me.yaml:1:5: id: \"\u2018me\u2019\" contains a typographic quote (U+2018); write me\n"
            "id: \u2018me\u2019\n"
            "    ^\n"
            "me.yaml:3:19: weights.growth: \"\u201c30\u201d\" contains a typographic quote (U+201C); write 30\n"
            "weights: {growth: \u201c30\u201d}\n"
            "                  ^\n");
}

TEST(YamlSlips, TabsThatIndent) {
  EXPECT_EQ(after_head("weights:\n"
                       "\tgrowth:30\n"
                       "\tcomp: 30\n"),
            "me.yaml:4:1: a tab cannot indent in YAML; use spaces\n"
            "        growth:30\n"
            "^\n"
            "me.yaml:5:1: a tab cannot indent in YAML; use spaces\n"
            "        comp: 30\n"
            "^\n");
}

TEST(YamlSlips, ADecimalCommaInAFlowMap) {
  EXPECT_EQ(after_head("weights: {growth: 1,5, comp: 2}\n"),
            "me.yaml:3:19: weights.growth: a comma separates entries here; write a point: 1.5\n"
            "weights: {growth: 1,5, comp: 2}\n"
            "                  ^\n");
}

TEST(YamlSlips, AKindThatIsNotKnownYet) {
  EXPECT_EQ(kind_problems("id:mine\n"
                          "title:Mine\n"),
            "x.yaml:1:1: a space is missing after the colon\n"
            "id:mine\n"
            "^\n"
            "x.yaml:2:1: a space is missing after the colon\n"
            "title:Mine\n"
            "^\n");
}

/// Every slip of these, mended, gives the text without slips.
TEST(YamlSlips, MendingGivesTheSoundText) {
  const std::string sound = "a: 1\nb:\n  c: 2\n  d: \"x: y\"\n";
  for (const std::string slipped :
       {"a:1\nb:\n  c:2\n  d: \"x: y\"\n", "a\uff1a1\nb:\n\u00a0\u00a0c: 2\n  d: \u201cx: y\u201d\n",
        "a:\u00a01\nb:\n  c:\u202f2\n \u00a0d: \"x: y\"\n"}) {
    EXPECT_EQ(mend(slipped, find_slips(slipped)), sound) << slipped;
  }
  EXPECT_TRUE(find_slips(sound).empty());
}

}  // namespace
}  // namespace fitrank::test
