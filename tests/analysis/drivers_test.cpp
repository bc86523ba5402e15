#include "analysis/drivers.hpp"

#include <gmock/gmock.h>

#include "support/random_dossiers.hpp"
#include "support/sample.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

WeightDraws near(std::vector<double> profile, std::size_t concentration = 1000) {
  return WeightDraws({.from = WeightSource::profile, .profile = Weights(profile), .concentration = concentration});
}

Signal signal_of(std::string id, std::size_t criterion, ValueFunction function) {
  Signal signal;
  signal.id = std::move(id);
  signal.criterion = criterion;
  signal.value_function = std::move(function);
  return signal;
}

/// Flat but around x = 0: a value of -5 scores 0 and one of 5 scores 100, wherever the goalposts are moved to.
ValueFunction step() { return ValueFunction::from_points({{-1, 0}, {1, 100}}); }

Model model_of(std::vector<Signal> signals, std::size_t criteria) {
  Model model;
  for (std::size_t c = 0; c < criteria; ++c) model.criteria.push_back({"c" + std::to_string(c), "C"});
  model.tiers = {{"filed", 1}, {"reported", 0.5}, {"ambition", 0}};
  model.signals = std::move(signals);
  return model;
}

std::vector<SobolOutput> drivers(const Model& model, std::vector<Company> companies, const WeightDraws& weights,
                                 std::size_t threads = 0, std::size_t samples = 512) {
  const CompanySet set = assess_companies(model, std::move(companies), {});
  return find_drivers({model, set}, set.companies.size(), weights, {.samples = samples, .threads = threads});
}

/// Companies of which a table states these scores, as they stand.
std::vector<Company> stated(const std::vector<test::Row>& rows, std::size_t criteria) {
  std::vector<Company> companies;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Company company = test::company(std::to_string(i), {});
    for (std::size_t c = 0; c < criteria; ++c) {
      company.stated.push_back(rows[i][c] ? static_cast<float>(*rows[i][c]) : kUnknown);
    }
    companies.push_back(std::move(company));
  }
  return companies;
}

std::vector<SobolOutput> stated_drivers(const std::vector<test::Row>& rows, const WeightDraws& weights,
                                        std::size_t threads = 0) {
  return drivers(model_of({}, weights.criteria()), stated(rows, weights.criteria()), weights, threads);
}

double total(const SobolOutput& output, Driver driver) {
  return output.factors[static_cast<std::size_t>(driver)].total.value;
}

/// Everything that moves the first company's rank is `driver`, and nothing of it anything else.
void expect_all_from(Driver driver, const std::vector<SobolOutput>& result) {
  ASSERT_THAT(result, SizeIs(2));
  ASSERT_THAT(result[0].factors, SizeIs(kAllDrivers.size()));
  for (const Driver other : kAllDrivers) {
    if (other == driver) {
      EXPECT_NEAR(total(result[0], other), 1, 0.1);
    } else {
      EXPECT_EQ(total(result[0], other), 0) << static_cast<int>(other);
    }
  }
}

TEST(DriversTest, WhoIsAheadInEverythingHasAConstantRank) {
  for (const SobolOutput& output : stated_drivers({{90, 90}, {50, 50}, {10, 10}}, near({1, 1}, 10))) {
    EXPECT_THAT(output.factors, IsEmpty());
    EXPECT_EQ(output.least, output.greatest);
  }
}

TEST(DriversTest, WeightsAloneMoveEvenlyMatchedOpposites) {
  expect_all_from(Driver::weights, stated_drivers({{80, 40}, {40, 80}}, near({1, 1}, 20)));
}

TEST(DriversTest, MissingAloneMovesWhatATableLeavesOpen) {
  expect_all_from(Driver::missing, stated_drivers({{90, {}}, {60, 60}}, near({1, 1})));
}

TEST(DriversTest, MethodAloneMovesTheExtreme) {
  expect_all_from(Driver::method, stated_drivers({{99, 9}, {45, 45}}, near({1, 1})));
}

TEST(DriversTest, EvidenceAloneMovesWhatOnlyItTouches) {
  const Model model = model_of({signal_of("s", 0, step()), signal_of("t", 1, step())}, 2);
  std::vector<Company> companies = stated({{70, 70}, {70, 70}}, 2);
  companies[0] =
      test::company("a", {test::observe(model, "s", 5, "ambition"), test::observe(model, "t", 5, "ambition")});
  const auto result = drivers(model, companies, near({1, 1}));
  expect_all_from(Driver::evidence, result);
  EXPECT_NEAR(result[0].mean, 1.5, 0.1);
  EXPECT_EQ(result[0].least, 1);
  EXPECT_EQ(result[0].greatest, 2);
}

TEST(DriversTest, GoalpostsAloneMoveWhoStandsOnTheirSlopes) {
  const Model model = model_of({signal_of("s", 0, ValueFunction::from_points({{0, 0}, {50, 100}, {100, 0}}))}, 1);
  expect_all_from(Driver::goalposts, drivers(model,
                                             {test::company("a", {test::observe(model, "s", 26)}),
                                              test::company("b", {test::observe(model, "s", 75)})},
                                             near({1})));
}

TEST(DriversTest, ScoresOfLevelsAreGoalposts) {
  const Model model = model_of({signal_of("s", 0, ValueFunction::from_levels({{"low", 40}, {"high", 60}}))}, 1);
  std::vector<Company> companies = stated({{59}, {59}}, 1);
  companies[0] = test::company("a", {test::observe(model, "s", "high", "")});
  expect_all_from(Driver::goalposts, drivers(model, companies, near({1})));
}

TEST(DriversTest, ImportanceAloneMovesOppositesWithinACriterion) {
  Model model = model_of({signal_of("s", 0, step()), signal_of("t", 0, step())}, 1);
  model.signals[0].importance = 1.1;
  expect_all_from(Driver::importance,
                  drivers(model,
                          {test::company("a", {test::observe(model, "s", 5), test::observe(model, "t", -5)}),
                           test::company("b", {test::observe(model, "s", -5), test::observe(model, "t", 5)})},
                          near({1})));
}

TEST(DriversTest, TrustIsFeltUnderDiscountedAlone) {
  // 50 + 50 t is above 75 for half of what t can be around 0.5, and 100 is at face value: the rank is 1 + E T with
  // E, T independent and 1 half of the time. V = 3/16; both total indices are 1/8 over it.
  const Model model = model_of({signal_of("s", 0, step())}, 1);
  std::vector<Company> companies = stated({{75}, {75}}, 1);
  companies[0] = test::company("a", {test::observe(model, "s", 5, "reported")});
  const auto result = drivers(model, companies, near({1}), 0, 4096);
  for (const Driver driver : kAllDrivers) {
    const bool moves = driver == Driver::trust || driver == Driver::evidence;
    EXPECT_NEAR(total(result[0], driver), moves ? 2.0 / 3 : 0, moves ? 0.05 : 0) << static_cast<int>(driver);
  }
  EXPECT_NEAR(result[0].factors[static_cast<std::size_t>(Driver::trust)].first.value, 1.0 / 3, 0.06);
}

TEST(DriversTest, UnknownAloneMovesWhoIsKnownInPart) {
  // A criterion of which a signal is known has a score under every missing policy.
  const Model model = model_of(
      {signal_of("s", 0, step()), signal_of("t", 0, ValueFunction::from_levels({{"no", 0}, {"yes", 100}}))}, 1);
  std::vector<Company> companies = stated({{85}, {85}}, 1);
  companies[0] = test::company("a", {test::observe(model, "s", 5)});
  const auto result = drivers(model, companies, near({1}));
  expect_all_from(Driver::unknown, result);
  EXPECT_NEAR(result[0].mean, 1.25, 0.05);  // half of the time drawn, then "no" half of the time
}

TEST(DriversTest, WhatIsDrawnLeavesTheMissingPolicyNothingToDo) {
  // Nothing is known of the second criterion, which weighs half: 0 or 50 costs the first rank, left out does not,
  // and no draw does. The rank is 1 + M U with M 1 in two of three and U in one of two.
  const Model model =
      model_of({signal_of("s", 0, step()), signal_of("t", 1, ValueFunction::from_points({{0, 90}}))}, 2);
  std::vector<Company> companies = stated({{85, 85}, {85, 85}}, 2);
  companies[0] = test::company("a", {test::observe(model, "s", 5)});
  const auto result = drivers(model, companies, near({1, 1}), 0, 4096);
  const double variance = 2.0 / 9;
  EXPECT_NEAR(result[0].mean, 1 + 1.0 / 3, 0.03);
  EXPECT_NEAR(total(result[0], Driver::missing), 1.0 / 2 * 2 / 9 / variance, 0.05);
  EXPECT_NEAR(total(result[0], Driver::unknown), 2.0 / 3 * 1 / 4 / variance, 0.05);
}

TEST(DriversTest, OnlyTheShownAreGiven) {
  const Model model = model_of({}, 2);
  const CompanySet set = assess_companies(model, stated({{70, 70}, {50, 50}, {10, 10}}, 2), {});
  const auto result = find_drivers({model, set}, 2, near({1, 1}), {.samples = 16});
  ASSERT_THAT(result, SizeIs(2));
  EXPECT_EQ(result[0].mean, 1);
  EXPECT_EQ(result[1].mean, 2);
}

void expect_same(const std::vector<SobolOutput>& one, const std::vector<SobolOutput>& three) {
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].mean, three[i].mean);
    ASSERT_EQ(one[i].factors.size(), three[i].factors.size());
    for (std::size_t f = 0; f < one[i].factors.size(); ++f) {
      EXPECT_EQ(one[i].factors[f].total.value, three[i].factors[f].total.value);
      EXPECT_EQ(one[i].factors[f].total.low, three[i].factors[f].total.low);
    }
  }
}

TEST(DriversTest, ThreadsChangeNothing) {
  const test::World world = test::random_world(3, 12);
  expect_same(stated_drivers(world.rows, near(world.weights, 10), 1),
              stated_drivers(world.rows, near(world.weights, 10), 3));
  test::Draw draw(7);
  const Model model = test::random_model(draw);
  std::vector<Company> companies;
  for (int i = 0; i < 8; ++i) companies.push_back(test::random_company(draw, model, std::to_string(i)));
  const WeightDraws weights = near(std::vector<double>(model.criteria.size(), 1), 10);
  expect_same(drivers(model, companies, weights, 1), drivers(model, companies, weights, 3));
}

}  // namespace
}  // namespace fitrank
