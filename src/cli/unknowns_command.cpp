#include "fitrank/unknowns.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "fitrank/present_unknowns.hpp"

namespace fitrank::cli {

namespace {

int unknowns(const Arguments& arguments) {
  emit(arguments, unknowns_answer(arguments, FirmInputs(arguments, profile_name(arguments, 0))));
  return kDone;
}

}  // namespace

Answer unknowns_answer(const Arguments& arguments, const FirmInputs& firm) {
  const auto values =
      value_unknowns(firm.inputs.model, firm.inputs.pool, firm.weights, firm.inputs.profile.scoring(),
                     {.top = firm.places, .threads = thread_option(arguments), .allowed = firm.screening.allowed});
  const PoolSubject subject = firm.subject_of_places();
  return {present_unknowns(subject, values), unknowns_json(subject, values)};
}

CommandSpec unknowns_command() {
  return {.name = "unknowns",
          .positionals = "[PROFILE]",
          .summary =
              "Says which single unknown is most worth finding out before you choose, how likely it is to change the "
              "ranking, and what to ask to find it out.",
          .examples = {"unknowns", "unknowns profiles/mine.yaml --top 3", "unknowns --format csv -o ask.csv"},
          .options = {"companies", "model", "missing", "estimate", "evidence", "method", "as-of", "min-coverage",
                      "weight", "top", "skip-bad-rows", "threads", "format", "output", "help"},
          .at_most = 1,
          .run = unknowns};
}

}  // namespace fitrank::cli
