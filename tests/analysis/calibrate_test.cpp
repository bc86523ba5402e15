// Held-out evaluation of the missing policies, on companies whose truth is known.
#include "analysis/calibrate.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "support/sample.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;

/// Five criteria without signals: companies state their scores.
Model stating_model() {
  Model model = test::sample_model();
  model.criteria.clear();
  model.signals.clear();
  for (int c = 0; c < 5; ++c) model.criteria.push_back({fmt::format("c{}", c), fmt::format("C{}", c)});
  return model;
}

double normal(Draw& draw) {
  return std::sqrt(-2 * std::log(1 - draw.unit())) * std::cos(2 * std::numbers::pi * draw.unit());
}

/// Normal scores around 50, any two criteria of this correlation.
std::vector<Company> normal_companies(std::size_t count, double correlation) {
  Draw draw(11);
  std::vector<Company> companies;
  for (std::size_t i = 0; i < count; ++i) {
    const double common = normal(draw);
    std::vector<float> stated;
    for (int c = 0; c < 5; ++c) {
      const double z = std::sqrt(correlation) * common + std::sqrt(1 - correlation) * normal(draw);
      stated.push_back(static_cast<float>(std::clamp(50 + 20 * z, 0.0, 100.0)));
    }
    companies.push_back(test::company(fmt::format("c{}", i), {}, std::move(stated)));
  }
  return companies;
}

Calibration calibrated(const std::vector<Company>& companies, const CalibrationOptions& options = {}) {
  const Model model = stating_model();
  const CompanyPool pool(model, companies, {}, {});
  return calibrate(pool, Weights(std::vector<double>{35, 20, 35, 5, 5}), options);
}

const PolicyCalibration& of(const Calibration& calibration, MissingPolicy missing,
                            PeerEstimate estimate = PeerEstimate::none) {
  return *std::ranges::find_if(calibration.policies, [&](const PolicyCalibration& one) {
    return one.policy.missing == missing && one.policy.estimate == estimate;
  });
}

TEST(Calibrate, ExpectedIsNearestWithoutOptimismAndFindsAsManyOfTheFirst) {
  const Calibration found = calibrated(normal_companies(1000, 0.6), {.rounds = 20});
  const auto& given = of(found, MissingPolicy::expected, PeerEstimate::conditional);
  const auto& marginal = of(found, MissingPolicy::expected, PeerEstimate::marginal);
  const auto& rescaled = of(found, MissingPolicy::renormalize);
  const auto& neutral = of(found, MissingPolicy::neutral);
  const auto& zero = of(found, MissingPolicy::zero);
  EXPECT_LT(given.error, 0.95 * rescaled.error);
  EXPECT_LT(given.error, 0.75 * neutral.error);
  EXPECT_LE(marginal.error, neutral.error * 1.01);
  EXPECT_LT(given.error, 0.25 * zero.error);
  EXPECT_GT(given.recall, rescaled.recall - 0.03);
  EXPECT_GT(given.recall, marginal.recall + 0.1);
  EXPECT_LT(std::abs(given.top_bias), 1.5);
  EXPECT_GT(rescaled.top_bias, 2);
  EXPECT_NEAR(given.bias, 0, 0.3);
}

TEST(Calibrate, IntervalsHoldAsOftenAsTheySay) {
  for (const double correlation : {0.0, 0.6}) {
    for (const double interval : {0.5, 0.8, 0.95}) {
      const Calibration found = calibrated(normal_companies(600, correlation), {.rounds = 10, .interval = interval});
      for (const PeerEstimate form : {PeerEstimate::marginal, PeerEstimate::conditional}) {
        EXPECT_NEAR(of(found, MissingPolicy::expected, form).interval_holds, interval, 0.03)
            << correlation << ' ' << interval;
      }
    }
  }
}

TEST(Calibrate, SkewedScoresHaveHonestIntervalsToo) {
  Draw draw(3);
  std::vector<Company> companies;
  for (int i = 0; i < 400; ++i) {
    std::vector<float> stated;
    // Most at 80, some at 0, as levels are.
    for (int c = 0; c < 5; ++c) stated.push_back(draw.below(5) == 0 ? 0.0F : 80.0F);
    companies.push_back(test::company(fmt::format("c{}", i), {}, std::move(stated)));
  }
  const Calibration found = calibrated(companies, {.rounds = 20});
  EXPECT_NEAR(of(found, MissingPolicy::expected, PeerEstimate::marginal).interval_holds, 0.8, 0.06);
}

TEST(Calibrate, PlainPoliciesAreTheirFormulas) {
  // One company in each round decides: the other's scores are all alike.
  const Calibration found =
      calibrated({test::company("a", {}, {100, 100, 100, 100, 100}), test::company("b", {}, {100, 100, 100, 100, 100})},
                 {.hide = 0.5, .rounds = 200, .places = 1});
  // Under zero every hidden point of weight is lost, under neutral half of it, under renormalize none.
  EXPECT_NEAR(of(found, MissingPolicy::zero).error, 100 * found.hidden, 1e-9);
  EXPECT_NEAR(of(found, MissingPolicy::neutral).error, 50 * found.hidden, 1e-9);
  EXPECT_NEAR(of(found, MissingPolicy::renormalize).error, 0, 1e-9);
  EXPECT_GT(found.hidden, 0.3);
}

TEST(Calibrate, TakesNobodyOfWhomOneValueIsKnown) {
  EXPECT_EQ(calibrated({test::company("a", {}, {1, kUnknown, kUnknown, kUnknown, kUnknown})}).companies, 0U);
  EXPECT_EQ(calibrated({}).companies, 0U);
}

TEST(Calibrate, RepeatsItselfForTheSameSeed) {
  const auto companies = normal_companies(100, 0.3);
  const Calibration a = calibrated(companies, {.rounds = 3, .seed = 7});
  const Calibration b = calibrated(companies, {.rounds = 3, .seed = 7});
  const Calibration c = calibrated(companies, {.rounds = 3, .seed = 8});
  EXPECT_DOUBLE_EQ(a.policies[4].error, b.policies[4].error);
  EXPECT_GT(std::abs(a.policies[4].error - c.policies[4].error), 0);
}

}  // namespace
}  // namespace fitrank
