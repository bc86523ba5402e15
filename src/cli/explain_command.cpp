#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "fitrank/explain.hpp"
#include "fitrank/present.hpp"
#include "fitrank/rank_report.hpp"

namespace fitrank::cli {

namespace {

int explain(const Arguments& arguments) {
  const Inputs inputs(arguments, profile_name(arguments, 1));
  const std::size_t row = find_company(inputs.pool, arguments.positionals().front());
  const Weights weights = used_weights(inputs.profile, inputs.named);
  const Scoring scoring = inputs.profile.scoring();
  const std::size_t rows[] = {row};
  const CompanySet shown = inputs.pool.select(rows);
  const Explanation explanation = fitrank::explain(inputs.model, shown, standing(inputs.pool, row, weights, scoring),
                                                   weights, scoring, inputs.profile.interval);
  const Subject subject{inputs.model, shown, inputs.profile};
  emit(
      arguments, [&] { return present_explanation(subject, explanation); },
      [&] { return explanation_json(subject, explanation); });
  return kDone;
}

}  // namespace

CommandSpec explain_command() {
  return {
      .name = "explain",
      .positionals = "COMPANY [PROFILE]",
      .summary = "Takes a company's fit score apart: every criterion and signal in points, with tier, date and source.",
      .examples = {"explain nvidia", "explain \"Astera Labs\" profiles/mine.yaml", "explain spacex --format json"},
      .options = {"companies", "model", "missing", "estimate", "interval", "evidence", "method", "as-of", "weight",
                  "skip-bad-rows", "threads", "format", "output", "help"},
      .at_least = 1,
      .at_most = 2,
      .run = explain};
}

}  // namespace fitrank::cli
