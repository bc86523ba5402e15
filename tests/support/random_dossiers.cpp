#include "support/random_dossiers.hpp"

#include <fmt/format.h>

#include <utility>

#include "support/sample.hpp"

namespace fitrank::test {

Model random_model(Draw& draw) {
  Model model = sample_model();
  model.criteria.clear();
  const std::size_t criteria = 1 + draw.below(5);
  for (std::size_t c = 0; c < criteria; ++c) model.criteria.push_back({std::to_string(c), fmt::format("C{}", c)});
  const Signal as_it_stands = model.signals[0];  // with a half-life
  model.signals.clear();
  const std::size_t signals = 1 + draw.below(12);
  for (std::size_t s = 0; s < signals; ++s) {
    model.signals.push_back(as_it_stands);
    Signal& signal = model.signals.back();
    signal.id = fmt::format("s{}", s);
    signal.criterion = draw.below(criteria);
    signal.importance = 0.1 + 3 * draw.unit();
    if (draw.below(2) == 0) signal.half_life_days.reset();
  }
  return model;
}

Company random_company(Draw& draw, const Model& model, std::string id) {
  Company result = company(std::move(id), {});
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    if (draw.below(3) == 0) continue;
    Observation observation;
    observation.signal = s;
    observation.value = draw.below(4) == 0 ? 0.0 : 100 * draw.unit();
    if (draw.below(5) > 0) observation.tier = draw.below(model.tiers.size());
    if (draw.below(2) > 0) observation.as_of = day(fmt::format("{}-0{}", 2024 + draw.below(3), 1 + draw.below(9)));
    result.observations.push_back(observation);
  }
  if (draw.below(3) > 0) return result;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    result.stated.push_back(draw.below(2) == 0 ? kUnknown : static_cast<float>(100 * draw.unit()));
  }
  return result;
}

std::vector<double> random_raw_weights(Draw& draw, const Model& model) {
  std::vector<double> raw(model.criteria.size());
  for (double& weight : raw) weight = draw.below(4) == 0 ? 0 : draw.unit();
  raw[draw.below(raw.size())] = 0.5;
  return raw;
}

}  // namespace fitrank::test
