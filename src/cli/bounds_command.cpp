#include "fitrank/bounds.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/numbers.hpp"
#include "fitrank/present_bounds.hpp"

namespace fitrank::cli {

namespace {

constexpr double kWithin = 5;

int bounds(const Arguments& arguments) {
  emit(arguments, bounds_answer(arguments, FirmInputs(arguments, profile_name(arguments, 0))));
  return kDone;
}

}  // namespace

Answer bounds_answer(const Arguments& arguments, const FirmInputs& firm) {
  const double within = number_option<double>(arguments, "within", 0, 100, kWithin);
  const CompanyPool& pool = firm.inputs.pool;
  const BoundsReport report =
      report_bounds(pool.scores(), pool, firm.weights, firm.inputs.profile.scoring(), within, firm.top,
                    {.threads = thread_option(arguments), .allowed = firm.screening.allowed});
  const PoolSubject subject = firm.subject();
  return {present_bounds(subject, report), bounds_json(subject, report)};
}

CommandSpec bounds_command() {
  return {.name = "bounds",
          .positionals = "[PROFILE]",
          .summary =
              "Says how high and how low each of the first companies can score and rank, over everything that is "
              "unknown and over weights near the profile's.",
          .examples = {"bounds", "bounds profiles/mine.yaml --within 10", "bounds --top 20 --format json"},
          .options = {"companies", "model", "missing", "estimate", "evidence", "method", "as-of", "min-coverage",
                      "weight", "within", "top", "skip-bad-rows", "threads", "format", "output", "help"},
          .at_most = 1,
          .run = bounds};
}

}  // namespace fitrank::cli
