#include "output/set_aside.hpp"

#include "evidence/assess.hpp"

namespace fitrank {

namespace {

bool is_weaker(const Model& model, const Observation& chosen, const Observation& other) {
  if (!chosen.tier || !other.tier) return chosen.tier && !other.tier;
  return model.tiers[*other.tier].trust < model.tiers[*chosen.tier].trust;
}

}  // namespace

std::string_view why_set_aside(const Model& model, const std::optional<Date>& day, const Observation& chosen,
                               const Observation& other) {
  const bool fainter = firmness(model, other, day) < firmness(model, chosen, day);
  if (is_weaker(model, chosen, other) && (fainter || !other.tier)) return "weaker tier";
  if (chosen.as_of && !other.as_of) return "undated";
  if (chosen.as_of && *other.as_of < *chosen.as_of) return "older";
  return other.filed < chosen.filed ? "filed earlier" : "listed later";
}

}  // namespace fitrank
