// What is refused of YAML itself, whatever the file is.
#include <gtest/gtest.h>

#include <string>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

TEST(YamlSyntax, AnEmptyFile) { EXPECT_EQ(profile_problems(""), "me.yaml: is empty\n"); }

TEST(YamlSyntax, AFileOfCommentsAlone) { EXPECT_EQ(profile_problems("# nothing yet\n"), "me.yaml: is empty\n"); }

TEST(YamlSyntax, AKeyGivenTwice) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1, comp: 2, growth: 3}\n"),
            "me.yaml:3:31: weights.growth: given twice; first in line 3\n"
            "weights: {growth: 1, comp: 2, growth: 3}\n"
            "                              ^\n");
}

TEST(YamlSyntax, ATopLevelKeyGivenTwice) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "id: you\n"),
            "me.yaml:4:1: id: given twice; first in line 1\n"
            "id: you\n"
            "^\n");
}

TEST(YamlSyntax, AnchorsAndAliases) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: &w {growth: 1}\n"
                             "audience: *w\n"),
            "me.yaml:3:10: anchors (&name) are not supported\n"
            "weights: &w {growth: 1}\n"
            "         ^\n"
            "me.yaml:4:11: aliases (*name) are not supported; repeat the value\n"
            "audience: *w\n"
            "          ^\n");
}

TEST(YamlSyntax, AMergeKey) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {<<: {growth: 3}, comp: 1}\n"),
            "me.yaml:3:11: merge keys (<<) are not supported; write out the keys\n"
            "weights: {<<: {growth: 3}, comp: 1}\n"
            "          ^\n");
}

TEST(YamlSyntax, AQuotedMergeSignIsAnOrdinaryKey) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {\"<<\": 3, comp: 1}\n"),
            "me.yaml:3:11: weights.<<: no such criterion; known: growth, comp, learning\n"
            "weights: {\"<<\": 3, comp: 1}\n"
            "          ^\n");
}

TEST(YamlSyntax, ATag) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: !!str Me\n"
                             "weights: !w {growth: 1}\n"),
            "me.yaml:2:8: tags (!name) are not supported\n"
            "title: !!str Me\n"
            "       ^\n"
            "me.yaml:3:10: tags (!name) are not supported\n"
            "weights: !w {growth: 1}\n"
            "         ^\n");
}

TEST(YamlSyntax, ALoneTagSign) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: ! Me\n"
                             "weights: {growth: 1}\n"),
            "me.yaml:2:8: tags (!name) are not supported\n"
            "title: ! Me\n"
            "       ^\n");
}

TEST(YamlSyntax, TwoTagsOnOneNode) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: !a !b Me\n"
                             "weights: {growth: 1}\n"),
            "me.yaml:2:11: tags (!name) are not supported\n"
            "title: !a !b Me\n"
            "          ^\n");
}

TEST(YamlSyntax, ADirective) {
  EXPECT_EQ(profile_problems("# first\n"
                             "%YAML 1.2\n"
                             "---\n"
                             "id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"),
            "me.yaml:2:1: directives (%) are not supported\n"
            "%YAML 1.2\n"
            "^\n");
}

TEST(YamlSyntax, ASecondDocument) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "---\n"
                             "id: you\n"),
            "me.yaml:4:1: a second document starts here; a file has only one\n"
            "---\n"
            "^\n");
}

TEST(YamlSyntax, TwoDocumentMarksAtTheStart) {
  EXPECT_EQ(profile_problems("---\n"
                             "---\n"
                             "id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"),
            "me.yaml:2:1: a second document starts here; a file has only one\n"
            "---\n"
            "^\n");
}

TEST(YamlSyntax, ADocumentBehindAnEndMark) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "...\n"
                             "id: you\n"),
            "me.yaml:5:1: a second document starts here; a file has only one\n"
            "id: you\n"
            "^\n");
}

TEST(YamlSyntax, AListBesideAMap) {
  EXPECT_EQ(profile_problems("- a\n"
                             "id: me\n"),
            "me.yaml:1:1: expected a map, found a list\n"
            "- a\n"
            "^\n"
            "me.yaml:2:1: a second document starts here; a file has only one\n"
            "id: me\n"
            "^\n");
}

TEST(YamlSyntax, NestingDeeperThanSixteen) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]\n"),
            "me.yaml:3:25: nested deeper than 16 levels\n"
            "weights: [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]\n"
            "                        ^\n");
}

TEST(YamlSyntax, AListForAKey) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {[growth]: 1, comp: 1}\n"),
            "me.yaml:3:11: a key must be text; put quotes around a key such as null\n"
            "weights: {[growth]: 1, comp: 1}\n"
            "          ^\n");
}

TEST(YamlSyntax, NothingForAKey) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {~: 1, comp: 1}\n"),
            "me.yaml:3:11: a key must be text; put quotes around a key such as null\n"
            "weights: {~: 1, comp: 1}\n"
            "          ^\n");
}

TEST(YamlSyntax, AnUnclosedBrace) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1\n"
                             "top: 3\n"),
            "me.yaml:3:10: this bracket is never closed\n"
            "weights: {growth: 1\n"
            "         ^\n");
}

TEST(YamlSyntax, AnUnclosedBracket) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "deal_breakers: [\n"),
            "me.yaml:4:16: this bracket is never closed\n"
            "deal_breakers: [\n"
            "               ^\n");
}

TEST(YamlSyntax, AnUnclosedQuote) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: \"Me\n"
                             "weights: {growth: 1}\n"),
            "me.yaml:2:8: this quote is never closed\n"
            "title: \"Me\n"
            "       ^\n");
}

TEST(YamlSyntax, AnUnclosedSingleQuote) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: 'it''s me\n"
                             "weights: {growth: 1}"),
            "me.yaml:2:8: this quote is never closed\n"
            "title: 'it''s me\n"
            "       ^\n");
}

TEST(YamlSyntax, AnUnclosedQuoteInBrackets) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1, \"comp: 2}\n"),
            "me.yaml:3:22: this quote is never closed\n"
            "weights: {growth: 1, \"comp: 2}\n"
            "                     ^\n");
}

TEST(YamlSyntax, ABracketThatClosesNothing) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}}\n"),
            "me.yaml:3:21: this bracket has no opening bracket\n"
            "weights: {growth: 1}}\n"
            "                    ^\n");
}

TEST(YamlSyntax, TextBehindAQuotedText) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: \"Me\" too\n"),
            "me.yaml:2:13: does not fit the lines above; check the indentation\n"
            "title: \"Me\" too\n"
            "            ^\n");
}

TEST(YamlSyntax, AColonInPlainText) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me: a story\n"),
            "me.yaml:2:10: unexpected \":\"; put quotes around text that contains \": \", or check the indentation\n"
            "title: Me: a story\n"
            "         ^\n");
}

TEST(YamlSyntax, AKeyAtAnOddIndentation) {
  EXPECT_EQ(profile_problems("id: me\n"
                             " title: Me\n"),
            "me.yaml:2:7: unexpected \":\"; put quotes around text that contains \": \", or check the indentation\n"
            " title: Me\n"
            "      ^\n");
}

TEST(YamlSyntax, AListItemAtTheLevelOfKeys) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "- title\n"),
            "me.yaml:2:1: does not fit the lines above; check the indentation\n"
            "- title\n"
            "^\n");
}

TEST(YamlSyntax, AListBesideItsKey) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "checklist: - question\n"),
            "me.yaml:2:12: a list must start on its own line\n"
            "checklist: - question\n"
            "           ^\n");
}

TEST(YamlSyntax, ATabForIndentation) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "weights:\n"
                             "\tgrowth: 1\n"),
            "me.yaml:3:1: a tab cannot indent in YAML; use spaces\n"
            "        growth: 1\n"
            "^\n");
}

TEST(YamlSyntax, ACharacterThatBeginsNoValue) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: @me\n"),
            "me.yaml:2:8: this character needs quotes here\n"
            "title: @me\n"
            "       ^\n");
}

TEST(YamlSyntax, AQuestionMarkInBrackets) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "checklist: [{question: Why?}]\n"),
            "me.yaml:4:27: this character needs quotes here\n"
            "checklist: [{question: Why?}]\n"
            "                          ^\n");
}

TEST(YamlSyntax, ANumberThatIsNoCharacter) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: \"a\\xzz\"\n"),
            "me.yaml:2:10: \\x, \\u and \\U take two, four and eight hexadecimal digits\n"
            "title: \"a\\xzz\"\n"
            "         ^\n");
}

TEST(YamlSyntax, AnUnknownEscape) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: \"a\\qb\"\n"),
            "me.yaml:2:10: unknown escape; in double quotes write a backslash as \\\\\n"
            "title: \"a\\qb\"\n"
            "         ^\n");
}

TEST(YamlSyntax, AnAliasToNothing) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: *me\n"),
            "me.yaml:2:8: aliases (*name) are not supported; repeat the value\n"
            "title: *me\n"
            "       ^\n");
}

TEST(YamlSyntax, AControlCharacter) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: a\033[2Jb\n"),
            "me.yaml:2:9: control character U+001B; in double quotes it can be written \\x1b\n"
            "title: a\\u{1b}[2Jb\n"
            "        ^\n");
}

TEST(YamlSyntax, TheEndOfTransmissionDoesNotEndTheFile) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "\004\n"
                             "top: x\n"),
            "me.yaml:4:1: control character U+0004; in double quotes it can be written \\x04\n"
            "\\u{04}\n"
            "^\n");
}

TEST(YamlSyntax, AZeroByte) {
  EXPECT_EQ(profile_problems(std::string("id: me\n"
                                         "title: a\000b\n",
                                         18)),
            "me.yaml:2:9: a zero byte; is this a text file?\n"
            "title: a\\u{00}b\n"
            "        ^\n");
}

TEST(YamlSyntax, BytesThatAreNotUtf8) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: M\303\251 and \351l\n"),
            "me.yaml:2:15: byte 0xe9 is not UTF-8; save the file as UTF-8\n"
            "title: Mé and \\xe9l\n"
            "              ^\n");
}

TEST(YamlSyntax, Utf16) {
  EXPECT_EQ(profile_problems(std::string("\377\376i\000d\000", 6)), "me.yaml: is UTF-16; save it as UTF-8\n");
}

TEST(YamlSyntax, AScalarForAFile) {
  EXPECT_EQ(profile_problems("me\n"),
            "me.yaml:1:1: expected a map, found \"me\"\n"
            "me\n"
            "^\n");
}

TEST(YamlSyntax, AListForAFile) {
  EXPECT_EQ(profile_problems("- me\n"),
            "me.yaml:1:1: expected a map, found a list\n"
            "- me\n"
            "^\n");
}

}  // namespace
}  // namespace fitrank::test
