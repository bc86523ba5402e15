// What is wrong with a profile, told whole.
#include <gtest/gtest.h>

#include <string>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

TEST(ReadProfileErrors, AMistypedCriterion) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights:\n"
                             "  grwoth: 35\n"
                             "  comp: 1\n"),
            "me.yaml:4:3: weights.grwoth: no such criterion (did you mean \"growth\"?)\n"
            "  grwoth: 35\n"
            "  ^\n");
}

TEST(ReadProfileErrors, ACriterionLikeNoOther) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {money: 1}\n"),
            "me.yaml:3:11: weights.money: no such criterion; known: growth, comp, learning\n"
            "weights: {money: 1}\n"
            "          ^\n");
}

TEST(ReadProfileErrors, ACriterionByItsLabel) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {pay: 1}\n"
                             "checklist: [{question: Why, criterion: Pay}]\n"),
            "me.yaml:3:11: weights.pay: no such criterion (did you mean \"comp\"?)\n"
            "weights: {pay: 1}\n"
            "          ^\n"
            "me.yaml:4:40: checklist[0].criterion: no such criterion \"Pay\" (did you mean \"comp\"?)\n"
            "checklist: [{question: Why, criterion: Pay}]\n"
            "                                       ^\n");
}

TEST(ReadProfileErrors, WeightsAreScaledWhateverTheirSum) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 0.4}\n"),
            "");
}

TEST(ReadProfileErrors, ANegativeWeight) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: -1, comp: 2}\n"),
            "me.yaml:3:19: weights.growth: must be at least 0, found -1\n"
            "weights: {growth: -1, comp: 2}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, AllWeightsZero) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 0, comp: 0.0, learning: -0}\n"),
            "me.yaml:3:10: weights: at least one weight must be above 0\n"
            "weights: {growth: 0, comp: 0.0, learning: -0}\n"
            "         ^\n");
}

TEST(ReadProfileErrors, NoWeightsAtAll) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {}\n"),
            "me.yaml:3:10: weights: at least one weight must be above 0\n"
            "weights: {}\n"
            "         ^\n");
}

TEST(ReadProfileErrors, WeightsTooLargeToAdd) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1e308, comp: 1e308}\n"),
            "me.yaml:3:10: weights: the weights are too large to add up\n"
            "weights: {growth: 1e308, comp: 1e308}\n"
            "         ^\n");
}

TEST(ReadProfileErrors, AQuotedNumber) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: \"35\"}\n"),
            "me.yaml:3:19: weights.growth: expected a number, found text in quotes; remove the quotes\n"
            "weights: {growth: \"35\"}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, AnOctalLookingNumber) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 010}\n"),
            "me.yaml:3:19: weights.growth: \"010\" is not how a number is written; write 10\n"
            "weights: {growth: 010}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, AHexadecimalNumber) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 0x1F}\n"),
            "me.yaml:3:19: weights.growth: expected a number, found \"0x1F\"\n"
            "weights: {growth: 0x1F}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, ANumberWithUnderscores) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1_000}\n"),
            "me.yaml:3:19: weights.growth: \"1_000\" is not how a number is written; write 1000\n"
            "weights: {growth: 1_000}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, Infinity) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: .inf}\n"),
            "me.yaml:3:19: weights.growth: a number must be finite, found \".inf\"\n"
            "weights: {growth: .inf}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, NotANumber) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: .NaN}\n"),
            "me.yaml:3:19: weights.growth: a number must be finite, found \".NaN\"\n"
            "weights: {growth: .NaN}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, ANumberThatIsTooLarge) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1e999}\n"),
            "me.yaml:3:19: weights.growth: \"1e999\" is too large for a number\n"
            "weights: {growth: 1e999}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, APlusSign) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: +5}\n"),
            "me.yaml:3:19: weights.growth: \"+5\" is not how a number is written; write 5\n"
            "weights: {growth: +5}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, NoDigitBeforeThePoint) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: .5}\n"),
            "me.yaml:3:19: weights.growth: \".5\" is not how a number is written; write 0.5\n"
            "weights: {growth: .5}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, ADecimalComma) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights:\n"
                             "  growth: 0,5\n"),
            "me.yaml:4:11: weights.growth: \"0,5\" has a comma; write a point: 0.5\n"
            "  growth: 0,5\n"
            "          ^\n");
}

TEST(ReadProfileErrors, APercentSign) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 35%}\n"),
            "me.yaml:3:19: weights.growth: expected a number, found \"35%\"; write 35, without %\n"
            "weights: {growth: 35%}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, ANumberLeftOut) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: , comp: 1}\n"),
            "me.yaml:3:11: weights.growth: expected a number, found nothing\n"
            "weights: {growth: , comp: 1}\n"
            "          ^\n");
}

TEST(ReadProfileErrors, AnUnknownKey) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "wieghts: {}\n"),
            "me.yaml:4:1: wieghts: no such key (did you mean \"weights\"?)\n"
            "wieghts: {}\n"
            "^\n");
}

TEST(ReadProfileErrors, AnUnknownKeyLikeNoOther) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "salary: 1\n"),
            "me.yaml:4:1: salary: no such key; known: id, title, companies, weights, missing, estimate, interval, "
            "evidence, …\n"
            "salary: 1\n"
            "^\n");
}

TEST(ReadProfileErrors, RequiredKeysLeftOut) {
  EXPECT_EQ(profile_problems("top: 3\n"),
            "me.yaml:1:1: id: is required\n"
            "top: 3\n"
            "^\n"
            "me.yaml:1:1: title: is required\n"
            "top: 3\n"
            "^\n"
            "me.yaml:1:1: weights: is required\n"
            "top: 3\n"
            "^\n");
}

TEST(ReadProfileErrors, AnIdWithASpace) {
  EXPECT_EQ(profile_problems("id: Me Too\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"),
            "me.yaml:1:5: id: \"Me Too\" is not an id; an id has a-z, 0-9, _ and -, and starts with a letter or digit\n"
            "id: Me Too\n"
            "    ^\n");
}

TEST(ReadProfileErrors, AnEmptyTitle) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: \"\"\n"
                             "weights: {growth: 1}\n"),
            "me.yaml:2:8: title: must not be empty\n"
            "title: \"\"\n"
            "       ^\n");
}

TEST(ReadProfileErrors, NothingForATitle) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title:\n"
                             "weights: {growth: 1}\n"),
            "me.yaml:2:1: title: expected text, found nothing\n"
            "title:\n"
            "^\n");
}

TEST(ReadProfileErrors, AnUnknownPolicyForTheMissing) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "missing: renormalise\n"),
            "me.yaml:4:10: missing: no such policy \"renormalise\" (did you mean \"renormalize\"?)\n"
            "missing: renormalise\n"
            "         ^\n");
}

TEST(ReadProfileErrors, AnUnknownPolicyForEvidence) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "evidence: strict\n"),
            "me.yaml:4:11: evidence: no such policy \"strict\"; known: face_value, discounted\n"
            "evidence: strict\n"
            "          ^\n");
}

TEST(ReadProfileErrors, AMistypedMethod) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "method: weighted_produkt\n"),
            "me.yaml:4:9: method: no such method \"weighted_produkt\" (did you mean \"weighted_product\"?)\n"
            "method: weighted_produkt\n"
            "        ^\n");
}

TEST(ReadProfileErrors, AMethodThatComparesCompanies) {
  EXPECT_EQ(
      profile_problems("id: me\n"
                       "title: Me\n"
                       "weights: {growth: 1}\n"
                       "method: topsis\n"),
      "me.yaml:4:9: method: topsis scores companies relative to each other, so a new company can swap two others; "
      "use weighted_sum or weighted_product; `fitrank methods` shows all methods side by side\n"
      "method: topsis\n"
      "        ^\n");
}

TEST(ReadProfileErrors, TopZero) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "top: 0\n"),
            "me.yaml:4:6: top: must be from 1 to 1000000000, found 0\n"
            "top: 0\n"
            "     ^\n");
}

TEST(ReadProfileErrors, TopAFraction) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "top: 2.5\n"),
            "me.yaml:4:6: top: must be a whole number, found 2.5\n"
            "top: 2.5\n"
            "     ^\n");
}

TEST(ReadProfileErrors, ADateThatDoesNotExist) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "as_of: 2025-02-30\n"),
            "me.yaml:4:8: as_of: there is no day 2025-02-30; February 2025 has 28 days\n"
            "as_of: 2025-02-30\n"
            "       ^\n");
}

TEST(ReadProfileErrors, AMonthThatDoesNotExist) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "as_of: 2026-13-01\n"),
            "me.yaml:4:8: as_of: there is no month 13; months are 01 to 12\n"
            "as_of: 2026-13-01\n"
            "       ^\n");
}

TEST(ReadProfileErrors, DealBreakers) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "deal_breakers:\n"
                             "  - growth below 20\n"),
            "me.yaml:5:5: deal_breakers[0]: expected a map, found \"growth below 20\"\n"
            "  - growth below 20\n"
            "    ^\n");
}

TEST(ReadProfileErrors, DealBreakersThatAreNoList) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "deal_breakers:\n"),
            "me.yaml:4:1: deal_breakers: expected a list, found nothing\n"
            "deal_breakers:\n"
            "^\n");
}

TEST(ReadProfileErrors, ATextForAListOfPains) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "audience: {pains: noise}\n"),
            "me.yaml:4:19: audience.pains: expected a list, found \"noise\"\n"
            "audience: {pains: noise}\n"
            "                  ^\n");
}

TEST(ReadProfileErrors, AListInAListOfTexts) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "needs: {tools: [a, [b]]}\n"),
            "me.yaml:4:20: needs.tools[1]: expected text, found a list\n"
            "needs: {tools: [a, [b]]}\n"
            "                   ^\n");
}

TEST(ReadProfileErrors, AChecklistWithAnUnknownCriterion) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "checklist: [{question: Why, criterion: learnin}]\n"),
            "me.yaml:4:40: checklist[0].criterion: no such criterion \"learnin\" (did you mean \"learning\"?)\n"
            "checklist: [{question: Why, criterion: learnin}]\n"
            "                                       ^\n");
}

TEST(ReadProfileErrors, AChecklistWithoutAQuestion) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "checklist: [{criterion: growth}]\n"),
            "me.yaml:4:13: checklist[0].question: is required\n"
            "checklist: [{criterion: growth}]\n"
            "            ^\n");
}

TEST(ReadProfileErrors, APublishedTableWithoutItsPolicy) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "published:\n"
                             "  - title: T\n"
                             "    source: a page\n"
                             "    scores: []\n"),
            "me.yaml:5:5: published[0].missing: is required\n"
            "  - title: T\n"
            "    ^\n");
}

TEST(ReadProfileErrors, APublishedScoreAboveAHundred) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "published: [{title: T, source: s, missing: zero, scores: [{company: a, score: 101}]}]\n"),
            "me.yaml:4:79: published[0].scores[0].score: must be from 0 to 100, found 101\n"
            "published: [{title: T, source: s, missing: zero, scores: [{company: a, score: 101}]}]\n"
            "                                                                              ^\n");
}

TEST(ReadProfileErrors, APublishedScoreWithAFraction) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "published: [{title: T, source: s, missing: zero, scores: [{company: a, score: 6.5}]}]\n"),
            "me.yaml:4:79: published[0].scores[0].score: must be a whole number, found 6.5\n"
            "published: [{title: T, source: s, missing: zero, scores: [{company: a, score: 6.5}]}]\n"
            "                                                                              ^\n");
}

TEST(ReadProfileErrors, ACompanyTwiceInAPublishedTable) {
  EXPECT_EQ(profile_problems(
                "id: me\n"
                "title: Me\n"
                "weights: {growth: 1}\n"
                "published:\n"
                "  - {title: T, source: s, missing: zero, scores: [{company: a, score: 6}, {company: a, score: 7}]}\n"),
            "me.yaml:5:85: published[0].scores[1].company: is listed in this table twice\n"
            "  - {title: T, source: s, missing: zero, scores: [{company: a, score: 6}, {company: a, score: 7}]}\n"
            "                                                                                    ^\n");
}

TEST(ReadProfileErrors, AllProblemsInFileOrder) {
  EXPECT_EQ(profile_problems("title: [Me]\n"
                             "id: me\n"
                             "weights:\n"
                             "  growth: \"1\"\n"
                             "  growth: 2\n"
                             "  grwth: 3\n"
                             "top: many\n"
                             "mising: zero\n"
                             "as_of: yesterday\n"),
            "me.yaml:1:8: title: expected text, found a list\n"
            "title: [Me]\n"
            "       ^\n"
            "me.yaml:4:11: weights.growth: expected a number, found text in quotes; remove the quotes\n"
            "  growth: \"1\"\n"
            "          ^\n"
            "me.yaml:5:3: weights.growth: given twice; first in line 4\n"
            "  growth: 2\n"
            "  ^\n"
            "me.yaml:6:3: weights.grwth: no such criterion (did you mean \"growth\"?)\n"
            "  grwth: 3\n"
            "  ^\n"
            "me.yaml:7:6: top: expected a number, found \"many\"\n"
            "top: many\n"
            "     ^\n"
            "me.yaml:8:1: mising: no such key (did you mean \"missing\"?)\n"
            "mising: zero\n"
            "^\n"
            "me.yaml:9:8: as_of: expected a date such as 2025-09-02, 2025-09 or 2025, found \"yesterday\"\n"
            "as_of: yesterday\n"
            "       ^\n");
}

TEST(ReadProfileErrors, WideCharactersAndTabsBeforeTheCaret) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "audience: {role: \"東京\",\t pain: x}\n"),
            "me.yaml:4:25: audience.pain: no such key (did you mean \"pains\"?)\n"
            "audience: {role: \"東京\",         pain: x}\n"
            "                                 ^\n");
}

}  // namespace
}  // namespace fitrank::test
