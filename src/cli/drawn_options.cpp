#include "cli/drawn_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/criteria.hpp"

namespace fitrank::cli {

namespace {

/// "growth>=learning>=comp"
std::vector<std::size_t> order_of(const std::string& text, const Model& model) {
  std::vector<std::size_t> order;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(">=", begin), text.size());
    order.push_back(criterion_named(model, text.substr(begin, end - begin), "--order"));
    begin = end + 2;
  }
  if (order.size() < 2) throw UsageError(fmt::format("--order: \"{}\" is no order like growth>=learning", text));
  return order;
}

}  // namespace

void DrawOptions::declare_near(Options& options) {
  options.number(concentration,
                 {.name = "concentration",
                  .argument = "N",
                  .help = fmt::format("how near the profile's weights stay, 1 to {}", kMostConcentrated),
                  .by_default = "100"},
                 std::size_t{1}, kMostConcentrated);
  declare_seed(options, seed);
}

void DrawOptions::declare(Options& options) {
  options.choice(from, {.name = "weights-from",
                        .argument = "SOURCE",
                        .help = "which weights are drawn",
                        .by_default = std::string(named_id(WeightSource::profile))});
  declare_near(options);
  options.texts(orders, {.name = "order",
                         .argument = "A>=B",
                         .help = "draw any weights in which A weighs at least as much as B, and so on (repeatable)",
                         .completes = Completes::criteria});
}

WeightDrawSpec drawn_weights(const DrawOptions& options, const Model& model, const Weights& profile) {
  WeightDrawSpec spec{.from = WeightSource::profile, .profile = profile};
  for (const std::string& text : options.orders) spec.orders.push_back(order_of(text, model));
  spec.from = options.from.value_or(spec.orders.empty() ? WeightSource::profile : WeightSource::uniform);
  if (spec.from == WeightSource::profile && !spec.orders.empty()) {
    throw UsageError("--order goes with --weights-from uniform: the profile's weights have an order already");
  }
  if (options.concentration && spec.from == WeightSource::uniform) {
    throw UsageError("--concentration goes with --weights-from profile");
  }
  spec.concentration = options.concentration.value_or(spec.concentration);
  spec.seed = options.seed;
  std::set<std::size_t> taken;
  for (const auto& order : spec.orders) {
    for (const std::size_t criterion : order) {
      const std::string& id = model.criteria[criterion].id;
      if (!taken.insert(criterion).second) throw UsageError(fmt::format("--order: {} is in it twice", id));
      if (!(profile[criterion] > 0)) throw UsageError(fmt::format("--order: the profile weighs {} with 0", id));
    }
  }
  return spec;
}

}  // namespace fitrank::cli
