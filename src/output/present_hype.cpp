#include "fitrank/present_hype.hpp"

#include <fmt/format.h>

#include <cmath>

#include <utility>

#include "output/apportion.hpp"
#include "output/explanation_table.hpp"
#include "output/numbers.hpp"
#include "output/present_hype_data.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

std::string tenths_text(long tenths) { return points_text(static_cast<double>(tenths) / 10); }

/// "Growth, Revenue growth: 142 %, scored 98.8 → 79.3 at trust 60 % (reported, undated; source: ..)"
std::string part_text(const Model& model, const Company& company, const HypePart& part) {
  const Signal& signal = model.signals[part.signal];
  const Observation& observation = company.observations[part.observation];
  return fmt::format("{}, {}: {}, scored {} → {} at trust {} ({})", model.criteria[signal.criterion].label,
                     signal.label, value_text(signal, observation.value), short_text(part.face), short_text(part.used),
                     percent_text(part.trust), evidence_text(model, observation));
}

/// Why a claim is not backed.
std::string doubt_text(const Model& model, const Company& company, const ClaimCheck& check) {
  const Signal& signal = model.signals[company.claims[check.claim].signal];
  if (!check.observation) return fmt::format("nothing is observed of {}", signal.label);
  const Observation& observation = company.observations[*check.observation];
  const std::string observed = fmt::format("{} {} ({})", signal.label, value_text(signal, observation.value),
                                           tier_and_date_text(model, observation));
  return check.contradicted ? fmt::format("what is observed says otherwise: {}", observed)
                            : fmt::format("nothing firmer than {}", observed);
}

std::string claim_text(const Model& model, const Company& company, const ClaimCheck& check) {
  const Claim& claim = company.claims[check.claim];
  std::string said = fmt::format("{}, {}", model.tiers[claim.tier].id, date_text(claim.as_of));
  if (!claim.source.empty()) said += "; source: " + source_text(claim);
  return fmt::format("claim not backed: “{}” ({}): {}", claim.text, said, doubt_text(model, company, check));
}

constexpr std::string_view kOfOthers =
    "what is expected of its unknown signals, as the other companies are discounted too";

/// The parts in tenths of a point that add up to the gap as it is shown.
std::vector<std::string> notes(const Model& model, const Company& company, const HypeEntry& entry) {
  std::vector<double> parts;
  for (const HypePart& part : entry.parts) parts.push_back(10 * part.points);
  const bool others = std::abs(entry.of_others) > 0;
  if (others) parts.push_back(10 * entry.of_others);
  const std::vector<long> tenths = apportion(parts, shown(10 * entry.gap));
  std::vector<std::string> notes;
  for (std::size_t i = 0; i < entry.parts.size(); ++i) {
    notes.push_back(fmt::format("{} {}", tenths_text(tenths[i]), part_text(model, company, entry.parts[i])));
  }
  if (others && tenths.back() != 0) notes.push_back(fmt::format("{} {}", tenths_text(tenths.back()), kOfOthers));
  for (const ClaimCheck& check : entry.claims) {
    if (!check.backed) notes.push_back(claim_text(model, company, check));
  }
  return notes;
}

Table table(const Subject& subject, std::span<const HypeEntry> entries) {
  Table table{.columns = {{"Company"},
                          {"Hype gap", Align::right},
                          {"At face value", Align::right},
                          {"Discounted", Align::right},
                          {"Coverage", Align::right}},
              .rows = {},
              .notes_header = "What makes it"};
  for (const HypeEntry& entry : entries) {
    const Company& company = subject.set.companies[entry.company];
    table.rows.push_back({{{display_name(company), Style::strong},
                           {tenths_text(shown(10 * entry.gap)), Style::strong},
                           {short_text(entry.face.score)},
                           {short_text(entry.discounted.score)},
                           {percent_text(entry.face.coverage)}},
                          notes(subject.model, company, entry)});
  }
  return table;
}

}  // namespace

Document present_hype(const Subject& subject, const std::vector<HypeEntry>& entries, std::size_t untiered) {
  const std::span<const HypeEntry> shown_ones = shown_entries(subject, entries);
  Document document;
  const auto say = [&](std::string text, Style style = Style::plain) {
    document.blocks.emplace_back(Paragraph{std::move(text), style});
  };
  document.blocks.emplace_back(Heading{"Hype watch", 1});
  say(fmt::format("Profile: {}", titled(subject.profile.title, subject.profile.id)));
  say(fmt::format("Unknown: {}{} · {}", effect_of(subject.profile.missing), method_text(subject.profile.method),
                  day_text(subject.profile)));
  if (shown_ones.empty()) {
    say("No company can be ranked.");
  } else {
    document.blocks.emplace_back(table(subject, shown_ones));
    say("The hype gap is the fit at face value less the fit with every score drawn towards 50 as far as trust in its "
        "evidence is lacking; the lines below a company add up to it.",
        Style::dim);
  }
  if (shown_ones.size() < entries.size()) {
    say(fmt::format("{} of {} companies shown.", shown_ones.size(), entries.size()));
  }
  if (const std::size_t unranked = subject.set.companies.size() - entries.size(); unranked > 0) {
    say(fmt::format("Left out: {} of which nothing weighed is known.", count_text(unranked, "company", "companies")));
  }
  if (untiered > 0) {
    say(fmt::format("Left out: {} from large tables, which state no evidence tier.",
                    count_text(untiered, "company", "companies")));
  }
  document.records = hype_records(subject, shown_ones);
  return document;
}

}  // namespace fitrank
