#include "evidence/evidence_spread.hpp"

#include <gmock/gmock.h>

#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::observe;

TEST(EvidenceSpreadTest, IsTheMeanOfWhatTheTiersLeaveOpen) {
  const Model model = test::sample_model();
  // growth: revenue (x 2) reported at trust 0.5, capital (x 1) filed: (2 * 25 + 0) / 3.
  const CompanySet set = assess_companies(
      model,
      {test::company("a", {observe(model, "revenue", 60, "reported"), observe(model, "capital", "listed", "filed"),
                           observe(model, "lab", "yes", "ambition")}),
       test::company("b", {observe(model, "revenue", 60, "reported"), observe(model, "pay", 200, "reported")},
                     {70, kUnknown, kUnknown})},
      {});
  const ScoreMatrix spread = evidence_spread(model, set, 3);
  ASSERT_EQ(spread.companies(), 3U);
  EXPECT_FLOAT_EQ(spread.at(0, 0), 50.0F / 3);
  EXPECT_EQ(spread.at(0, 1), 0);
  EXPECT_EQ(spread.at(0, 2), 50);
  EXPECT_EQ(spread.at(1, 0), 0);  // stated by a table, whatever the signals
  EXPECT_EQ(spread.at(1, 1), 25);
  for (std::size_t c = 0; c < 3; ++c) EXPECT_EQ(spread.at(2, c), 0);
}

TEST(EvidenceSpreadTest, IsTheSameUnderEveryEvidencePolicy) {
  const Model model = test::sample_model();
  const std::vector<Company> companies{test::company("a", {observe(model, "pay", 200, "reported")})};
  const CompanySet set = assess_companies(model, companies, {EvidencePolicy::discounted, {}});
  EXPECT_EQ(evidence_spread(model, set, 1).at(0, 1), 25);
}

}  // namespace
}  // namespace fitrank
