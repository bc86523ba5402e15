#include "analysis/signal_coverage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sample.hpp"

namespace fitrank::test {
namespace {

using testing::ElementsAre;

class SignalCoverageTest : public testing::Test {
 protected:
  EvidenceCoverage cover(std::vector<Company> companies, std::optional<Date> to = {}) const {
    return cover_signals(model_, assess_companies(model_, std::move(companies), {}), to);
  }
  SignalCoverage revenue(const EvidenceCoverage& coverage) const {
    return coverage.signals[*model_.find_signal("revenue")];
  }

  const Model model_ = sample_model();
};

TEST_F(SignalCoverageTest, WhatCountsIsCountedOnceACompany) {
  const auto coverage =
      cover({company("a", {observe(model_, "revenue", 1.0, "reported"), observe(model_, "revenue", 2.0)}),
             company("b", {observe(model_, "revenue", 3.0, "announced")}), company("c", {})});
  EXPECT_EQ(coverage.companies, 3U);
  EXPECT_EQ(revenue(coverage).companies, 2U);
  EXPECT_THAT(revenue(coverage).tiers, ElementsAre(1U, 1U, 0U, 0U));
  EXPECT_EQ(revenue(coverage).undated, 2U);
}

TEST_F(SignalCoverageTest, AgesAreCountedToTheDayGiven) {
  const auto coverage = cover({company("a", {observe(model_, "revenue", 1.0, "filed", "2025-06-01")}),
                               company("b", {observe(model_, "revenue", 1.0, "filed", "2025-05-31")}),
                               company("c", {observe(model_, "revenue", 1.0, "filed", "2020")})},
                              day("2026-06-01"));
  EXPECT_THAT(revenue(coverage).ages, ElementsAre(1U, 1U, 0U, 1U)) << "365 days are one year, 366 are more";
  EXPECT_EQ(revenue(coverage).oldest, day("2020"));
  EXPECT_EQ(revenue(coverage).latest, day("2025-06-01"));
}

TEST_F(SignalCoverageTest, WithoutADayAgesAreCountedToTheLatestDate) {
  const auto coverage = cover({company("a", {observe(model_, "revenue", 1.0, "filed", "2020-01-01")}),
                               company("b", {observe(model_, "pay", 200.0, "filed", "2025-05-31")})});
  EXPECT_EQ(coverage.day, day("2025-05-31"));
  EXPECT_THAT(revenue(coverage).ages, ElementsAre(0U, 0U, 0U, 1U));
  EXPECT_FALSE(cover({}).day);
}

}  // namespace
}  // namespace fitrank::test
