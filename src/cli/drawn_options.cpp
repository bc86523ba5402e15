#include "cli/drawn_options.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <stdexcept>

#include "cli/choice.hpp"
#include "cli/numbers.hpp"
#include "fitrank/ranking.hpp"
#include "fitrank/suggest.hpp"

namespace fitrank::cli {

namespace {

std::size_t criterion_named(const std::string& name, const Model& model) {
  if (const auto criterion = model.find_criterion(name)) return *criterion;
  throw UsageError(fmt::format("--order: no such criterion: {}", name), suggest(name, criterion_ids(model)));
}

/// "growth>=learning>=comp"
std::vector<std::size_t> order_of(const std::string& text, const Model& model) {
  std::vector<std::size_t> order;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(">=", begin), text.size());
    order.push_back(criterion_named(text.substr(begin, end - begin), model));
    begin = end + 2;
  }
  if (order.size() < 2) throw UsageError(fmt::format("--order: \"{}\" is no order like growth>=learning", text));
  return order;
}

}  // namespace

WeightDrawSpec drawn_weights(const Arguments& arguments, const Model& model, const Weights& profile) {
  WeightDrawSpec spec{.from = WeightSource::profile, .profile = profile};
  for (const std::string& text : arguments.values("order")) spec.orders.push_back(order_of(text, model));
  if (!spec.orders.empty()) spec.from = WeightSource::uniform;
  if (const auto given = chosen<WeightSource>(arguments, "weights-from")) {
    spec.from = *given;
    if (spec.from == WeightSource::profile && !spec.orders.empty()) {
      throw UsageError("--order goes with --weights-from uniform: the profile's weights have an order already");
    }
  }
  if (arguments.has("concentration") && spec.from == WeightSource::uniform) {
    throw UsageError("--concentration goes with --weights-from profile");
  }
  spec.concentration = number_option<std::size_t>(arguments, "concentration", 1, kMostConcentrated, spec.concentration);
  spec.seed = number_option<std::uint64_t>(arguments, "seed", 0, std::numeric_limits<std::uint64_t>::max(), spec.seed);
  std::set<std::size_t> taken;
  for (const auto& order : spec.orders) {
    for (const std::size_t criterion : order) {
      const std::string& id = model.criteria[criterion].id;
      if (!taken.insert(criterion).second) throw UsageError(fmt::format("--order: {} stands in it twice", id));
      if (!(profile[criterion] > 0)) throw UsageError(fmt::format("--order: the profile weighs {} with 0", id));
    }
  }
  return spec;
}

Field field_of(const Inputs& inputs, const Weights& weights, std::size_t threads) {
  const ScoreMatrix& scores = inputs.pool.scores();
  Screening screening = screen(inputs.model, inputs.pool, inputs.profile, weights, threads);
  const Unranked unranked =
      unranked_companies(scores, inputs.pool, weights, {.threads = threads, .allowed = screening.allowed});
  Field field{std::move(screening.allowed), screening.excluded, unranked.in_all};
  if (field.allowed.empty()) field.allowed.assign((scores.companies() + 63) / 64, ~std::uint64_t{0});
  for (const std::size_t row : unranked.rows) field.allowed[row / 64] &= ~(std::uint64_t{1} << (row % 64));
  return field;
}

}  // namespace fitrank::cli
