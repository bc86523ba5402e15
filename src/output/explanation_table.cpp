#include "output/explanation_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "output/blocks.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

/// A criterion of which no more than this share is known makes each known signal count twice or more.
constexpr double kThin = 0.5;

Cell named_cell(const ExplanationRow& row) {
  if (row.fit() != nullptr) return strong("Fit score");
  if (row.criterion() != nullptr) return strong(row.subject->model.criteria[row.within->criterion].label);
  if (row.kind == "conflicting") return dim("  also observed");
  if (row.kind == "stale") return dim("  too old to count");
  if (row.signal == nullptr) return dim("  left open by the table");
  return {"  " + row.signal->label, row.scored == nullptr ? Style::dim : Style::plain};
}

Cell observed_cell(const ExplanationRow& row) {
  if (row.observation == nullptr) return row.criterion() != nullptr || row.fit() != nullptr ? Cell{} : unknown_cell();
  return {value_text(*row.signal, row.observation->value), row.scored == nullptr ? Style::dim : Style::plain};
}

Cell scored_cell(const ExplanationRow& row) {
  if (row.scored != nullptr) return {signal_score_text(row.scored->score)};
  if (row.expected != nullptr) {
    const ExpectedScore& score = row.expected->score;
    return {fmt::format("≈ {} ± {}", short_text(score.mean), short_text(score.deviation)), Style::caution};
  }
  const CriterionLine* line = row.criterion();
  if (line == nullptr) return {};
  if (!line->score) return unknown_cell();
  const std::string text = short_text(*line->score);
  return line->only_expected ? Cell{"≈ " + text, Style::caution} : strong(text);
}

Cell weighed_cell(const ExplanationRow& row) {
  if (row.scored != nullptr) return {"×" + exact_text(row.scored->importance)};
  if (row.expected != nullptr) return {"×" + exact_text(row.expected->importance)};
  if (row.criterion() != nullptr) return strong(percent_text(row.within->weight));
  return row.fit() != nullptr ? strong(percent_text(1)) : Cell{};
}

Cell points_cell(const ExplanationRow& row) {
  if (!row.hundredths) return {};
  std::string text = row.explanation->fit.ranked() ? hundredths_text(*row.hundredths) : "–";
  return {std::move(text), row.scored != nullptr || row.expected != nullptr ? Style::plain : Style::strong};
}

std::vector<std::string> explanation_notes(const ExplanationRow& row) {
  const Model& model = row.subject->model;
  if (row.criterion() != nullptr && row.within->stated) {
    return {"stated outright by a table: no tier, no date, no source"};
  }
  if (row.expected != nullptr) return {expected_text(model, row.company(), row.expected->score)};
  if (row.observation == nullptr) return {};
  const std::string evidence = evidence_text(model, *row.observation);
  if (row.kind == "stale") return {"stale: " + evidence};
  if (row.kind == "conflicting") return {fmt::format("set aside, {}: {}", row.set_aside, evidence)};
  const std::string thin = thin_text(model, *row.within, *row.scored);
  return thin.empty() ? std::vector{evidence} : std::vector{evidence, thin};
}

}  // namespace

std::string evidence_text(const Model& model, const Observation& observation) {
  std::string text = tier_and_date_text(model, observation);
  if (observation.filed) text += ", filed " + observation.filed->text();
  if (!observation.source.empty()) text += "; source: " + source_text(observation);
  if (!observation.note.empty()) text += "; " + observation.note;
  return text;
}

std::string signal_score_text(const SignalScore& score) {
  const std::string face = short_text(score.face);
  return std::abs(score.used - score.face) < 1e-9 ? face : fmt::format("{} → {}", face, short_text(score.used));
}

std::string expected_text(const Model& model, const Company& company, const ExpectedScore& score) {
  if (score.seen == 0) return "too few employers are known: counts as 50";
  const auto layer = std::ranges::find(model.layers, company.layer, &Layer::id);
  return fmt::format("expected of {} {}{}", score.seen,
                     score.of_layer ? fmt::format("employers in {}", layer->label) : std::string("employers"),
                     score.given_others ? ", given what is known of this one" : "");
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

std::string points_rule(const Profile& profile, const std::string& divided_by) {
  if (profile.method == Aggregation::weighted_product) return std::string(product_rule());
  return fmt::format(
      "A criterion's points are its weight times its score{}; its signals share them by importance (×) times score.",
      divided_by.empty() ? "" : ", divided by " + divided_by);
}

std::vector<double> weights_in(const Explanation& explanation) {
  std::vector<double> weights;
  for (const CriterionLine& line : explanation.criteria) weights.push_back(line.weight);
  return weights;
}

Table explanation_table(std::vector<ExplanationRow> rows) {
  std::erase_if(rows, [](auto& row) { return row.within == nullptr && row.fit() == nullptr; });
  return TableOf<ExplanationRow>()
      .left("Criterion, signal", named_cell)
      .left("Value", observed_cell)
      .right("Score", scored_cell)
      .right("Weight", weighed_cell)
      .right("Points", points_cell)
      .notes("Evidence", explanation_notes)
      .of(rows);
}

}  // namespace fitrank
