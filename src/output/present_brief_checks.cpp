#include "output/present_brief_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "fitrank/present_hype.hpp"
#include "output/numbers.hpp"
#include "output/present_brief_text.hpp"
#include "output/stale_text.hpp"
#include "output/unknown_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr const char* kNobody = "No company is shown.";
constexpr std::size_t kFindNext = 8;  // of the questions; the rest are worth less
constexpr std::size_t kNamed = 5;     // of the companies to ask

class BriefChecks {
 public:
  BriefChecks(const Subject& subject, const Brief& brief)
      : subject_(subject), model_(subject.model), profile_(subject.profile), brief_(brief) {}

  std::vector<Block> blocks() && {
    add_checklist();
    add_hype();
    add_risks();
    add_unknown();
    return std::move(blocks_);
  }

 private:
  void head(std::string text, int level = 2) { blocks_.emplace_back(Heading{std::move(text), level}); }
  void say(std::string text, Style style = Style::plain) { blocks_.emplace_back(Paragraph{std::move(text), style}); }

  const Company& company(std::size_t index) const { return subject_.set.companies[index]; }

  void add_checklist() {
    head("Checklist");
    if (brief_.checklist.empty()) return say("The profile asks nothing.");
    for (const BriefQuestion& question : brief_.checklist) add_question(question);
  }

  void add_question(const BriefQuestion& question) {
    const ChecklistItem& item = profile_.checklist[question.item];
    head(item.question, 3);
    const std::string criterion = item.criterion ? model_.criteria[*item.criterion].label + ". " : "";
    if (!item.rule) return say(criterion + "Only a person can tell: ask.");
    say(fmt::format("{}Met where: {}.", criterion, rule_text(model_, *item.rule)), Style::dim);
    if (question.answers.empty()) return;
    const auto unknown = static_cast<std::size_t>(std::ranges::count_if(question.answers, is_unheard_of));
    if (unknown == question.answers.size()) {
      say(unknown == 1 ? "Not known." : fmt::format("Not known of any of the {} companies.", unknown));
    } else {
      blocks_.emplace_back(answers_table(*item.rule, question.answers));
    }
    if (std::ranges::any_of(question.answers, is_open)) say("Ask: " + question_text(model_, *item.rule));
  }

  static bool is_open(const BriefAnswer& answer) { return answer.result.verdict == Verdict::unknown; }
  static bool is_unheard_of(const BriefAnswer& answer) {
    return is_open(answer) && answer.result.doubt == Doubt::not_observed;
  }

  Table answers_table(const Rule& rule, const std::vector<BriefAnswer>& answers) const {
    Table table{.columns = {{"Company"}, {"Answer"}}, .rows = {}, .notes_header = "Evidence"};
    for (const BriefAnswer& answer : answers) {
      Table::Row row{{{display_name(company(answer.company))},
                      {std::string(verdict_text(answer.result.verdict)), style_of(answer.result.verdict)}},
                     {}};
      if (!is_unheard_of(answer)) {
        row.notes.push_back(answer_text(model_, company(answer.company), rule, answer.result));
      }
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  static Style style_of(Verdict verdict) {
    return verdict == Verdict::holds ? Style::good : verdict == Verdict::fails ? Style::bad : Style::caution;
  }

  void add_hype() {
    head("Reverse-hype watch");
    if (brief_.hype.empty()) return say("No company can be ranked.");
    std::vector<Block> blocks = present_hype(subject_, brief_.hype, 0).blocks;
    const auto table =
        std::ranges::find_if(blocks, [](const Block& block) { return std::holds_alternative<Table>(block); });
    std::move(table, std::min(table + 2, blocks.end()), std::back_inserter(blocks_));  // and what it means
    head("What would back the claims", 3);
    if (brief_.backing.empty()) return say("No claims are known of these companies.");
    Table backing{.columns = {{"Signal"}, {"Known of", Align::right}}, .rows = {}, .notes_header = "Evidence"};
    for (const BriefBacking& signal : brief_.backing) backing.rows.push_back(backing_row(signal));
    blocks_.emplace_back(std::move(backing));
    if (auto backed = backed_claims(); !backed.empty()) blocks_.emplace_back(List{std::move(backed)});
  }

  /// In short: what is observed stands in full under the company's hype gap.
  Table::Row backing_row(const BriefBacking& backing) const {
    const Signal& signal = model_.signals[backing.signal];
    std::vector<std::string> known;
    std::vector<std::size_t> unknown;
    for (std::size_t i = 0; i < backing.observations.size(); ++i) {
      const std::size_t index = brief_.report.rows[i].place.company;
      if (const auto& chosen = backing.observations[i]) {
        const Observation& observation = company(index).observations[*chosen];
        known.push_back(fmt::format("{} {} ({})", name_text(index), value_text(signal, observation.value),
                                    tier_and_date_text(model_, observation)));
      } else {
        unknown.push_back(index);
      }
    }
    Table::Row row{{{signal.label}, {fmt::format("{} of {}", known.size(), backing.observations.size())}}, {}};
    if (!known.empty()) row.notes.push_back(fmt::format("{}", fmt::join(known, "; ")));
    if (!unknown.empty()) row.notes.push_back("unknown: " + names_text(subject_.set, unknown));
    return row;
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

  std::string name_text(std::size_t index) const { return names_text(subject_.set, {index}); }

  void add_risks() {
    head("Under-reported risks");
    if (brief_.risks.empty()) return say("The model names no risks.");
    for (const BriefRisk& risk : brief_.risks) add_risk(risk);
  }

  void add_risk(const BriefRisk& risk) {
    const RiskFlag& flag = model_.risk_flags[risk.flag];
    head(flag.text, 3);
    std::vector<std::string> items;
    for (const BriefAnswer& answer : risk.holds) {
      items.push_back(fmt::format("{}: {}", name_text(answer.company),
                                  answer_text(model_, company(answer.company), flag.rule, answer.result)));
    }
    std::vector<std::size_t> unknown;
    for (const BriefAnswer& answer : risk.unknown) unknown.push_back(answer.company);
    if (!unknown.empty()) {
      items.push_back(
          fmt::format("Not known of {}. Ask: {}", names_text(subject_.set, unknown), question_text(model_, flag.rule)));
    }
    if (items.empty()) return say(nobody() ? kNobody : "Known not to hold of any company shown.");
    blocks_.emplace_back(List{std::move(items)});
  }

  bool nobody() const { return brief_.report.rows.empty(); }

  void add_unknown() {
    head("What to find out next");
    if (nobody()) return say(kNobody);
    if (brief_.unknown.empty()) {
      return say("Something is observed of every weighed signal; what is doubted stands in the checks above.");
    }
    say(std::string(kWorthWords), Style::dim);
    const std::size_t shown = std::min(brief_.unknown.size(), kFindNext);
    Table table{
        .columns = {{"Unknown"}, {"Points, up to", Align::right}, {"Unknown of"}}, .rows = {}, .notes_header = "Ask"};
    for (std::size_t i = 0; i < shown; ++i) table.rows.push_back(unknown_row(brief_.unknown[i]));
    // The greatest stands first: with it at nothing, all are.
    if (brief_.unknown.front().gaps.front().value > 0) {
      table.columns.insert(table.columns.begin() + 1, {std::string(kWorthHeader), Align::right});
      for (std::size_t i = 0; i < shown; ++i) {
        auto& cells = table.rows[i].cells;
        cells.insert(cells.begin() + 1, {worth_text(brief_.unknown[i].gaps.front().value)});
      }
    }
    blocks_.emplace_back(std::move(table));
    if (brief_.unknown.size() > shown) {
      say(fmt::format("And {}.", count_text(brief_.unknown.size() - shown, "question more", "questions more")));
    }
  }

  Table::Row unknown_row(const BriefUnknown& unknown) const {
    double points = 0;
    for (const UnknownValue& gap : unknown.gaps) points = std::max(points, gap.points);
    std::vector<std::string> notes{ask_text(model_, unknown.criterion, unknown.signal)};
    for (std::size_t i = 0; i < std::min(kNamed, unknown.gaps.size()); ++i) add_last_known(unknown, i, notes);
    return {{{unknown_text(model_, unknown.criterion, unknown.signal), Style::strong},
             {short_text(points)},
             {unknown_of_text(unknown)}},
            std::move(notes)};
  }

  /// "all 5", "a, b and c", "a, b, c, d, e and 7 more"
  std::string unknown_of_text(const BriefUnknown& unknown) const {
    const std::size_t all = brief_.report.ranked + brief_.report.unranked_in_all;
    if (unknown.unknown_of == all && all > 1) return fmt::format("all {}", all);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(kNamed, unknown.gaps.size()); ++i) {
      names.push_back(names_text(brief_.asked, {unknown.gaps[i].company}));
    }
    if (const std::size_t more = unknown.unknown_of - names.size(); more > 0)
      names.push_back(fmt::format("{} more", more));
    if (names.size() == 1) return names.front();
    const std::string last = std::move(names.back());
    names.pop_back();
    return fmt::format("{} and {}", fmt::join(names, ", "), last);
  }

  /// What was known once of an unknown signal.
  void add_last_known(const BriefUnknown& unknown, std::size_t gap, std::vector<std::string>& notes) const {
    const std::size_t index = unknown.gaps[gap].company;
    const Company& asked = brief_.asked.companies[index];
    for (const std::size_t one : last_known(model_, asked, brief_.asked.assessments[index])) {
      const Observation& observation = asked.observations[one];
      if (observation.signal != unknown.signal) continue;
      notes.push_back(fmt::format("{}: too old to count: {} ({})", names_text(brief_.asked, {index}),
                                  value_text(model_.signals[observation.signal], observation.value),
                                  tier_and_date_text(model_, observation)));
    }
  }

  const Subject& subject_;
  const Model& model_;
  const Profile& profile_;
  const Brief& brief_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> brief_checks(const Subject& subject, const Brief& brief) {
  return BriefChecks(subject, brief).blocks();
}

}  // namespace fitrank
