#include "analysis/hype.hpp"

#include <gmock/gmock.h>

#include "evidence/company_set.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::observe;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class HypeTest : public testing::Test {
 protected:
  HypeTest() {
    profile_.weights = {1, 0, 1};
    profile_.missing = MissingPolicy::zero;
  }
  HypeEntry only(std::vector<Observation> observations, std::vector<Claim> claims = {}) const {
    Company company = test::company("x", std::move(observations));
    company.claims = std::move(claims);
    const auto entries = hype(model_, pool({company}), {company}, profile_, Weights(profile_.weights));
    EXPECT_THAT(entries, SizeIs(1));
    return entries.at(0);
  }
  CompanyPool pool(const std::vector<Company>& companies) const { return {model_, companies, {}, {}}; }
  Claim claim(std::string_view signal, std::string_view tier, std::string_view as_of = "") const {
    Claim claim;
    claim.text = "we lead";
    claim.signal = model_.find_signal(signal).value();
    claim.tier = model_.find_tier(tier).value();
    if (!as_of.empty()) claim.as_of = test::day(as_of);
    return claim;
  }

  Model model_ = test::sample_model();
  Profile profile_;
};

TEST_F(HypeTest, SplitsTheGapOverWeaklyEvidencedSignals) {
  const HypeEntry entry =
      only({observe(model_, "revenue", 90, "reported"), observe(model_, "capital", "listed"),
            observe(model_, "attrition", 20, "reported"), observe(model_, "lab", "yes", "ambition")});
  EXPECT_DOUBLE_EQ(entry.face.score, 0.5 * 90 + 0.5 * 60);
  // revenue 90 -> 70, attrition 0 -> 25, lab 80 -> 50
  EXPECT_NEAR(entry.gap, 0.5 * (2.0 / 3 * 20) + 0.5 * (-25.0 / 4 + 3 * 30.0 / 4), 1e-5);
  ASSERT_THAT(entry.parts, SizeIs(3));
  EXPECT_EQ(entry.parts[0].signal, 4U);
  EXPECT_EQ(entry.parts[0].observation, 3U);
  EXPECT_EQ(entry.parts[0].trust, 0);
  EXPECT_EQ(entry.parts[0].face, 80);
  EXPECT_EQ(entry.parts[0].used, 50);
  EXPECT_NEAR(entry.parts[0].points, 11.25, 1e-5);
  EXPECT_EQ(entry.parts[1].signal, 0U);
  EXPECT_NEAR(entry.parts[1].points, 20.0 / 3, 1e-5);
  EXPECT_EQ(entry.parts[2].signal, 3U);
  EXPECT_NEAR(entry.parts[2].points, -3.125, 1e-5);
}

TEST_F(HypeTest, RescalesWhereTheUnknownIsLeftOut) {
  profile_.missing = MissingPolicy::renormalize;
  const HypeEntry entry = only({observe(model_, "revenue", 90, "reported")});
  EXPECT_DOUBLE_EQ(entry.gap, 20);
  ASSERT_THAT(entry.parts, SizeIs(1));
  EXPECT_DOUBLE_EQ(entry.parts[0].points, 20);
}

TEST_F(HypeTest, FirmOrUnweighedOrUntieredEvidenceMakesNoPart) {
  profile_.weights = {1, 0, 0};
  const HypeEntry entry = only({observe(model_, "revenue", 90, ""), observe(model_, "capital", "listed"),
                                observe(model_, "pay", 300, "ambition"), observe(model_, "lab", "yes", "ambition")});
  EXPECT_EQ(entry.gap, 0);
  EXPECT_THAT(entry.parts, IsEmpty());
}

TEST_F(HypeTest, GreatestGapComesFirstThenTheId) {
  const auto with = [&](std::string id, std::string_view tier) {
    return test::company(std::move(id), {observe(model_, "revenue", 90, tier)});
  };
  const std::vector<Company> companies{with("firm", "filed"), with("late", "ambition"), with("early", "ambition"),
                                       test::company("nothing", {}), with("half", "reported")};
  std::vector<std::size_t> order;
  for (const HypeEntry& entry : hype(model_, pool(companies), companies, profile_, Weights(profile_.weights))) {
    order.push_back(entry.company);
  }
  EXPECT_THAT(order, ElementsAre(2, 1, 4, 0));
}

TEST_F(HypeTest, AClaimIsBackedByFirmerEvidenceAlone) {
  const auto stands = [&](std::string_view observed, double value, std::string_view claimed) {
    const ClaimCheck check = only({observe(model_, "revenue", value, observed)}, {claim("revenue", claimed)}).claims[0];
    EXPECT_EQ(check.observation, 0U);
    EXPECT_FALSE(check.backed && check.contradicted);
    return check.backed ? "backed" : check.contradicted ? "contradicted" : "neither";
  };
  EXPECT_STREQ(stands("filed", 50, "ambition"), "backed");
  EXPECT_STREQ(stands("filed", 49, "ambition"), "contradicted");
  EXPECT_STREQ(stands("reported", 90, "reported"), "neither");
  EXPECT_STREQ(stands("ambition", 90, "reported"), "neither");
  EXPECT_STREQ(stands("", 90, "ambition"), "neither");
  EXPECT_STREQ(stands("filed", 90, "filed"), "backed") << "nothing can be firmer";
}

TEST_F(HypeTest, AClaimAboutTheUnobservedIsNotBacked) {
  const HypeEntry entry = only({observe(model_, "revenue", 90)}, {claim("lab", "ambition")});
  ASSERT_THAT(entry.claims, SizeIs(1));
  EXPECT_EQ(entry.claims[0].observation, std::nullopt);
  EXPECT_FALSE(entry.claims[0].backed);
  EXPECT_FALSE(entry.claims[0].contradicted);
}

TEST_F(HypeTest, ClaimsAfterTheDateAreLeftOut) {
  profile_.as_of = test::day("2026-05-13");
  const HypeEntry entry =
      only({observe(model_, "revenue", 90)},
           {claim("lab", "ambition", "2026-05-14"), claim("lab", "ambition", "2026-05-13"), claim("lab", "ambition")});
  ASSERT_THAT(entry.claims, SizeIs(2));
  EXPECT_EQ(entry.claims[0].claim, 1U);
}

TEST_F(HypeTest, AgeCountsAsLackOfTrust) {
  profile_.as_of = test::day("2026-04-11");
  const HypeEntry entry = only({observe(model_, "revenue", 90, "filed", "2026-01-01")});  // a half-life of 100 days
  ASSERT_THAT(entry.parts, SizeIs(1));
  EXPECT_DOUBLE_EQ(entry.parts[0].trust, 0.5);
  EXPECT_DOUBLE_EQ(entry.parts[0].points, 10);
}

TEST(HypeSums, PartsAddUpToTheGapOnRandomCompanies) {
  std::size_t parts = 0;
  for (std::uint64_t seed = 0; seed < 1000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    test::Draw draw(seed);
    const Model model = test::random_model(draw);
    Profile profile;
    profile.weights = test::random_raw_weights(draw, model);
    profile.as_of = test::day("2026-01-01");
    const std::vector<Company> companies{test::random_company(draw, model, "a"),
                                         test::random_company(draw, model, "b")};
    const CompanyPool pool(model, companies, {}, {});
    for (const std::size_t policies : {0U, 1U, 2U, 3U, 4U, 5U}) {
      profile.missing = test::kAllMissingPolicies[policies % 3];
      profile.method = policies < 3 ? Aggregation::weighted_sum : Aggregation::weighted_product;
      const Weights weights(profile.weights);
      for (const HypeEntry& entry : hype(model, pool, companies, profile, weights)) {
        const CompanySet discounted =
            assess_companies(model, {companies[entry.company]}, {EvidencePolicy::discounted, profile.as_of});
        EXPECT_EQ(entry.discounted.score, fit_score(discounted.scores, 0, weights, profile.scoring()).score);
        double sum = 0;
        for (const HypePart& part : entry.parts) {
          sum += part.points;
          // Each near what its own discount makes of it, whatever was spread.
          EXPECT_GE(part.points * (part.face - part.used), 0);
        }
        parts += entry.parts.size();
        EXPECT_NEAR(sum, entry.face.score - entry.discounted.score, 1e-9);
      }
    }
  }
  EXPECT_GT(parts, 1000U);
}

}  // namespace
}  // namespace fitrank
