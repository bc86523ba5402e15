#include "output/present_brief_checks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <utility>

#include "output/hype_table.hpp"
#include "output/numbers.hpp"
#include "output/present_brief_text.hpp"
#include "output/stale_text.hpp"
#include "output/unknown_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr const char* kNoneShown = "No company is shown.";
constexpr std::size_t kFindNext = 8;    // of the questions; the rest are worth less
constexpr std::size_t kAskedNamed = 5;  // of the companies to ask

bool is_open(const BriefAnswer& answer) { return answer.result.verdict == Verdict::unknown; }
bool is_unobserved(const BriefAnswer& answer) { return is_open(answer) && answer.result.doubt == Doubt::not_observed; }

Style style_of(Verdict verdict) {
  return verdict == Verdict::holds ? Style::good : verdict == Verdict::fails ? Style::bad : Style::caution;
}

class BriefChecks {
 public:
  BriefChecks(Writer& page, const Subject& subject, const Brief& brief)
      : page_(page), subject_(subject), model_(subject.model), brief_(brief) {}

  void add() {
    page_.head("Checklist");
    if (brief_.checklist.empty()) page_.say("The profile has no checklist.");
    for (const BriefQuestion& question : brief_.checklist) add_question(question);
    add_hype();
    page_.head("Under-reported risks");
    if (brief_.risks.empty()) page_.say("The model names no risks.");
    for (const BriefRisk& risk : brief_.risks) add_risk(risk);
    add_unknown();
  }

 private:
  const Company& company(std::size_t index) const { return subject_.set.companies[index]; }
  std::string name_text(std::size_t index) const { return names_text(subject_.set, {index}); }
  bool none_shown() const { return brief_.report.rows.empty(); }

  void add_question(const BriefQuestion& question) {
    const ChecklistItem& item = subject_.profile.checklist[question.item];
    page_.head(item.question, 3);
    const std::string criterion = item.criterion ? model_.criteria[*item.criterion].label + ". " : "";
    if (!item.rule) return page_.say(criterion + "Only a person can answer this: ask.");
    page_.explain(fmt::format("{}Met if: {}.", criterion, rule_text(model_, *item.rule)));
    const std::vector<BriefAnswer>& answers = question.answers;
    if (answers.empty()) return;
    if (std::ranges::all_of(answers, is_unobserved)) {
      page_.say(answers.size() == 1 ? "Unknown." : fmt::format("Unknown for all {} companies.", answers.size()));
    } else {
      page_.table(answers_table(*item.rule, answers));
    }
    if (std::ranges::any_of(answers, is_open)) page_.say("Ask: " + question_text(model_, *item.rule));
  }

  Table answers_table(const Rule& rule, const std::vector<BriefAnswer>& answers) const {
    return TableOf<BriefAnswer>()
        .left("Company", [&](auto& one) { return display_name(company(one.company)); })
        .left("Answer",
              [](auto& one) {
                return Cell{std::string(verdict_text(one.result.verdict)), style_of(one.result.verdict)};
              })
        .notes("Evidence",
               [&](auto& one) -> std::vector<std::string> {
                 if (is_unobserved(one)) return {};
                 return {answer_text(model_, company(one.company), rule, one.result)};
               })
        .of(answers);
  }

  void add_hype() {
    page_.head("Reverse-hype watch");
    if (brief_.hype.empty()) return page_.say("No company can be ranked.");
    page_.table(hype_table(subject_, brief_.hype));
    page_.explain(std::string(kHypeWords));
    page_.head("What would back the claims", 3);
    if (brief_.backing.empty()) return page_.say("These companies have no recorded claims.");
    page_.table(TableOf<BriefBacking>()
                    .left("Signal", [&](auto& one) { return model_.signals[one.signal].label; })
                    .right("Known for",
                           [](auto& one) {
                             const auto known = std::ranges::count_if(one.observations, [](auto& i) { return !!i; });
                             return fmt::format("{} of {}", known, one.observations.size());
                           })
                    .notes("Evidence", [&](auto& one) { return backing_notes(one); })
                    .of(brief_.backing));
    page_.list(backed_claims());
  }

  /// In short: the evidence is given in full under the company's hype gap.
  std::vector<std::string> backing_notes(const BriefBacking& backing) const {
    std::vector<std::string> known;
    std::vector<std::size_t> unknown;
    for (std::size_t i = 0; i < backing.observations.size(); ++i) {
      const std::size_t index = brief_.report.rows[i].place.company;
      if (const auto& chosen = backing.observations[i]) {
        const Observation& observation = company(index).observations[*chosen];
        known.push_back(fmt::format("{} {} ({})", name_text(index),
                                    value_text(model_.signals[backing.signal], observation.value),
                                    tier_and_date_text(model_, observation)));
      } else {
        unknown.push_back(index);
      }
    }
    std::vector<std::string> notes;
    if (!known.empty()) notes.push_back(fmt::format("{}", fmt::join(known, "; ")));
    if (!unknown.empty()) notes.push_back("unknown: " + names_text(subject_.set, unknown));
    return notes;
  }

  std::vector<std::string> backed_claims() const {
    std::vector<std::string> texts;
    for (const HypeEntry& entry : brief_.hype) {
      const Company& watched = company(entry.company);
      for (const ClaimCheck& check : entry.claims) {
        if (!check.backed) continue;
        const Observation& observation = watched.observations[*check.observation];
        texts.push_back(fmt::format("{}: “{}” is backed by {}: {}", name_text(entry.company),
                                    watched.claims[check.claim].text, model_.signals[observation.signal].label,
                                    known_text(model_, observation)));
      }
    }
    return texts;
  }

  void add_risk(const BriefRisk& risk) {
    const RiskFlag& flag = model_.risk_flags[risk.flag];
    page_.head(flag.text, 3);
    std::vector<std::string> items;
    for (const BriefAnswer& answer : risk.holds) {
      items.push_back(fmt::format("{}: {}", name_text(answer.company),
                                  answer_text(model_, company(answer.company), flag.rule, answer.result)));
    }
    std::vector<std::size_t> unknown;
    for (const BriefAnswer& answer : risk.unknown) unknown.push_back(answer.company);
    if (!unknown.empty()) {
      items.push_back(
          fmt::format("Unknown for {}. Ask: {}", names_text(subject_.set, unknown), question_text(model_, flag.rule)));
    }
    if (items.empty()) page_.say(none_shown() ? kNoneShown : "All companies shown are known to be free of this risk.");
    page_.list(std::move(items));
  }

  void add_unknown() {
    page_.head("What to find out next");
    if (none_shown()) return page_.say(kNoneShown);
    if (brief_.unknown.empty()) {
      return page_.say("Every weighted signal has an observation. The checks above list the doubtful ones.");
    }
    page_.explain(std::string(kWorthWords));
    const auto shown = std::span(brief_.unknown).first(std::min(brief_.unknown.size(), kFindNext));
    page_.table(unknown_table(shown));
    if (const std::size_t more = brief_.unknown.size() - shown.size(); more > 0) {
      page_.say(fmt::format("And {}.", count_text(more, "more question", "more questions")));
    }
  }

  Table unknown_table(std::span<const BriefUnknown> unknown) const {
    TableOf<BriefUnknown> table;
    table.left("Unknown", [&](auto& one) { return strong(unknown_text(model_, one.criterion, one.signal)); });
    // The greatest comes first: where it is 0, all are.
    if (unknown.front().gaps.front().value > 0) {
      table.right(std::string(kWorthHeader), [](auto& one) { return worth_text(one.gaps.front().value); });
    }
    return table
        .right(
            "Points, up to",
            [](auto& one) { return short_text(std::ranges::max_element(one.gaps, {}, &UnknownValue::points)->points); })
        .left("Unknown for", [&](auto& one) { return unknown_for(one); })
        .notes("Ask", [&](auto& one) { return unknown_notes(one); })
        .of(unknown);
  }

  std::span<const UnknownValue> named(const BriefUnknown& unknown) const {
    return std::span(unknown.gaps).first(std::min(kAskedNamed, unknown.gaps.size()));
  }

  /// "all 5", "a, b and c", "a, b, c, d, e and 7 more"
  std::string unknown_for(const BriefUnknown& unknown) const {
    const std::size_t all = brief_.report.ranked + brief_.report.unranked_in_all;
    if (unknown.unknown_of == all && all > 1) return fmt::format("all {}", all);
    std::vector<std::string> names;
    for (const UnknownValue& gap : named(unknown)) names.push_back(names_text(brief_.asked, {gap.company}));
    if (const std::size_t more = unknown.unknown_of - names.size(); more > 0) {
      names.push_back(fmt::format("{} more", more));
    }
    return and_text(names);
  }

  /// The question, and what was known once.
  std::vector<std::string> unknown_notes(const BriefUnknown& unknown) const {
    std::vector<std::string> notes{ask_text(model_, unknown.criterion, unknown.signal)};
    for (const UnknownValue& gap : named(unknown)) {
      const Company& asked = brief_.asked.companies[gap.company];
      for (const std::size_t one : last_known(model_, asked, brief_.asked.assessments[gap.company])) {
        const Observation& observation = asked.observations[one];
        if (observation.signal != unknown.signal) continue;
        notes.push_back(fmt::format("{}: too old to count: {} ({})", names_text(brief_.asked, {gap.company}),
                                    value_text(model_.signals[observation.signal], observation.value),
                                    tier_and_date_text(model_, observation)));
      }
    }
    return notes;
  }

  Writer& page_;
  const Subject& subject_;
  const Model& model_;
  const Brief& brief_;
};

}  // namespace

void add_brief_checks(Writer& page, const Subject& subject, const Brief& brief) {
  BriefChecks(page, subject, brief).add();
}

}  // namespace fitrank
