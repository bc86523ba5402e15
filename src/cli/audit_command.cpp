#include "analysis/audit.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "output/present_audit.hpp"

namespace fitrank::cli {

namespace {

struct AuditOptions {
  RankingOptions ranking;
  OutputOptions output;

  void declare(Options& options) {
    ranking.declare(options);
    options.cannot({"interval"}, "no interval is shown");
    options.cannot({"top"}, "criteria and signals are listed, all of them");
    output.declare(options);
  }
};

int run_audit(const AuditOptions& options) {
  const FirmInputs firm(options.ranking);
  const Inputs& inputs = firm.inputs;
  const Audit result =
      audit(inputs.model, inputs.pool, firm.weights, inputs.profile.scoring(), firm.screening.allowed, inputs.threads);
  const PoolSubject subject = firm.subject();
  emit(options.output, present_audit(subject, result), inputs.made_from());
  return kDone;
}

}  // namespace

CommandSpec audit_command() {
  return command<AuditOptions, run_audit>(
      {.name = "robustness audit",
       .summary = "audits criteria, signals and goalposts",
       .text = "Audits criteria, signals and goalposts: what each criterion really moves, what says the same twice, "
               "where values pile up at a goalpost, and what is missing.",
       .examples = {"robustness audit", "robustness audit profiles/mine.yaml --missing neutral",
                    "robustness audit --format json"},
       .alone = true,
       .answer = audit_spec});
}

}  // namespace fitrank::cli
