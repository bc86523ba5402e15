#include "fitrank/audit.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "fitrank/present_audit.hpp"

namespace fitrank::cli {

namespace {

int run_audit(const Arguments& arguments) {
  const FirmInputs firm(arguments, profile_name(arguments, 0));
  const Inputs& inputs = firm.inputs;
  const Audit result = audit(inputs.model, inputs.pool, firm.weights, inputs.profile.scoring(), firm.screening.allowed,
                             thread_option(arguments));
  const PoolSubject subject = firm.subject();
  emit(
      arguments, [&] { return present_audit(subject, result); }, [&] { return audit_json(subject, result); });
  return kDone;
}

}  // namespace

CommandSpec audit_command() {
  return {.name = "audit",
          .positionals = "[PROFILE]",
          .summary =
              "Audits criteria, signals and goalposts: what each criterion really moves, what says the same "
              "twice, where values pile up at a goalpost, and what is missing.",
          .examples = {"audit", "audit profiles/mine.yaml --missing neutral", "audit --format json"},
          .options = {"companies", "model", "missing", "estimate", "evidence", "method", "as-of", "min-coverage",
                      "weight", "layer", "skip-bad-rows", "threads", "format", "output", "help"},
          .at_most = 1,
          .run = run_audit};
}

}  // namespace fitrank::cli
