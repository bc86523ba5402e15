#include "output/set_aside.hpp"

namespace fitrank {

namespace {

bool is_weaker(const Model& model, const Observation& chosen, const Observation& other) {
  if (!chosen.tier || !other.tier) return chosen.tier && !other.tier;
  return model.tiers[*other.tier].trust < model.tiers[*chosen.tier].trust;
}

}  // namespace

std::string_view why_set_aside(const Model& model, const Observation& chosen, const Observation& other) {
  if (is_weaker(model, chosen, other)) return "weaker tier";
  if (chosen.as_of && !other.as_of) return "undated";
  if (chosen.as_of && *other.as_of < *chosen.as_of) return "older";
  return "listed later";
}

}  // namespace fitrank
