#include "evidence/assess.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::day;
using test::observe;
using testing::ElementsAre;
using testing::IsEmpty;

class AssessTest : public testing::Test {
 protected:
  Assessment assess_all(std::vector<Observation> observations, const EvidenceView& view = {},
                        std::vector<float> stated = {}) const {
    return assess(model_, test::company("x", std::move(observations), std::move(stated)), view);
  }
  /// The one known signal of these observations.
  SignalScore only(std::vector<Observation> observations, const EvidenceView& view = {}) const {
    const Assessment assessment = assess_all(std::move(observations), view);
    EXPECT_EQ(assessment.signals.size(), 1U);
    return assessment.signals.at(0);
  }
  Observation revenue(double value, std::string_view tier = "filed", std::string_view as_of = "") const {
    return observe(model_, "revenue", value, tier, as_of);
  }
  Model model_ = test::sample_model();
};

const EvidenceView kDiscounted{EvidencePolicy::discounted, std::nullopt};

TEST_F(AssessTest, NothingObservedIsUnknown) {
  const Assessment assessment = assess_all({});
  EXPECT_THAT(assessment.signals, IsEmpty());
  ASSERT_EQ(assessment.criteria.size(), 3U);
  for (const float score : assessment.criteria) EXPECT_TRUE(std::isnan(score));
}

TEST_F(AssessTest, AMissingCostDoesNotScoreAsBest) {
  const Assessment without = assess_all({observe(model_, "lab", "yes")});
  const Assessment low = assess_all({observe(model_, "lab", "yes"), observe(model_, "attrition", 0)});
  EXPECT_EQ(without.criteria[2], 80.0F);
  EXPECT_EQ(low.criteria[2], 85.0F);
  EXPECT_TRUE(std::isnan(assess_all({observe(model_, "pay", 200)}).criteria[2]));
}

TEST_F(AssessTest, ACriterionIsTheImportanceWeightedMeanOfItsKnownSignals) {
  const Assessment assessment = assess_all({observe(model_, "capital", "none"), revenue(70)});
  EXPECT_EQ(assessment.criteria[0], 60.0F);
  ASSERT_EQ(assessment.signals.size(), 2U);
  EXPECT_EQ(assessment.signals[0].signal, 0U);
  EXPECT_EQ(assessment.signals[0].chosen, 1U);
  EXPECT_EQ(assessment.signals[1].signal, 1U);
  EXPECT_EQ(assessment.signals[1].chosen, 0U);
}

TEST_F(AssessTest, ACriterionIsNarrowedToFloatOnce) {
  const Assessment assessment = assess_all({observe(model_, "capital", "listed"), revenue(95.1)});
  EXPECT_EQ(assessment.criteria[0], static_cast<float>((2 * 95.1 + 90) / 3));
}

TEST_F(AssessTest, TheFirmestTierWinsWhateverItsDateAndPlace) {
  const SignalScore line = only({revenue(10, "reported", "2026-01-01"), revenue(20, "filed", "2020-01-01"),
                                 revenue(30, "ambition", "2026-02-01")});
  EXPECT_EQ(line.chosen, 1U);
  EXPECT_EQ(line.face, 20);
  EXPECT_THAT(line.conflicting, ElementsAre(0, 2));
}

TEST_F(AssessTest, OfOneDateTheOneFiledLastWinsAndThenTheFirstListed) {
  const auto filed = [&](double value, std::optional<Date> when) {
    Observation observation = revenue(value, "filed", "2024-12-31");
    observation.filed = when;
    return observation;
  };
  const auto early = day("2025-02-20");
  const auto late = day("2025-06-01");
  EXPECT_EQ(only({filed(1, early), filed(2, late)}).chosen, 1U);
  EXPECT_EQ(only({filed(1, late), filed(2, early)}).chosen, 0U);
  EXPECT_EQ(only({filed(1, std::nullopt), filed(2, early)}).chosen, 1U);
  EXPECT_EQ(only({filed(1, early), filed(2, early)}).chosen, 0U);
  EXPECT_EQ(only({filed(1, early), filed(2, late)}, {{}, day("2025-03-01")}).chosen, 0U);
}

TEST_F(AssessTest, ThenTheLatestDateWinsAndTheUndatedComesLast) {
  EXPECT_EQ(only({revenue(10), revenue(20, "filed", "2020"), revenue(30, "announced", "2021"), revenue(40)}).chosen,
            2U);
}

TEST_F(AssessTest, ThenTheFirstListedWins) {
  const SignalScore line = only({revenue(10, "announced", "2025-01-01"), revenue(20, "filed", "2025-01-01")});
  EXPECT_EQ(line.chosen, 0U);
  EXPECT_THAT(line.conflicting, ElementsAre(1));
}

TEST_F(AssessTest, AnObservationWithoutATierGivesWayToTheWeakestThatHasOne) {
  EXPECT_EQ(only({revenue(10, "", "2026"), revenue(20, "ambition")}).chosen, 1U);
  EXPECT_EQ(only({revenue(20, "ambition"), revenue(10, "", "2026")}).chosen, 0U);
  EXPECT_EQ(only({revenue(10, ""), revenue(20, "", "2026")}).chosen, 1U);
}

TEST_F(AssessTest, TheFirmestIsChosenByTrustOnTheDay) {
  const EvidenceView view{EvidencePolicy::face_value, day("2026-05-13")};
  // A filing of 2010 has no trust left; half of what is left of a report of this month is more.
  const std::vector<Observation> both{revenue(100, "filed", "2010-12-31"), revenue(20, "reported", "2026-05-01")};
  EXPECT_EQ(only(both, view).chosen, 1U);
  EXPECT_EQ(only(both, {EvidencePolicy::discounted, day("2026-05-13")}).chosen, 1U);
  EXPECT_EQ(only(both).chosen, 0U) << "without a day nothing has an age";
  const SignalScore young = only({revenue(10, "filed", "2026-04-01"), revenue(20, "reported", "2026-05-01")}, view);
  EXPECT_EQ(young.chosen, 0U);
}

TEST_F(AssessTest, WhatIsTooOldCountsAsUnknownAndIsKeptApart) {
  model_.signals[0].stale_after_days = 300;
  const EvidenceView view{EvidencePolicy::face_value, day("2026-05-13")};
  const Assessment assessment = assess_all({revenue(90, "filed", "2025-07-16"), revenue(80, "filed", "2010")}, view);
  EXPECT_THAT(assessment.signals, IsEmpty());
  EXPECT_THAT(assessment.stale, ElementsAre(0, 1));
  EXPECT_TRUE(std::isnan(assessment.criteria[0]));
  EXPECT_EQ(only({revenue(90, "filed", "2025-07-17")}, view).face, 90) << "on its last day it counts";
  EXPECT_EQ(only({revenue(90, "filed", "2010")}).face, 90) << "no day, no age";
  EXPECT_EQ(only({revenue(90)}, view).face, 90) << "undated";
}

TEST_F(AssessTest, AWeakerOneCountsWhereTheFirmerIsTooOld) {
  model_.signals[0].stale_after_days = 300;
  model_.signals[0].half_life_days.reset();
  const Assessment assessment =
      assess_all({revenue(90, "filed", "2010-12-31"), revenue(20, "ambition", "2026-05-01")}, {{}, day("2026-05-13")});
  ASSERT_EQ(assessment.signals.size(), 1U);
  EXPECT_EQ(assessment.signals[0].chosen, 1U);
  EXPECT_THAT(assessment.signals[0].conflicting, IsEmpty());
  EXPECT_THAT(assessment.stale, ElementsAre(0));
}

TEST_F(AssessTest, AnUndatedOneIsChosenAsIfItWereAsOldAsItMayBe) {
  model_.signals[0].stale_after_days = 300;
  const EvidenceView view{EvidencePolicy::discounted, day("2026-05-13")};
  EXPECT_EQ(only({revenue(90), revenue(20, "filed", "2025-08-01")}, view).chosen, 1U);
  EXPECT_EQ(only({revenue(90), revenue(20, "reported", "2026-05-01")}, view).chosen, 1U);
  EXPECT_EQ(only({revenue(90)}, view).trust, 1) << "but nobody can say how much of its trust is left";
}

TEST_F(AssessTest, AYearIsNotKnownBeforeItsLastDay) {
  const std::vector<Observation> both{revenue(10, "filed", "2024-12-31"), revenue(80, "filed", "2025")};
  const Assessment early = assess_all(both, {{}, day("2025-01-01")});
  EXPECT_EQ(early.signals.at(0).chosen, 0U);
  EXPECT_THAT(early.after_as_of, ElementsAre(1));
  EXPECT_EQ(only(both, {{}, day("2025-12-31")}).chosen, 1U);
  EXPECT_EQ(only(both, {{}, day("2025")}).chosen, 1U);
}

TEST_F(AssessTest, TheNewestDayIsWhenTheLastObservationBecameKnown) {
  Observation filed = revenue(1, "filed", "2024-12-31");
  filed.filed = day("2025-02-20");
  const Company companies[] = {test::company("a", {filed, revenue(2)}),
                               test::company("b", {revenue(3, "filed", "2025-02")}), test::company("c", {})};
  EXPECT_EQ(newest_day(companies), day("2025-02-28"));
  EXPECT_EQ(newest_day(std::span(companies).first(1)), day("2025-02-20"));
  EXPECT_EQ(newest_day(std::span(companies).last(1)), std::nullopt);
}

TEST_F(AssessTest, ConflictsAreNeverAveraged) { EXPECT_EQ(assess_all({revenue(10), revenue(90)}).criteria[0], 10.0F); }

TEST_F(AssessTest, FaceValueTakesTheScoreWhateverTheTier) {
  const SignalScore line = only({revenue(90, "ambition")});
  EXPECT_EQ(line.used, 90);
  EXPECT_EQ(line.trust, 1);
}

TEST_F(AssessTest, DiscountingDrawsScoresTowardsFifty) {
  EXPECT_EQ(only({revenue(90, "reported")}, kDiscounted).used, 70);
  EXPECT_EQ(only({revenue(10, "reported")}, kDiscounted).used, 30);
  EXPECT_EQ(only({revenue(90, "ambition")}, kDiscounted).used, 50);
  EXPECT_EQ(only({revenue(90, "reported")}, kDiscounted).face, 90);
  EXPECT_EQ(only({revenue(90, "reported")}, kDiscounted).trust, 0.5);
}

TEST_F(AssessTest, FullTrustIsFaceValueToTheBit) {
  for (double value = 0; value < 100; value += 0.37) {
    EXPECT_EQ(only({revenue(value)}, kDiscounted).used, only({revenue(value)}).face);
    EXPECT_EQ(only({revenue(value, "")}, kDiscounted).used, only({revenue(value)}).face);
  }
}

TEST_F(AssessTest, TrustHalvesWithEachHalfLife) {
  const EvidenceView view{EvidencePolicy::discounted, day("2025-07-20")};
  EXPECT_EQ(only({revenue(90, "filed", "2025-07-20")}, view).trust, 1);
  EXPECT_EQ(only({revenue(90, "filed", "2025-04-11")}, view).trust, 0.5);
  EXPECT_EQ(only({revenue(90, "reported", "2025-01-01")}, view).trust, 0.125);
  EXPECT_EQ(only({revenue(90, "reported", "2025-01-01")}, view).used, 55);
  EXPECT_EQ(only({revenue(90, "filed", "1000")}, view).trust, 0);
}

TEST_F(AssessTest, TrustFadesSmoothlyBetweenHalfLives) {
  const EvidenceView view{EvidencePolicy::discounted, day("2025-07-20")};
  for (int age = 0; age <= 1000; age += 7) {
    const Date seen(view.as_of->first_day() - std::chrono::days(age));
    const double trust = only({revenue(90, "filed", seen.text())}, view).trust;
    EXPECT_NEAR(trust, std::pow(0.5, age / 100.0), 4e-16 * trust + 1e-18) << age;
  }
}

TEST_F(AssessTest, NothingFadesWithoutAHalfLifeOrEitherDate) {
  const EvidenceView view{EvidencePolicy::discounted, day("2025-07-20")};
  EXPECT_EQ(only({observe(model_, "pay", 200, "reported", "2020")}, view).trust, 0.5);
  EXPECT_EQ(only({revenue(90, "reported")}, view).trust, 0.5);
  EXPECT_EQ(only({revenue(90, "reported", "2020")}, kDiscounted).trust, 0.5);
  EXPECT_EQ(only({revenue(90, "reported", "2020")}, {EvidencePolicy::face_value, day("2025")}).trust, 1);
}

TEST_F(AssessTest, LeavesOutWhatIsDatedAfterTheRanking) {
  const EvidenceView view{EvidencePolicy::face_value, day("2025-03-30")};
  const Assessment assessment =
      assess_all({revenue(10, "filed", "2025-03-31"), revenue(20, "ambition", "2025-03-30"), revenue(30, "ambition"),
                  observe(model_, "pay", 200, "filed", "2025-03"), observe(model_, "lab", "yes", "filed", "2025-02")},
                 view);
  EXPECT_THAT(assessment.after_as_of, ElementsAre(0, 3));
  ASSERT_EQ(assessment.signals.size(), 2U);
  EXPECT_EQ(assessment.signals[0].chosen, 1U);
  EXPECT_THAT(assessment.signals[0].conflicting, ElementsAre(2));
  EXPECT_EQ(assessment.signals[1].chosen, 4U);
  EXPECT_TRUE(std::isnan(assessment.criteria[1]));
}

TEST_F(AssessTest, LeavesNothingOutOfAnUndatedRanking) {
  EXPECT_THAT(assess_all({revenue(10, "filed", "9999")}).after_as_of, IsEmpty());
}

TEST_F(AssessTest, AStatedCriterionTakesNoAccountOfItsSignals) {
  for (const EvidencePolicy policy : {EvidencePolicy::face_value, EvidencePolicy::discounted}) {
    const Assessment assessment =
        assess_all({revenue(10), observe(model_, "pay", 200)}, {policy, std::nullopt}, {33.3F, kUnknown, kUnknown});
    EXPECT_EQ(assessment.criteria[0], 33.3F);
    EXPECT_EQ(assessment.criteria[1], 50.0F);
    EXPECT_TRUE(std::isnan(assessment.criteria[2]));
  }
}

TEST_F(AssessTest, TheMatrixHasOneRowPerAssessmentInOrder) {
  const std::vector<Assessment> assessments{assess_all({revenue(10)}), assess_all({}),
                                            assess_all({observe(model_, "lab", "no")})};
  const ScoreMatrix scores = to_score_matrix(model_, assessments);
  EXPECT_EQ(scores.companies(), 3U);
  EXPECT_EQ(scores.criteria(), 3U);
  EXPECT_EQ(scores.at(0, 0), 10.0F);
  EXPECT_TRUE(std::isnan(scores.at(1, 0)));
  EXPECT_EQ(scores.at(2, 2), 0.0F);
}

}  // namespace
}  // namespace fitrank
