#include "output/hype_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/reproduce.hpp"
#include "output/apportion.hpp"
#include "output/blocks.hpp"
#include "output/explanation_table.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

std::string tenths_text(long tenths) { return points_text(static_cast<double>(tenths) / 10); }

/// "Growth, Revenue growth: 142 %, scored 98.8 → 79.3 at trust 60 % (reported, undated; source: ..)"
std::string hype_part_text(const Model& model, const Company& company, const HypePart& part) {
  const Signal& signal = model.signals[part.signal];
  const Observation& observation = company.observations[part.observation];
  return fmt::format("{}, {}: {}, scored {} → {} at trust {} ({})", model.criteria[signal.criterion].label,
                     signal.label, value_text(signal, observation.value), short_text(part.face), short_text(part.used),
                     percent_text(part.trust), evidence_text(model, observation));
}

/// Why a claim is not backed.
std::string claim_doubt_text(const Model& model, const Company& company, const ClaimCheck& check) {
  const Signal& signal = model.signals[company.claims[check.claim].signal];
  if (!check.observation) return fmt::format("there is no observation of {}", signal.label);
  const Observation& observation = company.observations[*check.observation];
  return fmt::format("{} {} {} ({})",
                     check.contradicted ? "the evidence contradicts it:" : "there is no firmer evidence than",
                     signal.label, value_text(signal, observation.value), tier_and_date_text(model, observation));
}

std::string claim_text(const Model& model, const Company& company, const ClaimCheck& check) {
  const Claim& claim = company.claims[check.claim];
  std::string said = fmt::format("{}, {}", model.tiers[claim.tier].id, date_text(claim.as_of));
  if (!claim.source.empty()) said += "; source: " + source_text(claim);
  return fmt::format("claim not backed: “{}” ({}): {}", claim.text, said, claim_doubt_text(model, company, check));
}

/// The parts in tenths of a point that add up to the gap as it is shown, then the claims.
std::vector<std::string> hype_notes(const Model& model, const Company& company, const HypeEntry& entry) {
  std::vector<double> parts;
  for (const HypePart& part : entry.parts) parts.push_back(10 * part.points);
  const bool others = std::abs(entry.of_others) > 0;
  if (others) parts.push_back(10 * entry.of_others);
  const std::vector<long> tenths = apportion(parts, shown(10 * entry.gap));
  std::vector<std::string> notes;
  for (std::size_t i = 0; i < entry.parts.size(); ++i) {
    notes.push_back(fmt::format("{} {}", tenths_text(tenths[i]), hype_part_text(model, company, entry.parts[i])));
  }
  if (others && tenths.back() != 0) {
    notes.push_back(
        fmt::format("{} what is expected of its unknown signals, as the evidence of other companies is discounted too",
                    tenths_text(tenths.back())));
  }
  for (const ClaimCheck& check : entry.claims) {
    if (!check.backed) notes.push_back(claim_text(model, company, check));
  }
  return notes;
}

}  // namespace

std::span<const HypeEntry> shown_entries(const Subject& subject, std::span<const HypeEntry> entries) {
  return entries.first(std::min(entries.size(), subject.profile.top.value_or(entries.size())));
}

Table hype_table(const Subject& subject, std::span<const HypeEntry> entries) {
  const auto& companies = subject.set.companies;
  return TableOf<HypeEntry>()
      .left("Company", [&](auto& e) { return strong(display_name(companies[e.company])); })
      .right("Hype gap", [](auto& e) { return strong(tenths_text(shown(10 * e.gap))); })
      .right("At face value", [](auto& e) { return short_text(e.face.score); })
      .right("Discounted", [](auto& e) { return short_text(e.discounted.score); })
      .right("Coverage", [](auto& e) { return percent_text(e.face.coverage); })
      .notes("What makes it", [&](auto& e) { return hype_notes(subject.model, companies[e.company], e); })
      .of(shown_entries(subject, entries));
}

}  // namespace fitrank
