#include "analysis/layers.hpp"

#include <fmt/core.h>
#include <gmock/gmock.h>

namespace fitrank::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Company of_layer(std::string id, std::string layer) {
  Company company;
  company.id = std::move(id);
  company.layer = std::move(layer);
  return company;
}

TEST(LayerIds, AreTheModelsInItsOrder) {
  Model model;
  model.layers = {{"silicon", "Silicon"}, {"memory", "Memory"}};
  EXPECT_THAT(layer_ids(model, {of_layer("a", "power")}), ElementsAre("silicon", "memory"));
}

TEST(LayerIds, AreTheCompaniesWhereTheModelListsNone) {
  EXPECT_THAT(
      layer_ids({}, {of_layer("a", "power"), of_layer("b", ""), of_layer("c", "launch"), of_layer("d", "power")}),
      ElementsAre("launch", "power"));
}

TEST(LayerLabel, IsTheIdWhereTheModelDoesNotListIt) {
  Model model;
  model.layers = {{"silicon", "Silicon"}};
  EXPECT_EQ(layer_label(model, "silicon"), "Silicon");
  EXPECT_EQ(layer_label(model, "power"), "power");
}

TEST(BestOfLayers, KeepsTheFirstRowOfEachWithItsRank) {
  RankReport report;
  for (const char* layer : {"silicon", "silicon", "", "power", "silicon", "power"}) {
    const std::size_t place = report.rows.size();
    report.shown.companies.push_back(of_layer(fmt::format("c{}", place), layer));
    report.rows.emplace_back().place = {place, place + 1, {}};
  }
  const auto best = best_of_layers(report);
  ASSERT_EQ(best.size(), 2U);
  EXPECT_EQ(best[0].place.rank, 1U);
  EXPECT_EQ(best[1].place.rank, 4U);
  EXPECT_THAT(best_of_layers({}), IsEmpty());
}

}  // namespace
}  // namespace fitrank::test
