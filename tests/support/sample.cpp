#include "support/sample.hpp"

#include <utility>

namespace fitrank::test {
namespace {

Signal on_points(std::string id, std::size_t criterion, double importance, std::vector<Point> points) {
  Signal signal;
  signal.id = std::move(id);
  signal.criterion = criterion;
  signal.importance = importance;
  signal.value_function = ValueFunction::from_points(std::move(points));
  return signal;
}

Signal on_levels(std::string id, std::size_t criterion, double importance, std::vector<NamedLevel> levels) {
  Signal signal;
  signal.id = std::move(id);
  signal.criterion = criterion;
  signal.importance = importance;
  signal.value_function = ValueFunction::from_levels(std::move(levels));
  return signal;
}

Observation observe_value(const Model& model, std::size_t signal, Value value, std::string_view tier,
                          std::string_view as_of) {
  Observation observation;
  observation.signal = signal;
  observation.value = value;
  if (!tier.empty()) observation.tier = model.find_tier(tier).value();
  if (!as_of.empty()) observation.as_of = day(as_of);
  return observation;
}

}  // namespace

Model sample_model() {
  Model model;
  model.criteria = {{"growth", "Growth"}, {"comp", "Compensation"}, {"learning", "Learning"}};
  model.tiers = {{"filed", 1}, {"announced", 1}, {"reported", 0.5}, {"ambition", 0}};
  model.signals = {on_points("revenue", 0, 2, {{0, 0}, {100, 100}}),
                   on_levels("capital", 0, 1, {{"listed", 90}, {"none", 40}}),
                   on_points("pay", 1, 1, {{100, 0}, {300, 100}}), on_points("attrition", 2, 1, {{0, 100}, {20, 0}}),
                   on_levels("lab", 2, 3, {{"yes", 80}, {"no", 0}})};
  model.signals[0].half_life_days = 100;
  model.signals[0].possible = {-100, 10'000};
  model.signals[2].possible = {20, 10'000};
  model.signals[3].possible = {0, 300};
  return model;
}

Date day(std::string_view text) { return Date::parse(text).value(); }

Observation observe(const Model& model, std::string_view signal, double value, std::string_view tier,
                    std::string_view as_of) {
  return observe_value(model, model.find_signal(signal).value(), value, tier, as_of);
}

Observation observe(const Model& model, std::string_view signal, std::string_view level, std::string_view tier,
                    std::string_view as_of) {
  const std::size_t index = model.find_signal(signal).value();
  return observe_value(model, index, model.signals[index].value_function.find_level(level).value(), tier, as_of);
}

Company company(std::string id, std::vector<Observation> observations, std::vector<float> stated) {
  Company company;
  company.id = std::move(id);
  company.name = company.id + " Ltd";
  company.observations = std::move(observations);
  company.stated = std::move(stated);
  return company;
}

}  // namespace fitrank::test
