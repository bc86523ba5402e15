#include "evidence/company_set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/sample.hpp"

namespace fitrank {
namespace {

TEST(CompanySetTest, KeepsCompaniesIdsAssessmentsAndScoresInStep) {
  const Model model = test::sample_model();
  const CompanySet set = assess_companies(model,
                                          {test::company("b", {test::observe(model, "revenue", 10, "reported")}),
                                           test::company("a", {}, {kUnknown, 70, kUnknown})},
                                          {EvidencePolicy::discounted, std::nullopt});
  EXPECT_THAT(set.ids, testing::ElementsAre("b", "a"));
  ASSERT_EQ(set.assessments.size(), 2U);
  EXPECT_EQ(set.companies[1].id, "a");
  EXPECT_EQ(set.scores.at(0, 0), 30.0F);
  EXPECT_EQ(set.assessments[0].criteria[0], 30.0F);
  EXPECT_EQ(set.scores.at(1, 1), 70.0F);
  EXPECT_TRUE(std::isnan(set.scores.at(1, 0)));
}

TEST(CompanySetTest, MayBeEmpty) {
  const CompanySet set = assess_companies(test::sample_model(), {}, {});
  EXPECT_EQ(set.scores.companies(), 0U);
  EXPECT_EQ(set.scores.criteria(), 3U);
}

}  // namespace
}  // namespace fitrank
