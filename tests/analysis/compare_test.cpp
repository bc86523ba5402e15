#include "analysis/compare.hpp"

#include <gmock/gmock.h>

#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::observe;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class CompareTest : public testing::Test {
 protected:
  Comparison compared(std::vector<Observation> a, std::vector<Observation> b, const std::vector<double>& weights,
                      MissingPolicy missing, std::vector<float> stated_b = {}) const {
    const CompanySet set = assess_companies(
        model_, {test::company("a", std::move(a)), test::company("b", std::move(b), std::move(stated_b))}, {});
    return compare(model_, set, {Standing{1, 5}, Standing{4, 5}}, Weights(weights), missing);
  }
  Observation see(std::string_view signal, double value) const { return observe(model_, signal, value); }
  Observation see(std::string_view signal, std::string_view level) const { return observe(model_, signal, level); }

  Model model_ = test::sample_model();
};

TEST_F(CompareTest, SetsSignalsBesideEachOther) {
  const Comparison comparison =
      compared({see("revenue", 90), see("capital", "listed"), see("lab", "yes")},
               {see("revenue", 30), see("pay", 300), see("attrition", 10)}, {2, 1, 1}, MissingPolicy::zero);
  EXPECT_EQ(comparison.a.rank, 1U);
  EXPECT_EQ(comparison.b.rank, 4U);
  EXPECT_EQ(comparison.b.company, 1U);
  EXPECT_EQ(comparison.b.of, 5U);
  EXPECT_DOUBLE_EQ(comparison.gap, 65 - 52.5);
  ASSERT_THAT(comparison.criteria, SizeIs(3));
  const CriterionGap& growth = comparison.criteria[0];
  EXPECT_EQ(growth.weight, 0.5);
  EXPECT_EQ(growth.a.score, 90);
  EXPECT_EQ(growth.b.score, 30);
  EXPECT_DOUBLE_EQ(growth.gap, 30);
  ASSERT_THAT(growth.signals, SizeIs(2));
  EXPECT_DOUBLE_EQ(growth.signals[0].gap, 30 - 15);
  EXPECT_TRUE(growth.signals[1].a);
  EXPECT_FALSE(growth.signals[1].b);
  EXPECT_DOUBLE_EQ(growth.signals[1].gap, 15);
  const CriterionGap& learning = comparison.criteria[2];
  ASSERT_THAT(learning.signals, SizeIs(2));
  EXPECT_EQ(learning.signals[0].signal, 3U);  // of B alone, and first in the model
  EXPECT_FALSE(learning.signals[0].a);
  EXPECT_DOUBLE_EQ(learning.signals[0].gap, -12.5);
  EXPECT_DOUBLE_EQ(learning.signals[1].gap, 20);
  EXPECT_FALSE(comparison.overtakes.empty());
}

TEST_F(CompareTest, TellsWhatNoSignalCarries) {
  const Comparison neutral = compared({see("revenue", 60)}, {see("pay", 200)}, {1, 1, 0}, MissingPolicy::neutral);
  EXPECT_EQ(neutral.criteria[0].a.unsignalled, 0);
  EXPECT_EQ(neutral.criteria[0].b.unsignalled, 25);
  EXPECT_EQ(neutral.criteria[1].a.unsignalled, 25);
  EXPECT_DOUBLE_EQ(neutral.criteria[0].gap, 5);
  const Comparison stated =
      compared({see("revenue", 60)}, {see("revenue", 10)}, {1, 1, 0}, MissingPolicy::zero, {80, kUnknown, kUnknown});
  EXPECT_TRUE(stated.criteria[0].b.stated);
  EXPECT_EQ(stated.criteria[0].b.unsignalled, 40);
  EXPECT_FALSE(stated.criteria[0].signals[0].b);
}

TEST_F(CompareTest, EqualScoresHaveNoOvertakes) {
  const Comparison comparison = compared({see("revenue", 60), see("pay", 200)}, {see("revenue", 50), see("pay", 220)},
                                         {1, 1, 0}, MissingPolicy::zero);
  EXPECT_TRUE(comparison.level());
  EXPECT_THAT(comparison.overtakes, IsEmpty());
}

void expect_sums(const Comparison& comparison) {
  double gap = 0;
  double points_a = 0;
  double points_b = 0;
  for (const CriterionGap& criterion : comparison.criteria) {
    gap += criterion.gap;
    points_a += criterion.a.points;
    points_b += criterion.b.points;
    double lines = criterion.a.unsignalled - criterion.b.unsignalled;
    for (const SignalGap& signal : criterion.signals) lines += signal.gap;
    EXPECT_NEAR(lines, criterion.gap, 1e-9);
  }
  EXPECT_NEAR(gap, comparison.a.fit.score - comparison.b.fit.score, 1e-9);
  EXPECT_NEAR(gap, comparison.gap, 1e-9);
  EXPECT_NEAR(points_a, comparison.a.fit.score, 1e-9);
  EXPECT_NEAR(points_b, comparison.b.fit.score, 1e-9);
}

TEST(CompareSums, LinesAddUpToTheGapOnRandomCompanies) {
  for (std::uint64_t seed = 0; seed < 1000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    test::Draw draw(seed);
    const Model model = test::random_model(draw);
    const Weights weights(test::random_raw_weights(draw, model));
    const EvidencePolicy policy = seed % 2 == 0 ? EvidencePolicy::face_value : EvidencePolicy::discounted;
    const CompanySet set =
        assess_companies(model, {test::random_company(draw, model, "a"), test::random_company(draw, model, "b")},
                         {policy, test::day("2026-01-01")});
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      if (!fit_score(set.scores, 0, weights, missing).ranked()) continue;
      if (!fit_score(set.scores, 1, weights, missing).ranked()) continue;
      expect_sums(compare(model, set, {}, weights, missing));
    }
  }
}

}  // namespace
}  // namespace fitrank
