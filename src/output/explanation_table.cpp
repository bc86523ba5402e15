#include "output/explanation_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "output/apportion.hpp"
#include "output/numbers.hpp"
#include "output/set_aside.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

/// A criterion of which no more than this share is known makes each known signal count twice or more.
constexpr double kThin = 0.5;

/// Contributions of `lines` in hundredths that add up to `total`.
template <typename Line>
std::vector<long> hundredths(const std::vector<Line>& lines, long total) {
  std::vector<double> parts;
  for (const Line& line : lines) parts.push_back(100 * line.contribution);
  return apportion(parts, total);
}

std::string signal_score_text(const SignalScore& score) {
  const std::string face = short_text(score.face);
  return std::abs(score.used - score.face) < 1e-9 ? face : fmt::format("{} → {}", face, short_text(score.used));
}

struct Contribution {
  double contribution = 0;
};

class ExplanationRows {
 public:
  ExplanationRows(const Subject& subject, const Explanation& explanation)
      : model_(subject.model),
        day_(subject.profile.as_of),
        company_(subject.set.companies[explanation.company]),
        stale_(subject.set.assessments[explanation.company].stale),
        explanation_(explanation) {}

  std::vector<Table::Row> rows() && {
    // Without anything known there is no score, and so no points to share out.
    const long total = explanation_.fit.ranked() ? shown(100 * explanation_.fit.score) : 0;
    const std::vector<long> points = hundredths(explanation_.criteria, total);
    for (std::size_t i = 0; i < points.size(); ++i) add_criterion(explanation_.criteria[i], points[i]);
    add({strong("Fit score"), {}, {}, strong(percent_text(1)), strong(points_text(total))});
    return std::move(rows_);
  }

 private:
  static Cell strong(std::string text) { return {std::move(text), Style::strong}; }

  std::string points_text(long points) const { return explanation_.fit.ranked() ? hundredths_text(points) : "–"; }

  void add(std::vector<Cell> cells, std::vector<std::string> notes = {}) {
    rows_.push_back({std::move(cells), std::move(notes)});
  }

  void add_criterion(const CriterionLine& line, long points) {
    const Cell score = !line.score          ? Cell{"?", Style::caution}
                       : line.only_expected ? Cell{"≈ " + short_text(*line.score), Style::caution}
                                            : strong(short_text(*line.score));
    add({strong(model_.criteria[line.criterion].label),
         {},
         score,
         strong(percent_text(line.weight)),
         strong(points_text(points))});
    if (line.stated) add({{"  stated outright by a table"}, {}, {}, {}, {}}, {"no tier, no date, no source"});
    const std::vector<long> parts = parts_of(line, points);
    for (std::size_t i = 0; i < line.signals.size(); ++i) add_signal(line, line.signals[i], parts[i]);
    if (!line.expected.empty()) return add_expected(line, std::span(parts).subspan(line.signals.size()));
    for (const std::size_t signal : line.unknown) {
      add({{"  " + model_.signals[signal].label, Style::dim}, {"?", Style::caution}, {}, {}, {}});
      add_stale(signal);
    }
  }

  /// Of the known signals, then of the expected ones.
  static std::vector<long> parts_of(const CriterionLine& line, long points) {
    std::vector<Contribution> parts;
    for (const SignalLine& signal : line.signals) parts.push_back({signal.contribution});
    for (const ExpectedLine& expected : line.expected) parts.push_back({expected.contribution});
    return hundredths(parts, points);
  }

  void add_expected(const CriterionLine& line, std::span<const long> parts) {
    for (std::size_t i = 0; i < line.expected.size(); ++i) {
      const ExpectedLine& expected = line.expected[i];
      const auto& signal = expected.score.signal;
      add({{signal ? "  " + model_.signals[*signal].label : "  left open by the table", Style::dim},
           {"?", Style::caution},
           {fmt::format("≈ {} ± {}", short_text(expected.score.mean), short_text(expected.score.deviation)),
            Style::caution},
           {"×" + exact_text(expected.importance)},
           {points_text(parts[i])}},
          {expected_text(model_, company_, expected.score)});
      if (signal) add_stale(*signal);
    }
  }

  void add_signal(const CriterionLine& criterion, const SignalLine& line, long points) {
    const Signal& signal = model_.signals[line.score.signal];
    const Observation& chosen = company_.observations[line.score.chosen];
    add({{"  " + signal.label},
         {value_text(signal, chosen.value)},
         {signal_score_text(line.score)},
         {"×" + exact_text(line.importance)},
         {points_text(points)}},
        notes_of(criterion, line, chosen));
    for (const std::size_t other : line.score.conflicting)
      add_conflicting(signal, chosen, company_.observations[other]);
    add_stale(line.score.signal);
  }

  /// What was observed of the signal and is too old by the ranking's day.
  void add_stale(std::size_t signal) {
    for (const std::size_t index : stale_) {
      const Observation& observation = company_.observations[index];
      if (observation.signal != signal) continue;
      add({{"  too old to count", Style::dim},
           {value_text(model_.signals[signal], observation.value), Style::dim},
           {},
           {},
           {}},
          {"stale: " + evidence_text(model_, observation)});
    }
  }

  std::vector<std::string> notes_of(const CriterionLine& criterion, const SignalLine& line,
                                    const Observation& chosen) const {
    std::vector<std::string> notes{evidence_text(model_, chosen)};
    if (std::string thin = thin_text(model_, criterion, line); !thin.empty()) notes.push_back(std::move(thin));
    return notes;
  }

  void add_conflicting(const Signal& signal, const Observation& chosen, const Observation& other) {
    add({{"  also observed", Style::dim}, {value_text(signal, other.value), Style::dim}, {}, {}, {}},
        {fmt::format("set aside, {}: {}", why_set_aside(model_, day_, chosen, other), evidence_text(model_, other))});
  }

  const Model& model_;
  const std::optional<Date>& day_;
  const Company& company_;
  const std::vector<std::size_t>& stale_;
  const Explanation& explanation_;
  std::vector<Table::Row> rows_;
};

}  // namespace

std::string evidence_text(const Model& model, const Observation& observation) {
  std::string text = tier_and_date_text(model, observation);
  if (observation.filed) text += ", filed " + observation.filed->text();
  if (!observation.source.empty()) text += "; source: " + source_text(observation);
  if (!observation.note.empty()) text += "; " + observation.note;
  return text;
}

std::string expected_text(const Model& model, const Company& company, const ExpectedScore& score) {
  if (score.seen == 0) return "too few employers are known: counts as 50";
  const auto layer = std::ranges::find(model.layers, company.layer, &Layer::id);
  return fmt::format("expected of {} {}{}", score.seen,
                     score.of_layer ? fmt::format("employers in {}", layer->label) : std::string("employers"),
                     score.given_others ? ", given what is known of this one" : "");
}

std::optional<double> known_share(const Model& model, const CriterionLine& line) {
  if (line.stated || (line.signals.empty() && line.unknown.empty())) return std::nullopt;
  double known = 0;
  for (const SignalLine& signal : line.signals) known += signal.importance;
  double all = known;
  for (const std::size_t signal : line.unknown) all += model.signals[signal].importance;
  return known / all;
}

std::string thin_text(const Model& model, const CriterionLine& line, const SignalLine& signal) {
  const auto share = known_share(model, line);
  if (!share || *share > kThin || !line.expected.empty()) return {};
  double known = 0;
  for (const SignalLine& other : line.signals) known += other.importance;
  const std::size_t unknown = line.unknown.size();
  return fmt::format("counts {} of {}, as {} of {} signals {} unknown", percent_text(signal.importance / known),
                     model.criteria[line.criterion].label, unknown, unknown + line.signals.size(),
                     unknown == 1 ? "is" : "are");
}

Table explanation_table(const Subject& subject, const Explanation& explanation) {
  return {.columns = {{"Criterion, signal"},
                      {"Value"},
                      {"Score", Align::right},
                      {"Weight", Align::right},
                      {"Points", Align::right}},
          .rows = ExplanationRows(subject, explanation).rows(),
          .notes_header = "Evidence"};
}

}  // namespace fitrank
