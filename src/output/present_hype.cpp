#include "output/present_hype.hpp"

#include <fmt/format.h>

#include "analysis/reproduce.hpp"
#include "output/blocks.hpp"
#include "output/common_fields.hpp"
#include "output/hype_table.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/part_of.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

/// A company, or of it a part of the gap or a claim.
struct HypeRow {
  const Subject* subject;
  const HypeEntry* entry;
  const HypePart* part = nullptr;
  const ClaimCheck* check = nullptr;

  const Company& company() const { return subject->set.companies[entry->company]; }
  const char* kind() const { return part != nullptr ? "part" : check != nullptr ? "claim" : "company"; }
  const HypeEntry* whole() const { return part == nullptr && check == nullptr ? entry : nullptr; }
  const Claim* claim() const { return check == nullptr ? nullptr : &company().claims[check->claim]; }
  const Tier* claim_tier() const { return check == nullptr ? nullptr : &subject->model.tiers[claim()->tier]; }
  const Signal* signal() const {
    if (whole() != nullptr) return nullptr;
    return &subject->model.signals[part != nullptr ? part->signal : claim()->signal];
  }
  const Observation* observation() const {
    if (part != nullptr) return &company().observations[part->observation];
    return check != nullptr && check->observation ? &company().observations[*check->observation] : nullptr;
  }
};

const char* backing_of(const ClaimCheck& check) {
  if (check.backed) return "backed";
  if (check.contradicted) return "contradicted";
  return check.observation ? "not_firmer" : "unobserved";
}

nlohmann::ordered_json of_others(const HypeRow& row) {
  if (row.whole() == nullptr) return absent();
  return row.subject->profile.missing == MissingPolicy::expected ? json_of(row.entry->of_others) : nullptr;
}

const Fields<HypeRow>& hype_fields() {
  using Row = HypeRow;
  static const auto criterion_id = [](auto& r) {
    return r.signal() ? json_of(r.subject->model.criteria[r.signal()->criterion].id) : absent();
  };
  static const Fields<Row> fields =
      Fields<Row>()
          .add(key::kind, [](auto& r) { return r.kind(); })
          .include(company_fields(), [](auto& r) { return std::optional(CompanyRef{&r.company()}); })
          .add(key::hype_gap, part_of(&Row::whole, [](auto& entry) { return entry.gap; }))
          .add(key::face, part_of(&Row::whole, [](auto& entry) { return entry.face.score; }))
          .add(key::face, part_of(&Row::part, [](auto& part) { return part.face; }))
          .add(key::discounted, part_of(&Row::whole, [](auto& entry) { return entry.discounted.score; }))
          .add(key::discounted, part_of(&Row::part, [](auto& part) { return part.used; }))
          .add(key::coverage, part_of(&Row::whole, [](auto& entry) { return entry.face.coverage; }))
          .add(key::of_others, of_others)
          .add(key::criterion, criterion_id)
          .add(key::points, part_of(&Row::part, [](auto& part) { return part.points; }))
          .add(key::trust, part_of(&Row::part, [](auto& part) { return part.trust; }))
          .include(observed_fields(), [](auto& r) { return observed(r.subject->model, r.observation()); })
          .add(key::signal, part_of(&Row::signal, [](auto& signal) { return signal.id; }))
          .add(key::claim, part_of(&Row::claim, [](auto& claim) { return claim.text; }))
          .add(key::claim_tier, part_of(&Row::claim_tier, [](auto& tier) { return tier.id; }))
          .add(key::claim_trust, part_of(&Row::claim_tier, [](auto& tier) { return tier.trust; }))
          .add(key::claim_as_of, part_of(&Row::claim, [](auto& claim) { return claim.as_of; }))
          .add(key::claim_source, part_of(&Row::claim, [](auto& claim) { return claim.source; }))
          .add(key::claim_source_title, part_of(&Row::claim, [](auto& claim) { return unless_blank(claim.title); }))
          .add(key::backing, part_of(&Row::check, backing_of));
  return fields;
}

std::string hype_sentence(const Subject& subject, std::span<const HypeEntry> entries) {
  if (entries.empty()) return "No company can be ranked.";
  const long tenths = shown(10 * entries[0].gap);
  if (tenths <= 0) return "No fit score rests on weak evidence.";
  return fmt::format("{} has the largest hype gap: {} of its {} points rest on weak evidence.",
                     display_name(subject.set.companies[entries[0].company]),
                     short_text(static_cast<double>(tenths) / 10), short_text(entries[0].face.score));
}

}  // namespace

const AnswerSpec& hype_spec() {
  static const AnswerSpec spec{
      .facts = {}, .rows = hype_fields().specs(), .about_rows = "a company, a part of its hype gap, or a claim"};
  return spec;
}

Answer present_hype(const Subject& subject, const std::vector<HypeEntry>& entries, std::size_t untiered) {
  const Profile& profile = subject.profile;
  const std::span<const HypeEntry> shown_ones = shown_entries(subject, entries);
  std::vector<HypeRow> rows;
  for (const HypeEntry& entry : shown_ones) {
    rows.push_back({&subject, &entry});
    for (const HypePart& part : entry.parts) rows.push_back({&subject, &entry, &part});
    for (const ClaimCheck& check : entry.claims) rows.push_back({&subject, &entry, nullptr, &check});
  }
  const std::size_t companies = subject.set.companies.size();
  Answer answer = answer_about(
      subject, hype_spec(), hype_sentence(subject, entries), Weights(profile.weights).scaled(),
      {.companies = companies + untiered, .ranked = entries.size(), .unranked = companies - entries.size()});
  answer.rows = Rows(records(hype_fields(), rows));
  Writer page;
  page.head("Hype watch", 1);
  page.say(answer.envelope.sentence, Style::strong);
  page.say(fmt::format("Profile: {}", titled(profile.title, profile.id)));
  // Without the evidence policy: the table has both.
  page.say(
      fmt::format("Unknown: {}{} · {}", effect_of(profile.missing), method_text(profile.method), day_text(profile)));
  page.table(hype_table(subject, entries));
  if (!rows.empty()) page.explain(std::string(kHypeWords));
  if (shown_ones.size() < entries.size()) {
    page.say(fmt::format("{} of {} companies shown.", shown_ones.size(), entries.size()));
  }
  page.close(answer.envelope.counts);
  if (untiered > 0) {
    page.say(fmt::format("Left out: {} from large tables, which state no evidence tier.",
                         count_text(untiered, "company", "companies")));
  }
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
