#include "fitrank/methods.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/numbers.hpp"
#include "fitrank/present_methods.hpp"

namespace fitrank::cli {

namespace {

int methods(const Arguments& arguments) {
  emit(arguments, methods_answer(arguments, FirmInputs(arguments, profile_name(arguments, 0))));
  return kDone;
}

}  // namespace

Answer methods_answer(const Arguments& arguments, const FirmInputs& firm) {
  const double full = number_option<double>(arguments, "full-preference", 0, 100, 0);
  const MethodComparison comparison = compare_methods(
      firm.inputs.pool.scores(), firm.inputs.pool, firm.weights, firm.inputs.profile.missing,
      {.full_preference = full, .threads = thread_option(arguments), .allowed = firm.screening.allowed});
  const PoolSubject subject = firm.subject();
  return {present_methods(subject, comparison), methods_json(subject, comparison)};
}

CommandSpec methods_command() {
  return {.name = "methods",
          .positionals = "[PROFILE]",
          .summary =
              "Ranks the same companies by weighted sum, weighted product, TOPSIS, VIKOR and PROMETHEE II, and says "
              "how far these agree.",
          .examples = {"methods", "methods profiles/mine.yaml --top 3", "methods --full-preference 20 --format json"},
          .options = {"companies", "model", "missing", "evidence", "as-of", "weight", "top", "full-preference",
                      "skip-bad-rows", "threads", "format", "output", "help"},
          .at_most = 1,
          .run = methods,
          .any_method = true};
}

}  // namespace fitrank::cli
