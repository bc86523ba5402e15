#include "analysis/unknowns.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "output/present_unknowns.hpp"

namespace fitrank::cli {

namespace {

struct UnknownsOptions {
  RankingOptions ranking;
  OutputOptions output;

  void declare(Options& options) {
    ranking.declare(options);
    options.cannot({"interval"}, "no interval is shown");
    output.declare(options);
  }
};

int unknowns(const UnknownsOptions& options) {
  const FirmInputs firm(options.ranking);
  emit(options.output, unknowns_answer(firm), firm.inputs.made_from());
  return kDone;
}

}  // namespace

Answer unknowns_answer(const FirmInputs& firm) {
  const auto values =
      value_unknowns(firm.inputs.model, firm.inputs.pool, firm.weights, firm.inputs.profile.scoring(),
                     {.top = firm.places, .threads = firm.inputs.threads, .allowed = firm.screening.allowed});
  const PoolSubject subject = firm.subject_of_places();
  return present_unknowns(subject, values);
}

CommandSpec unknowns_command() {
  return command<UnknownsOptions, unknowns>(
      {.name = "robustness unknowns",
       .summary = "says which unknown is most worth finding out",
       .text = "Says which single unknown is most worth finding out before you choose, how likely it is to change the "
               "ranking, and what to ask to find it out.",
       .examples = {"robustness unknowns", "robustness unknowns profiles/mine.yaml --top 3",
                    "robustness unknowns --format csv -o ask.csv"},
       .alone = true,
       .answer = unknowns_spec});
}

}  // namespace fitrank::cli
