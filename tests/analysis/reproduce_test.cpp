#include "analysis/reproduce.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/config_files.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

std::vector<std::string> computed_order(const ReproducedTable& table) {
  std::vector<std::string> order(table.rows.size());
  for (const ReproducedScore& row : table.rows) order.at(row.computed_place - 1) = row.company;
  return order;
}

const ReproducedTable& with_policy(const std::vector<ReproducedTable>& tables, MissingPolicy missing) {
  return *std::find_if(tables.begin(), tables.end(),
                       [missing](const ReproducedTable& table) { return table.table.missing == missing; });
}

TEST(ReproduceTest, AllTenPublishedNumbersAndBothOrdersComeOut) {
  const Model model = test::config_model();
  const auto tables = reproduce(model, test::config_companies(model), test::config_profile(model));
  ASSERT_THAT(tables, SizeIs(2));
  std::size_t numbers = 0;
  for (const ReproducedTable& table : tables) {
    EXPECT_TRUE(table.order_holds) << table.table.title;
    EXPECT_TRUE(table.holds()) << table.table.title;
    for (const ReproducedScore& row : table.rows) numbers += row.number_holds() ? 1U : 0U;
  }
  EXPECT_EQ(numbers, 10U);
  EXPECT_THAT(computed_order(with_policy(tables, MissingPolicy::zero)),
              ElementsAre("nvidia", "astera-labs", "anthropic", "spacex", "xai"));
  EXPECT_THAT(computed_order(with_policy(tables, MissingPolicy::renormalize)),
              ElementsAre("astera-labs", "nvidia", "anthropic", "spacex", "xai"));
}

TEST(ReproduceTest, ThePublishedNumbersAreThoseOfTheSource) {
  const Model model = test::config_model();
  const auto tables = reproduce(model, test::config_companies(model), test::config_profile(model));
  const auto numbers = [&](MissingPolicy missing) {
    std::vector<std::pair<std::string, long>> scores;
    for (const ReproducedScore& row : with_policy(tables, missing).rows)
      scores.emplace_back(row.company, row.published);
    return scores;
  };
  using testing::Pair;
  EXPECT_THAT(numbers(MissingPolicy::zero), ElementsAre(Pair("nvidia", 69), Pair("astera-labs", 66),
                                                        Pair("anthropic", 66), Pair("spacex", 65), Pair("xai", 63)));
  EXPECT_THAT(numbers(MissingPolicy::renormalize),
              ElementsAre(Pair("astera-labs", 88), Pair("nvidia", 87), Pair("anthropic", 82), Pair("spacex", 82),
                          Pair("xai", 79)));
}

class SampleTableTest : public testing::Test {
 protected:
  /// Three quarters of the weight are known, and the unknown counts as zero: a 60 (reported: 48.75
  /// when discounted), b 45, c 52.5, d unranked. What came after the profile's day does not count.
  ReproducedTable reproduce_one(std::vector<PublishedScore> scores,
                                EvidencePolicy evidence = EvidencePolicy::face_value) const {
    Profile profile;
    profile.weights = {3, 1, 0};
    profile.as_of = test::day("2026");
    profile.published.push_back({"table", "source", MissingPolicy::zero, evidence, std::move(scores)});
    return reproduce(model_,
                     {test::company("a", {test::observe(model_, "revenue", 80, "reported")}),
                      test::company("b", {test::observe(model_, "revenue", 60),
                                          test::observe(model_, "revenue", 99, "filed", "2027")}),
                      test::company("c", {test::observe(model_, "revenue", 70)}), test::company("d", {})},
                     profile)
        .at(0);
  }
  Model model_ = test::sample_model();
};

TEST_F(SampleTableTest, PlacesCountAmongTheTablesOwnCompanies) {
  const ReproducedTable table = reproduce_one({{"a", 60}, {"b", 45}});
  EXPECT_TRUE(table.holds());
  EXPECT_EQ(table.rows[1].computed_place, 2U);
  EXPECT_EQ(table.rows[1].published_place, 2U);
  EXPECT_EQ(table.rows[1].name, "b Ltd");
}

TEST_F(SampleTableTest, EachTableHasItsOwnEvidencePolicy) {
  const ReproducedTable table = reproduce_one({{"c", 53}, {"a", 49}, {"b", 45}}, EvidencePolicy::discounted);
  EXPECT_TRUE(table.holds());
}

TEST_F(SampleTableTest, ADeviatingNumberDoesNotHold) {
  const ReproducedTable table = reproduce_one({{"a", 60}, {"c", 52}});
  EXPECT_TRUE(table.rows[0].number_holds());
  EXPECT_FALSE(table.rows[1].number_holds());
  EXPECT_TRUE(table.order_holds);
  EXPECT_FALSE(table.holds());
}

TEST_F(SampleTableTest, ADeviatingOrderDoesNotHold) {
  const ReproducedTable table = reproduce_one({{"b", 45}, {"a", 60}});
  EXPECT_FALSE(table.order_holds);
  EXPECT_FALSE(table.holds());
}

TEST_F(SampleTableTest, AnUnrankedOrMissingCompanyDoesNotHold) {
  const ReproducedTable table = reproduce_one({{"a", 60}, {"d", 0}, {"e", 0}});
  EXPECT_FALSE(table.order_holds);
  EXPECT_EQ(table.rows[1].computed, std::nullopt);
  EXPECT_EQ(table.rows[1].computed_place, 0U);
  EXPECT_EQ(table.rows[1].name, "d Ltd");
  EXPECT_FALSE(table.rows[1].number_holds());
  EXPECT_EQ(table.rows[2].name, "");
  EXPECT_FALSE(table.rows[2].number_holds());
}

TEST(ShownTest, RoundsHalfUp) {
  EXPECT_EQ(shown(65.5), 66);
  EXPECT_EQ(shown(66.5), 67);
  EXPECT_EQ(shown(std::nextafter(65.5, 0)), 65);
  EXPECT_EQ(shown(0), 0);
  EXPECT_EQ(shown(std::nextafter(0.5, 0)), 0);
  EXPECT_EQ(shown(0.5), 1);
  EXPECT_EQ(shown(99.99999999999999), 100);
  EXPECT_EQ(shown(100), 100);
}

}  // namespace
}  // namespace fitrank
