#include "analysis/compare.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "analysis/rank_report.hpp"
#include "analysis/screen.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "output/present_compare.hpp"

namespace fitrank::cli {

namespace {

struct CompareOptions {
  std::string first;
  std::string second;
  RankingOptions ranking;
  OutputOptions output;

  void declare(Options& options) {
    options.word(first, company_word());
    options.word(second, company_word());
    ranking.declare(options);
    options.cannot({"interval"}, "two scores are compared, and neither's interval is shown");
    options.cannot({"top"}, "two companies are compared");
    output.declare(options);
  }
};

std::array<std::size_t, 2> find_two(const CompareOptions& options, const CompanyPool& pool) {
  const std::array rows{find_company(pool, options.first), find_company(pool, options.second)};
  if (rows[0] == rows[1]) {
    throw UsageError(
        fmt::format("compare: {} and {} are one company, {}", options.first, options.second, pool.at(rows[0])));
  }
  return rows;
}

void check_ranked(const CompanyPool& pool, std::size_t row, const Weights& weights, const Profile& profile) {
  if (fit_score(pool.scores(), row, weights, profile.scoring()).ranked()) return;
  throw std::runtime_error(
      fmt::format("{} has no fit score to compare: nothing that {} weighs is known of it", pool.at(row), profile.id));
}

int compare(const CompareOptions& options) {
  const Inputs inputs(options.ranking);
  const std::array<std::size_t, 2> rows = find_two(options, inputs.pool);
  const Weights weights = used_weights(inputs.profile, inputs.named);
  const Scoring scoring = inputs.profile.scoring();
  for (const std::size_t row : rows) check_ranked(inputs.pool, row, weights, inputs.profile);
  const CompanySet shown = inputs.pool.select(rows);
  const Screening screening = screen(inputs.model, inputs.pool, inputs.profile, weights, inputs.threads);
  const std::array standings{standing(inputs.pool, rows[0], weights, scoring, screening.allowed),
                             standing(inputs.pool, rows[1], weights, scoring, screening.allowed)};
  const Comparison comparison = fitrank::compare(inputs.model, shown, standings, weights, scoring);
  const Subject subject{inputs.model, shown, inputs.profile};
  emit(options.output, present_comparison(subject, comparison), inputs.made_from());
  return kDone;
}

}  // namespace

CommandSpec compare_command() {
  return command<CompareOptions, compare>(
      {.name = "compare",
       .summary = "sets two companies side by side",
       .text = "Sets two companies side by side in points that add up to the gap, and says which weight would have to "
               "move, and how far, to turn their order.",
       .examples = {"compare nvidia astera-labs", "compare NVIDIA \"Astera Labs\" profiles/mine.yaml",
                    "compare spacex xai --weight stability=40 --format json"},
       .answer = comparison_spec});
}

}  // namespace fitrank::cli
