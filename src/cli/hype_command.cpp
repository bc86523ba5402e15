#include "analysis/hype.hpp"

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "output/present_hype.hpp"

namespace fitrank::cli {

namespace {

struct HypeOptions {
  RankingOptions ranking;
  OutputOptions output;

  void declare(Options& options) {
    ranking.declare(options);
    options.cannot({"evidence"}, "hype compares both: at face value and discounted");
    options.cannot({"min-coverage"}, "companies are listed by what weak evidence gives them, however little is known");
    options.cannot({"interval"}, "no interval is shown");
    output.declare(options);
  }
};

int hype(const HypeOptions& options) {
  const Inputs inputs(options.ranking);
  const CompanySet& dossiers = inputs.pool.dossiers();
  Profile profile = inputs.profile;
  if (!inputs.named.empty()) profile.weights = reweigh(profile.weights, inputs.named);
  const auto entries = fitrank::hype(inputs.model, inputs.pool, dossiers.companies, profile, Weights(profile.weights));
  const Subject subject{inputs.model, dossiers, profile};
  emit(options.output, present_hype(subject, entries, inputs.pool.size() - dossiers.companies.size()),
       inputs.made_from());
  return kDone;
}

}  // namespace

CommandSpec hype_command() {
  return command<HypeOptions, hype>(
      {.name = "hype",
       .summary = "lists companies by what they owe to weak evidence",
       .text = "Lists companies by what their fit owes to weak evidence, with the observations that make it and the "
               "claims that nothing firmer backs.",
       .examples = {"hype", "hype profiles/mine.yaml --top 3", "hype --as-of 2026-05-13 --format json"},
       .answer = hype_spec});
}

}  // namespace fitrank::cli
