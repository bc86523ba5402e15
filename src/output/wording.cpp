#include "output/wording.hpp"

#include <fmt/format.h>

#include <utility>

#include "evidence/names.hpp"
#include "output/numbers.hpp"

namespace fitrank {

std::string_view id_of(MissingPolicy missing) { return named_id(missing); }
std::string_view id_of(EvidencePolicy evidence) { return named_id(evidence); }
std::string_view id_of(PeerEstimate estimate) { return named_id(estimate); }
std::string_view id_of(Aggregation method) { return named_id(method); }

std::string_view effect_of(MissingPolicy missing) {
  switch (missing) {
    case MissingPolicy::zero:
      return "counts as zero";
    case MissingPolicy::renormalize:
      return "rescaled over what is known";
    case MissingPolicy::neutral:
      return "counts as a neutral 50";
    case MissingPolicy::expected:
      return "counts as expected of comparable employers";
  }
  return {};
}

std::string_view method_text(Aggregation method) {
  return method == Aggregation::weighted_product ? " · Method: weighted product" : "";
}

std::string_view evidence_effect(EvidencePolicy evidence) {
  return evidence == EvidencePolicy::face_value ? "at face value" : "discounted by trust";
}

std::string policies_text(Scoring scoring, EvidencePolicy evidence) {
  return fmt::format("Unknown: {} · Evidence: {}{}", effect_of(scoring.missing), evidence_effect(evidence),
                     method_text(scoring.method));
}

std::string_view product_rule() {
  return "The fit score is the product of the scores, each to the power of its weight; what it lacks of 100 is taken "
         "from the criteria's weights by how far down each one draws it.";
}

std::string_view id_of(DaySource source) {
  switch (source) {
    case DaySource::profile:
      return "profile";
    case DaySource::option:
      return "option";
    case DaySource::evidence:
      return "evidence";
  }
  return {};
}

std::string day_text(const Profile& profile) {
  if (!profile.as_of) return "As of: no date set, so nothing counts as too old";
  const std::string text = "As of: " + profile.as_of->text();
  return profile.day_source == DaySource::evidence ? text + ", the newest date of the evidence" : text;
}

std::string policies_text(const Profile& profile) {
  return fmt::format("{} · {}", policies_text(profile.scoring(), profile.evidence), day_text(profile));
}

std::string titled(const std::string& title, const std::string& id) {
  return title.empty() ? id : fmt::format("{} ({})", title, id);
}

const std::string& display_name(const Company& company) { return company.name.empty() ? company.id : company.name; }

std::string tier_text(const Model& model, const Observation& observation) {
  return observation.tier ? model.tiers[*observation.tier].id : "no tier";
}

std::string tier_and_date_text(const Model& model, const Observation& observation) {
  return fmt::format("{}, {}", tier_text(model, observation), date_text(observation.as_of));
}

std::string date_text(const std::optional<Date>& date) { return date ? date->text() : "undated"; }

}  // namespace fitrank
