#include "output/present_brief_data.hpp"

#include <fmt/format.h>

#include <utility>

#include "output/present_brief_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

std::string_view stands(const ClaimCheck& check) {
  if (check.backed) return "backed";
  return check.contradicted ? "contradicted" : "not_backed";
}

class BriefRecords {
 public:
  BriefRecords(const Subject& subject, const Brief& brief)
      : subject_(subject), model_(subject.model), profile_(subject.profile), brief_(brief) {}

  Records records() && {
    records_.header = {"section", "company", "item", "value", "tier", "as_of", "source", "label", "source_title"};
    add_persona();
    add_ranking();
    add_deal_breakers();
    add_checklist();
    add_hype();
    add_risks();
    add_unknown();
    return std::move(records_);
  }

 private:
  const Company& company(std::size_t index) const { return subject_.set.companies[index]; }

  void add(const char* section, std::string company, std::string item, Records::Field value,
           const Observation* observation = nullptr) {
    std::string tier;
    std::string as_of;
    if (observation != nullptr && observation->tier) tier = model_.tiers[*observation->tier].id;
    if (observation != nullptr && observation->as_of) as_of = observation->as_of->text();
    records_.rows.push_back({text_field(section), text_field(std::move(company)), text_field(std::move(item)),
                             std::move(value), text_field(std::move(tier)), text_field(std::move(as_of)),
                             text_field(observation == nullptr ? std::string() : observation->source)});
    append_words(records_.rows.back(), model_, observation);
  }

  void add_texts(const char* section, const char* item, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) add(section, {}, item, text_field(text));
  }

  void add_persona() {
    const Audience& audience = profile_.audience;
    if (!audience.experience.empty()) add_texts("audience", "experience", {audience.experience});
    if (!audience.role.empty()) add_texts("audience", "role", {audience.role});
    add_texts("audience", "pain", audience.pains);
    add_texts("audience", "blocker", audience.blockers);
    add_texts("needs", "information", profile_.needs.information);
    add_texts("needs", "tools", profile_.needs.tools);
    add_texts("needs", "services", profile_.needs.services);
  }

  void add_ranking() {
    for (const RankRow& row : brief_.report.rows) {
      const Company& ranked = company(row.place.company);
      const FitScore& fit = row.place.fit;
      add("ranking", ranked.id, "rank", count_field(row.place.rank));
      add("ranking", ranked.id, "score", number_field(fit.score));
      add("ranking", ranked.id, "low", number_field(fit.low));
      add("ranking", ranked.id, "high", number_field(fit.high));
      add("ranking", ranked.id, "coverage", number_field(fit.coverage));
      for (const SignalLine& line : row.why.strengths) add_reason(ranked, "strength", line);
      if (row.why.risk) add_reason(ranked, "risk", *row.why.risk);
      for (const std::size_t criterion : row.why.unknown) {
        add("ranking", ranked.id, "unknown", text_field(model_.criteria[criterion].id));
      }
    }
  }

  void add_reason(const Company& ranked, const char* item, const SignalLine& line) {
    const Observation& observation = ranked.observations[line.score.chosen];
    const Signal& signal = model_.signals[observation.signal];
    add("ranking", ranked.id, fmt::format("{}: {}", item, signal.id), value_field(signal, observation.value),
        &observation);
  }

  void add_deal_breakers() {
    for (const DealBreaker& breaker : profile_.deal_breakers) {
      add("deal_breakers", {}, rule_text(model_, breaker.rule), text_field(breaker.text));
    }
    for (const ExcludedCompany& excluded : brief_.report.excluded) {
      for (const RuleHit& hit : excluded.failed) add_deal_breaker(excluded.company, hit, "fails");
    }
    for (const RankRow& row : brief_.report.rows) {
      for (const RuleHit& hit : row.failed) add_deal_breaker(row.place.company, hit, "fails");
      for (const RuleHit& hit : row.ask) add_deal_breaker(row.place.company, hit, "ask");
    }
  }

  void add_deal_breaker(std::size_t index, const RuleHit& hit, const char* value) {
    add("deal_breakers", company(index).id, rule_text(model_, profile_.deal_breakers[hit.rule].rule), text_field(value),
        decisive(index, hit.result));
  }

  const Observation* decisive(std::size_t index, const RuleResult& result) const {
    return result.observation ? &company(index).observations[*result.observation] : nullptr;
  }

  void add_answer(const char* section, const std::string& item, const BriefAnswer& answer, std::string_view value) {
    add(section, company(answer.company).id, item, text_field(std::string(value)),
        decisive(answer.company, answer.result));
  }

  void add_checklist() {
    for (const BriefQuestion& question : brief_.checklist) {
      const std::string& text = profile_.checklist[question.item].question;
      if (question.answers.empty()) add("checklist", {}, text, text_field("ask"));
      for (const BriefAnswer& answer : question.answers) {
        add_answer("checklist", text, answer, answer_id(answer.result.verdict));
      }
    }
  }

  void add_hype() {
    for (const HypeEntry& entry : brief_.hype) {
      const Company& watched = company(entry.company);
      add("hype", watched.id, "gap", number_field(entry.gap));
      for (const ClaimCheck& check : entry.claims) {
        const Claim& claim = watched.claims[check.claim];
        add_claim(watched, claim, std::string(stands(check)));
      }
    }
    for (const BriefBacking& backing : brief_.backing) add_backing(backing);
  }

  void add_claim(const Company& watched, const Claim& claim, std::string stands) {
    records_.rows.push_back({text_field("hype"),
                             text_field(watched.id),
                             text_field("claim: " + claim.text),
                             text_field(std::move(stands)),
                             text_field(model_.tiers[claim.tier].id),
                             text_field(claim.as_of ? claim.as_of->text() : ""),
                             text_field(claim.source),
                             {},
                             text_field(claim.title)});
  }

  void add_backing(const BriefBacking& backing) {
    const Signal& signal = model_.signals[backing.signal];
    for (std::size_t i = 0; i < backing.observations.size(); ++i) {
      const Company& watched = company(brief_.report.rows[i].place.company);
      const auto& index = backing.observations[i];
      const Observation* observation = index ? &watched.observations[*index] : nullptr;
      add("hype", watched.id, "backing: " + signal.id,
          observation == nullptr ? text_field("unknown") : value_field(signal, observation->value), observation);
    }
  }

  void add_risks() {
    for (const BriefRisk& risk : brief_.risks) {
      const std::string& id = model_.risk_flags[risk.flag].id;
      for (const BriefAnswer& answer : risk.holds) add_answer("risks", id, answer, "holds");
      for (const BriefAnswer& answer : risk.unknown) add_answer("risks", id, answer, "unknown");
    }
  }

  void add_unknown() {
    for (const BriefUnknown& unknown : brief_.unknown) {
      const std::string& id =
          unknown.signal ? model_.signals[*unknown.signal].id : model_.criteria[unknown.criterion].id;
      for (const UnknownValue& gap : unknown.gaps) {
        add("unknown", brief_.asked.companies[gap.company].id, id, number_field(gap.value));
      }
    }
  }

  const Subject& subject_;
  const Model& model_;
  const Profile& profile_;
  const Brief& brief_;
  Records records_;
};

}  // namespace

Records brief_records(const Subject& subject, const Brief& brief) { return BriefRecords(subject, brief).records(); }

}  // namespace fitrank
