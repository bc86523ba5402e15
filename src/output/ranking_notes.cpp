#include "output/ranking_notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/ranking_rules.hpp"
#include "output/stale_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

std::string labels_of(const Model& model, const std::vector<std::size_t>& criteria) {
  std::vector<std::string> labels;
  for (const std::size_t criterion : criteria) labels.push_back(model.criteria[criterion].label);
  return fmt::format("{}", fmt::join(labels, ", "));
}

class Notes {
 public:
  Notes(const Subject& subject, const RankRow& row)
      : subject_(subject),
        model_(subject.model),
        row_(row),
        company_(subject.set.companies[row.place.company]),
        assessment_(subject.set.assessments[row.place.company]),
        missing_(subject.profile.missing),
        why_(row.why) {}

  std::string strengths() const {
    std::vector<std::string> parts;
    for (const SignalLine& line : why_.strengths) {
      if (line.contribution > 0) parts.push_back(points_text(line.contribution) + ' ' + evidence(line));
    }
    return parts.empty() ? std::string() : fmt::format("why: {}", fmt::join(parts, "; "));
  }

  std::string risk() const {
    if (!why_.risk || is_strength(*why_.risk)) return {};
    return fmt::format("risk: {} scores {}", evidence(*why_.risk), score_text(why_.risk->score.used));
  }

  std::vector<std::string> excluded_by() const {
    std::vector<std::string> texts;
    for (const RuleHit& hit : row_.failed) texts.push_back("excluded by: " + failure_text(subject_, company_, hit));
    return texts;
  }

  std::vector<std::string> flags() const {
    std::vector<std::string> texts;
    for (const RuleHit& hit : row_.flags) {
      const char* doubt = hit.result.assumed ? " (assumed; not known)" : "";
      texts.push_back(fmt::format("flag: {}{}", model_.risk_flags[hit.rule].text, doubt));
    }
    return texts;
  }

  std::vector<std::string> ask() const {
    std::vector<std::string> texts;
    for (const RuleHit& hit : row_.ask) {
      const DealBreaker& breaker = subject_.profile.deal_breakers[hit.rule];
      texts.push_back(fmt::format("ask: {} Deal-breaker: {}; {}", question_text(model_, breaker.rule),
                                  deal_breaker_text(model_, breaker),
                                  finding_text(model_, company_, breaker.rule, hit.result)));
    }
    return texts;
  }

  std::string unknown() const {
    if (why_.unknown.empty()) return {};
    return fmt::format("unknown: {} ({})", labels_of(model_, why_.unknown), effect_of(missing_));
  }

  /// What was known once; to be asked anew.
  std::string stale() const {
    std::vector<std::string> texts;
    for (const std::size_t index : last_known(model_, company_, assessment_)) {
      texts.push_back(last_known_text(model_, company_.observations[index]));
    }
    return texts.empty() ? std::string() : fmt::format("unknown because too old: {}", fmt::join(texts, "; "));
  }

  std::string stated() const {
    if (why_.stated.empty()) return {};
    return fmt::format("stated by a table without a source: {}", labels_of(model_, why_.stated));
  }

 private:
  /// "Learning: Compute role "designs_silicon" (announced, 2026-05-06)"
  std::string evidence(const SignalLine& line) const {
    const Signal& signal = model_.signals[line.score.signal];
    const Observation& observation = company_.observations[line.score.chosen];
    return fmt::format("{}: {} {} ({})", model_.criteria[signal.criterion].label, signal.label,
                       value_text(signal, observation.value), tier_and_date_text(model_, observation));
  }

  bool is_strength(const SignalLine& line) const {
    return std::ranges::any_of(why_.strengths,
                               [&](const SignalLine& strength) { return strength.score.signal == line.score.signal; });
  }

  const Subject& subject_;
  const Model& model_;
  const RankRow& row_;
  const Company& company_;
  const Assessment& assessment_;
  MissingPolicy missing_;
  const Why& why_;
};

/// " 142 %", ": designs silicon"
std::string short_value(const Signal& signal, const Value& value) {
  const auto* number = std::get_if<double>(&value);
  return number == nullptr ? ": " + label_of(signal, value).value_or("")
                           : ' ' + exact_text(*number) + short_unit(signal);
}

/// "+22.7 Revenue growth 142 % (filed, 2026-02)"
std::string short_signal(const Subject& subject, const RankRow& row, const SignalLine& line, bool with_points) {
  const Signal& signal = subject.model.signals[line.score.signal];
  const Observation& observation = subject.set.companies[row.place.company].observations[line.score.chosen];
  return fmt::format("{}{}{} ({})", with_points ? points_text(line.contribution) + ' ' : "", signal.label,
                     short_value(signal, observation.value), tier_and_date_text(subject.model, observation));
}

}  // namespace

std::string short_reason(const Subject& subject, const RankRow& row) {
  std::vector<std::string> parts;
  if (!row.why.strengths.empty()) parts.push_back(short_signal(subject, row, row.why.strengths.front(), true));
  if (!row.why.unknown.empty()) parts.push_back("unknown: " + labels_of(subject.model, row.why.unknown));
  if (!row.ask.empty()) {
    parts.push_back(count_text(row.ask.size(), "deal-breaker to ask about", "deal-breakers to ask about"));
  }
  if (row.why.risk &&
      (row.why.strengths.empty() || row.why.risk->score.signal != row.why.strengths.front().score.signal)) {
    parts.push_back("risk: " + short_signal(subject, row, *row.why.risk, false));
  }
  if (!row.flags.empty()) parts.push_back(count_text(row.flags.size(), "risk flag", "risk flags"));
  if (!row.failed.empty()) parts.insert(parts.begin(), "fails a deal-breaker");
  if (parts.empty() && !row.why.stated.empty()) parts.emplace_back("scores stated by a table, without a source");
  return fmt::format("{}", fmt::join(parts, "; "));
}

bool rests_on_statements(const RankRow& row) { return row.why.strengths.empty() && !row.why.stated.empty(); }

std::vector<std::string> ranking_notes(const Subject& subject, const RankRow& row) {
  const Notes notes(subject, row);
  std::vector<std::string> texts = notes.excluded_by();
  const auto add = [&](const std::vector<std::string>& more) { texts.insert(texts.end(), more.begin(), more.end()); };
  add({notes.strengths(), notes.risk()});
  add(notes.flags());
  add({notes.unknown(), notes.stale()});
  // Where all is stated, one sentence under the table says so once.
  if (!rests_on_statements(row)) add({notes.stated()});
  add(notes.ask());
  std::erase(texts, std::string());
  return texts;
}

std::string failure_text(const Subject& subject, const Company& company, const RuleHit& hit) {
  const DealBreaker& breaker = subject.profile.deal_breakers[hit.rule];
  return fmt::format("{}: {}", deal_breaker_text(subject.model, breaker),
                     finding_text(subject.model, company, breaker.rule, hit.result));
}

}  // namespace fitrank
