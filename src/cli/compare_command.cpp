#include "fitrank/compare.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "fitrank/present_compare.hpp"
#include "fitrank/rank_report.hpp"
#include "fitrank/screen.hpp"

namespace fitrank::cli {

namespace {

std::array<std::size_t, 2> find_two(const Arguments& arguments, const CompanyPool& pool) {
  const std::string& first = arguments.positionals()[0];
  const std::string& second = arguments.positionals()[1];
  const std::array rows{find_company(pool, first), find_company(pool, second)};
  if (rows[0] == rows[1]) {
    throw UsageError(fmt::format("compare: {} and {} are one company, {}", first, second, pool.at(rows[0])));
  }
  return rows;
}

void check_ranked(const CompanyPool& pool, std::size_t row, const Weights& weights, const Profile& profile) {
  if (fit_score(pool.scores(), row, weights, profile.scoring()).ranked()) return;
  throw std::runtime_error(
      fmt::format("{} has no fit score to compare: nothing that {} weighs is known of it", pool.at(row), profile.id));
}

int compare(const Arguments& arguments) {
  const Inputs inputs(arguments, profile_name(arguments, 2));
  const std::array<std::size_t, 2> rows = find_two(arguments, inputs.pool);
  const Weights weights = used_weights(inputs.profile, inputs.named);
  const Scoring scoring = inputs.profile.scoring();
  for (const std::size_t row : rows) check_ranked(inputs.pool, row, weights, inputs.profile);
  const CompanySet shown = inputs.pool.select(rows);
  const Screening screening = screen(inputs.model, inputs.pool, inputs.profile, weights, thread_option(arguments));
  const std::array standings{standing(inputs.pool, rows[0], weights, scoring, screening.allowed),
                             standing(inputs.pool, rows[1], weights, scoring, screening.allowed)};
  const Comparison comparison = fitrank::compare(inputs.model, shown, standings, weights, scoring);
  const Subject subject{inputs.model, shown, inputs.profile};
  emit(
      arguments, [&] { return present_comparison(subject, comparison); },
      [&] { return comparison_json(subject, comparison); });
  return kDone;
}

}  // namespace

CommandSpec compare_command() {
  return {.name = "compare",
          .positionals = "COMPANY COMPANY [PROFILE]",
          .summary =
              "Sets two companies side by side in points that add up to the gap, and says which weight would have to "
              "move, and how far, to turn their order.",
          .examples = {"compare nvidia astera-labs", "compare NVIDIA \"Astera Labs\" profiles/mine.yaml",
                       "compare spacex xai --weight stability=40 --format json"},
          .options = {"companies", "model", "missing", "estimate", "evidence", "method", "as-of", "min-coverage",
                      "weight", "skip-bad-rows", "threads", "format", "output", "help"},
          .at_least = 2,
          .at_most = 3,
          .run = compare};
}

}  // namespace fitrank::cli
