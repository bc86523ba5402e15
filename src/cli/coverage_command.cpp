#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "fitrank/present_coverage.hpp"
#include "fitrank/signal_coverage.hpp"

namespace fitrank::cli {

namespace {

int coverage(const Arguments& arguments) {
  const Model model = load_model(arguments);
  Profile overrides;
  apply_overrides(arguments, overrides);
  const std::optional<Date> day[] = {overrides.as_of};
  std::vector<Company> companies = load_companies(arguments, model, {}, day);
  const auto newest = overrides.as_of ? overrides.as_of : newest_day(companies);
  const CompanySet set = assess_companies(model, std::move(companies), {{}, newest});
  const EvidenceCoverage covered = cover_signals(model, set, overrides.as_of);
  emit(
      arguments, [&] { return present_coverage(model, covered); }, [&] { return coverage_json(model, covered); });
  return kDone;
}

}  // namespace

CommandSpec coverage_command() {
  return {
      .name = "coverage",
      .positionals = "",
      .summary = "Counts for how many companies each signal is known, by evidence tier and age.",
      .examples = {"coverage --companies evidence.sqlite", "coverage --companies evidence.sqlite --as-of 2026-01-01",
                   "coverage --format csv -o coverage.csv"},
      .options = {"companies", "model", "as-of", "format", "output", "help"},
      .run = coverage};
}

}  // namespace fitrank::cli
