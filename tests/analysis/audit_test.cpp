#include "analysis/audit.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <map>

#include "support/config_files.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::company;
using test::observe;
using testing::ElementsAre;
using testing::SizeIs;

/// Pearson's r from sums in long double, as its definition has it.
struct Oracle {
  void add(double x, double y) {
    xs.push_back(x);
    ys.push_back(y);
  }
  std::optional<double> r(std::size_t least) const {
    long double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    const auto n = static_cast<long double>(xs.size());
    bool x_varies = false;
    bool y_varies = false;
    for (std::size_t i = 0; i < xs.size(); ++i) {
      sx += xs[i];
      sy += ys[i];
      sxx += static_cast<long double>(xs[i]) * xs[i];
      syy += static_cast<long double>(ys[i]) * ys[i];
      sxy += static_cast<long double>(xs[i]) * ys[i];
      x_varies = x_varies || xs[i] < xs[0] || xs[i] > xs[0];
      y_varies = y_varies || ys[i] < ys[0] || ys[i] > ys[0];
    }
    if (xs.size() < least || !x_varies || !y_varies) return std::nullopt;
    return static_cast<double>((n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy)));
  }
  std::vector<double> xs;
  std::vector<double> ys;
};

void expect_same(const Correlation& fast, const Oracle& slow, std::size_t least) {
  EXPECT_EQ(fast.companies, slow.xs.size());
  const auto r = slow.r(least);
  ASSERT_EQ(fast.r.has_value(), r.has_value());
  if (r) {
    EXPECT_NEAR(*fast.r, *r, 1e-6);
  }
}

Audit audit_of(const Model& model, std::vector<Company> companies, std::vector<double> weights,
               MissingPolicy missing = MissingPolicy::renormalize, std::span<const std::uint64_t> allowed = {}) {
  const CompanyPool pool(model, std::move(companies), {}, {});
  return audit(model, pool, Weights(weights), missing, allowed);
}

/// Companies of which a table states these scores.
std::vector<Company> stated(const std::vector<std::vector<float>>& rows) {
  std::vector<Company> companies;
  for (const auto& row : rows) companies.push_back(company("c" + std::to_string(companies.size()), {}, row));
  return companies;
}

/// Scores of the ranked companies, by row.
using Ranked = std::map<std::size_t, double>;

void expect_weights_by_definition(const Audit& result, const CompanyPool& pool, const Ranked& ranked) {
  for (const EffectiveWeight& one : result.weights) {
    Oracle oracle;
    for (const auto& [row, score] : ranked) {
      const float own = pool.scores().at(row, one.criterion);
      if (!std::isnan(own)) oracle.add(own, score);
    }
    expect_same(one.with_score, oracle, kLeastForMainEffect);
  }
}

void expect_criteria_by_definition(const Audit& result, const CompanyPool& pool, const Ranked& ranked) {
  for (const CorrelatedPair& pair : result.criteria) {
    Oracle oracle;
    for (const auto& [row, score] : ranked) {
      const float a = pool.scores().at(row, pair.a);
      const float b = pool.scores().at(row, pair.b);
      if (!std::isnan(a) && !std::isnan(b)) oracle.add(a, b);
    }
    expect_same(pair.correlation, oracle, kLeastForPair);
  }
}

/// Of two signals, over the ranked companies that have both.
Oracle signals_together(const CompanyPool& pool, const Ranked& ranked, std::size_t a, std::size_t b) {
  Oracle oracle;
  for (const auto& [row, score] : ranked) {
    std::map<std::size_t, double> used;
    for (const SignalScore& line : pool.dossiers().assessments[row].signals) used[line.signal] = line.used;
    if (used.contains(a) && used.contains(b)) oracle.add(used[a], used[b]);
  }
  return oracle;
}

void expect_signals_by_definition(const Audit& result, const CompanyPool& pool, const Ranked& ranked,
                                  std::size_t count) {
  std::size_t signals = 0;
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      const Oracle oracle = signals_together(pool, ranked, a, b);
      if (oracle.xs.size() < kLeastForPair) continue;
      ASSERT_LT(signals, result.signals.size());
      EXPECT_EQ(result.signals[signals].a, a);
      EXPECT_EQ(result.signals[signals].b, b);
      expect_same(result.signals[signals++].correlation, oracle, kLeastForPair);
    }
  }
  EXPECT_EQ(signals, result.signals.size());
}

TEST(AuditTest, CorrelationsAreTheirDefinition) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    test::Draw draw(seed);
    const Model model = test::random_model(draw);
    std::vector<Company> companies;
    for (int i = 0; i < 12; ++i) companies.push_back(test::random_company(draw, model, std::to_string(i)));
    const std::vector<double> raw = test::random_raw_weights(draw, model);
    const Weights weights(raw);
    const CompanyPool pool(model, companies, {}, {});
    const std::vector<std::uint64_t> allowed{0b111111111101};
    const Audit result = audit(model, pool, weights, MissingPolicy::neutral, allowed, 2);
    Ranked ranked;
    for (std::size_t row = 0; row < pool.size(); ++row) {
      const FitScore fit = fit_score(pool.scores(), row, weights, MissingPolicy::neutral);
      if (fit.ranked() && row != 1) ranked[row] = fit.score;
    }
    EXPECT_EQ(result.ranked, ranked.size());
    expect_weights_by_definition(result, pool, ranked);
    expect_criteria_by_definition(result, pool, ranked);
    expect_signals_by_definition(result, pool, ranked, model.signals.size());
  }
}

TEST(AuditTest, ACriterionWithoutSpreadMovesNothingWhateverItsWeight) {
  // Learning weighs 80 % and is 50 for all; growth and pay move all there is, growth 3 times as far as pay.
  const Audit result =
      audit_of(test::sample_model(), stated({{0, 50, 50}, {60, 50, 50}, {0, 70, 50}, {60, 70, 50}}), {10, 10, 80});
  ASSERT_THAT(result.weights, SizeIs(3));
  EXPECT_EQ(result.weights[2].with_score.companies, 4);
  EXPECT_EQ(result.weights[2].effective, std::nullopt);
  EXPECT_FALSE(result.weights[2].counts_less());
  EXPECT_NEAR(*result.weights[0].compared, 0.5, 1e-12);
  EXPECT_NEAR(*result.weights[0].effective, 0.9, 1e-9);  // variances as 9 to 1, uncorrelated
  EXPECT_NEAR(*result.weights[1].effective, 0.1, 1e-9);
  EXPECT_TRUE(result.weights[0].counts_more());
  EXPECT_TRUE(result.weights[1].counts_less());
}

TEST(AuditTest, WhereAllIsAsItsWeightSaysNothingIsMarked) {
  const Audit result =
      audit_of(test::sample_model(), stated({{0, 0, 1}, {100, 0, 1}, {0, 100, 1}, {100, 100, 1}}), {1, 1, 0});
  ASSERT_THAT(result.weights, SizeIs(2));
  for (const EffectiveWeight& one : result.weights) {
    EXPECT_NEAR(*one.effective, 0.5, 1e-9);
    EXPECT_FALSE(one.counts_more() || one.counts_less());
  }
}

TEST(AuditTest, RedundantAndTradeOffPairsAreNamed) {
  const Audit result = audit_of(
      test::sample_model(), stated({{0, 1, 90}, {25, 26, 80}, {50, 49, 30}, {75, 77, 50}, {100, 99, 10}}), {1, 1, 1});
  ASSERT_THAT(result.criteria, SizeIs(3));
  EXPECT_TRUE(result.criteria[0].correlation.redundant());
  EXPECT_FALSE(result.criteria[0].correlation.trade_off());
  EXPECT_TRUE(result.criteria[1].correlation.trade_off());
  EXPECT_FALSE(result.criteria[1].correlation.redundant());
}

TEST(AuditTest, TooFewOrAllEqualIsNotDefinedAndNever0) {
  const Model model = test::sample_model();
  for (const std::size_t count : {0U, 1U, 2U}) {
    std::vector<std::vector<float>> rows{{10, 20, 30}, {40, 10, 90}};
    rows.resize(count);
    const Audit result = audit_of(model, stated(rows), {1, 1, 1});
    EXPECT_EQ(result.ranked, count);
    for (const EffectiveWeight& one : result.weights) {
      EXPECT_EQ(one.with_score.r, std::nullopt);
      EXPECT_EQ(one.effective, std::nullopt);
    }
    EXPECT_EQ(result.coverage_with_score.r, std::nullopt);
  }
  const Audit equal = audit_of(model, stated(std::vector<std::vector<float>>(9, {90.1F, 70.3F, 33.3F})), {1, 2, 3});
  for (const EffectiveWeight& one : equal.weights) {
    EXPECT_EQ(one.with_score.companies, 9);
    EXPECT_EQ(one.with_score.r, std::nullopt);
  }
  for (const CorrelatedPair& pair : equal.criteria) EXPECT_EQ(pair.correlation.r, std::nullopt);
}

TEST(AuditTest, GoalpostsCountCapsAndWhatIsSeen) {
  const Model model = test::sample_model();
  const Audit result = audit_of(model,
                                {company("a", {observe(model, "attrition", 0), observe(model, "lab", "yes")}),
                                 company("b", {observe(model, "attrition", 25), observe(model, "lab", "no")}),
                                 company("c", {observe(model, "attrition", 20)}),
                                 company("d", {observe(model, "attrition", 7)}), company("e", {})},
                                {1, 1, 1});
  const GoalpostUse& attrition = result.goalposts[3];
  EXPECT_EQ(attrition.known, 4);
  EXPECT_EQ(attrition.at_worst, 2);
  EXPECT_EQ(attrition.at_best, 1);
  EXPECT_EQ(attrition.outside, 1);
  EXPECT_EQ(attrition.least, Value(0.0));
  EXPECT_EQ(attrition.greatest, Value(25.0));
  const GoalpostUse& lab = result.goalposts[4];
  EXPECT_EQ(lab.at_worst, 1);
  EXPECT_EQ(lab.at_best, 1);
  EXPECT_EQ(lab.outside, 0);
  EXPECT_EQ(lab.least, Value(Level{1}));
  EXPECT_EQ(lab.greatest, Value(Level{0}));
  EXPECT_EQ(result.goalposts[0].known, 0);
  EXPECT_EQ(result.goalposts[0].least, std::nullopt);
}

TEST(AuditTest, AValueFunctionOfOneScoreHasNoCaps) {
  Model model = test::sample_model();
  model.signals[2].value_function = ValueFunction::from_points({{0, 60}});
  const Audit result = audit_of(model, {company("a", {observe(model, "pay", 3)})}, {1, 1, 1});
  EXPECT_EQ(result.goalposts[2].at_worst + result.goalposts[2].at_best, 0);
  EXPECT_EQ(result.goalposts[2].outside, 1);
}

TEST(AuditTest, WhatIsMissingByCriterionLayerAndPattern) {
  const Model model = test::sample_model();
  std::vector<Company> companies{company("a", {observe(model, "revenue", 10)}),
                                 company("b", {observe(model, "capital", "none"), observe(model, "pay", 200)}),
                                 company("c", {observe(model, "revenue", 10)}), company("d", {})};
  companies[1].layer = "labs";
  const Audit result = audit_of(model, companies, {1, 1, 0});
  ASSERT_THAT(result.patterns, SizeIs(3));
  EXPECT_EQ(result.patterns[0].companies, 2);
  EXPECT_THAT(result.patterns[0].known, ElementsAre(0));
  EXPECT_EQ(result.coverage[0].known, 3);
  EXPECT_NEAR(result.coverage[0].mean_coverage, (2.0 / 3 + 1.0 / 3 + 2.0 / 3) / 4, 1e-12);
  EXPECT_EQ(result.coverage[2].known, 0);
  ASSERT_THAT(result.layers, SizeIs(2));
  EXPECT_EQ(result.layers[0].layer, "labs");
  EXPECT_NEAR(result.layers[0].mean_coverage, (1.0 / 3 + 1) / 2, 1e-12);
  EXPECT_EQ(result.layers[1].companies, 3);
  EXPECT_EQ(result.ranked, 3);
  EXPECT_EQ(result.companies, 4);
}

TEST(AuditTest, CoverageThatGoesWithTheScoreIsTold) {
  // Under `zero` what is not known costs points.
  const Audit result =
      audit_of(test::sample_model(),
               stated({{50, 50, 50}, {50, 50, kUnknown}, {50, kUnknown, kUnknown}, {50, 50, 50}, {kUnknown, 50, 50}}),
               {1, 1, 1}, MissingPolicy::zero);
  ASSERT_TRUE(result.coverage_with_score.r);
  EXPECT_NEAR(*result.coverage_with_score.r, 1, 1e-9);
}

TEST(AuditTest, ThreadsChangeNothing) {
  const Model model = test::config_model();
  const CompanyPool pool(model, test::config_companies(model), {}, {});
  const Weights weights(test::config_profile(model).weights);
  const Audit one = audit(model, pool, weights, MissingPolicy::zero, {}, 1);
  const Audit three = audit(model, pool, weights, MissingPolicy::zero, {}, 3);
  ASSERT_EQ(one.signals.size(), three.signals.size());
  for (std::size_t i = 0; i < one.weights.size(); ++i) EXPECT_EQ(one.weights[i].effective, three.weights[i].effective);
  for (std::size_t i = 0; i < one.signals.size(); ++i) {
    EXPECT_EQ(one.signals[i].correlation.r, three.signals[i].correlation.r);
  }
}

}  // namespace
}  // namespace fitrank
