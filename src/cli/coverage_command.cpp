#include <utility>
#include <vector>

#include "analysis/signal_coverage.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "input/hash_companies.hpp"
#include "output/present_coverage.hpp"

namespace fitrank::cli {

namespace {

struct CoverageOptions {
  CompanyOptions companies;
  OutputOptions output;
  std::optional<Date> as_of;

  void declare(Options& options) {
    companies.declare_one_by_one(options);
    PolicyOptions::declare_day(options, as_of);
    output.declare(options);
  }
};

int coverage(const CoverageOptions& options) {
  const Model model = load_model(options.companies);
  const std::optional<Date> day[] = {options.as_of};
  std::vector<Company> companies = load_companies(options.companies, model, {}, day);
  const auto newest = options.as_of ? options.as_of : newest_day(companies);
  const CompanySet set = assess_companies(model, std::move(companies), {{}, newest});
  const EvidenceCoverage covered = cover_signals(model, set, options.as_of);
  emit(options.output, present_coverage(model, covered),
       {model_path(options.companies), {}, [&] { return hash_companies(model, set.companies); }});
  return kDone;
}

}  // namespace

CommandSpec coverage_command() {
  return command<CoverageOptions, coverage>(
      {.name = "coverage",
       .summary = "counts for how many companies each signal is known",
       .text = "Counts for how many companies each signal is known, by evidence tier and age.",
       .examples = {"coverage --companies evidence.sqlite", "coverage --companies evidence.sqlite --as-of 2026-01-01",
                    "coverage --format csv -o coverage.csv"},
       .answer = coverage_spec});
}

}  // namespace fitrank::cli
