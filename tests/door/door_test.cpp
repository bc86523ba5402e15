#include "fitrank/fitrank.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/source_file.hpp"

namespace fitrank_door_test {

namespace {

namespace door = fitrank::v1;
using testing::ElementsAre;
using testing::HasSubstr;

struct Seed {
  door::Model model = door::Model::load(fitrank::test::source_file("config/model.yaml"));
  door::Profile profile =
      door::Profile::load(fitrank::test::source_file("profiles/spacex-aiinfra-curious-swe-01.yaml"), model);
  door::Companies companies = door::Companies::load({fitrank::test::source_file("config/seed")}, model);
};

const Seed& seed() {
  static const Seed found;
  return found;
}

std::vector<long> rounded_scores(const door::Profile& profile) {
  std::vector<long> scores;
  for (const auto& one : door::rank(seed().companies, profile).companies) scores.push_back(std::lround(one.fit.score));
  return scores;
}

template <typename Act>
std::string error_text(Act act) {
  try {
    act();
  } catch (const door::Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST(Door, GivesBothPublishedTables) {
  EXPECT_THAT(rounded_scores(seed().profile.with_missing(door::Missing::zero)), ElementsAre(69, 66, 66, 65, 63));
  EXPECT_THAT(rounded_scores(seed().profile.with_missing(door::Missing::renormalize)), ElementsAre(88, 87, 82, 82, 79));
}

TEST(Door, WhatIfIsACopy) {
  const door::Profile changed = seed().profile.with_weights({{"growth", 0}, {"stability", 60}});
  EXPECT_NE(door::rank(seed().companies, changed).companies[0].id, "nvidia");
  EXPECT_EQ(door::rank(seed().companies, seed().profile).companies[0].id, "nvidia");
  EXPECT_THAT(error_text([] {
                seed().profile.with_weights({{"grwoth", 1}});
              }),
              HasSubstr("no such criterion: grwoth (did you mean \"growth\"?)"));
}

TEST(Door, ExplainsInPointsThatAddUp) {
  const door::Explanation explained = door::explain(seed().companies, seed().profile, "NVIDIA");
  double points = 0;
  for (const auto& criterion : explained.criteria) {
    double of_signals = 0;
    for (const auto& signal : criterion.signals) of_signals += signal.points;
    EXPECT_NEAR(of_signals, criterion.points, 1e-9);
    points += criterion.points;
  }
  EXPECT_NEAR(points, explained.fit.score, 1e-9);
  const door::Comparison compared = door::compare(seed().companies, seed().profile, "nvidia", "xai");
  EXPECT_NEAR(compared.gap, compared.a.fit.score - compared.b.fit.score, 1e-9);
}

TEST(Door, HasOneErrorWithAllProblems) {
  const auto path = std::filesystem::temp_directory_path() / "fitrank-door-test.yaml";
  std::ofstream(path) << "id: me\ntitle: Me\nweights: {grwoth: 1, pay: -1}\n";
  try {
    door::Profile::load(path, seed().model);
    FAIL();
  } catch (const door::Error& error) {
    ASSERT_GE(error.problems().size(), 2U);
    EXPECT_EQ(error.problems()[0].line, 3U);
    EXPECT_EQ(error.problems()[0].column, 11U);
    EXPECT_EQ(error.problems()[0].suggestion, "growth");
  }
  std::filesystem::remove(path);
  EXPECT_THAT(error_text([] { door::Weights(std::vector<double>{0, 0}); }), testing::Not("no error"));
  EXPECT_THAT(error_text([] { seed().companies.find("nvidai"); }), HasSubstr("did you mean \"nvidia\"?"));
  const std::vector<float> bad{1, 2, 101};
  EXPECT_THAT(error_text([&] { door::ScoreMatrix(3, {{bad.data(), 1}}); }), HasSubstr("row 2, criterion 0"));
}

TEST(Door, ProfileAndCompaniesAreOfOneModel) {
  const door::Model other = door::Model::load(fitrank::test::source_file("config/model.yaml"));
  const door::Companies companies = door::Companies::load({fitrank::test::source_file("config/seed")}, other);
  EXPECT_THAT(error_text([&] { door::rank(companies, seed().profile); }), HasSubstr("of different models"));
}

TEST(Door, AnIndexAnswersAsTheWholeSetDoes) {
  door::ScoreMatrix scores(3'000, 3);
  for (std::size_t row = 0; row < 3'000; ++row) {
    for (std::size_t c = 0; c < 3; ++c)
      scores.set(row, c, static_cast<float>((row * 7919 + c * 104'729) % 1'009) / 10.09F);
  }
  const door::Index index = door::Index::build(scores, {"a", "b", "c"}, 5);
  for (const auto& raw : std::vector<std::vector<double>>{{1, 1, 1}, {5, 0, 1}, {0, 0, 1}}) {
    const door::ScoringOptions options{.missing = door::Missing::zero, .top = 5};
    const auto expected = door::rank(scores, door::Weights(raw), options);
    const auto found = index.rank(door::Weights(raw), options);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].row, expected[i].row);
      EXPECT_EQ(found[i].fit.score, expected[i].fit.score);
    }
  }
}

TEST(Door, SaysHowFirm) {
  const auto weights = door::stability(seed().companies, seed().profile);
  ASSERT_EQ(weights.size(), 5U);
  EXPECT_LE(weights[0].first_low.share, weights[0].share);
  EXPECT_GE(weights[0].first_high.share, weights[0].share);
  const auto bounded = door::bounds(seed().companies, seed().profile);
  ASSERT_EQ(bounded.size(), 5U);
  EXPECT_LE(bounded[0].best_weights, bounded[0].rank);
  EXPECT_FALSE(door::unknowns(seed().companies, seed().profile).empty());
  const auto drawn = door::acceptability(seed().companies, seed().profile, {.samples = 1'000});
  double first = 0;
  for (const auto& one : drawn.companies) first += one.first;
  EXPECT_NEAR(first, 1, 1e-9);
  EXPECT_THAT(door::report_html(seed().companies, {seed().profile}), HasSubstr("<!doctype html>"));
}

}  // namespace fitrank_door_test
