#include "analysis/explain.hpp"
#include "analysis/rank_report.hpp"
#include "analysis/screen.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "output/present_explanation.hpp"

namespace fitrank::cli {

namespace {

struct ExplainOptions {
  std::string company;
  RankingOptions ranking;
  OutputOptions output;

  void declare(Options& options) {
    options.word(company, company_word());
    ranking.declare(options);
    options.cannot({"min-coverage"}, "a company is explained however little of it is known");
    options.cannot({"top"}, "one company is explained");
    output.declare(options);
  }
};

int explain(const ExplainOptions& options) {
  const Inputs inputs(options.ranking);
  const std::size_t row = find_company(inputs.pool, options.company);
  const Weights weights = used_weights(inputs.profile, inputs.named);
  const Scoring scoring = inputs.profile.scoring();
  const std::size_t rows[] = {row};
  const CompanySet shown = inputs.pool.select(rows);
  const Screening screening = screen(inputs.model, inputs.pool, inputs.profile, weights, inputs.threads);
  const Standing place = standing(inputs.pool, row, weights, scoring, screening.allowed);
  const Explanation explanation =
      fitrank::explain(inputs.model, shown, place, weights, scoring, inputs.profile.interval);
  const Subject subject{inputs.model, shown, inputs.profile};
  emit(options.output, present_explanation(subject, explanation), inputs.made_from());
  return kDone;
}

}  // namespace

CommandSpec explain_command() {
  return command<ExplainOptions, explain>(
      {.name = "explain",
       .summary = "breaks down a company's score",
       .text = "Breaks down a company's score: every criterion and signal in points, with tier, date and source.",
       .examples = {"explain nvidia", "explain \"Astera Labs\" profiles/mine.yaml", "explain spacex --format json"},
       .answer = explanation_spec});
}

}  // namespace fitrank::cli
