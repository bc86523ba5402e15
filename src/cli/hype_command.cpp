#include "fitrank/hype.hpp"

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "fitrank/present_hype.hpp"

namespace fitrank::cli {

namespace {

int hype(const Arguments& arguments) {
  const Inputs inputs(arguments, profile_name(arguments, 0));
  const CompanySet& dossiers = inputs.pool.dossiers();
  Profile profile = inputs.profile;
  if (!inputs.named.empty()) profile.weights = reweigh(profile.weights, inputs.named);
  const auto entries = fitrank::hype(inputs.model, inputs.pool, dossiers.companies, profile, Weights(profile.weights));
  const Subject subject{inputs.model, dossiers, profile};
  emit(
      arguments, [&] { return present_hype(subject, entries, inputs.pool.size() - dossiers.companies.size()); },
      [&] { return hype_json(subject, entries); });
  return kDone;
}

}  // namespace

CommandSpec hype_command() {
  return {.name = "hype",
          .positionals = "[PROFILE]",
          .summary =
              "Lists companies by what their fit owes to weak evidence, with the observations that make it and the "
              "claims that nothing firmer backs.",
          .examples = {"hype", "hype profiles/mine.yaml --top 3", "hype --as-of 2026-05-13 --format json"},
          .options = {"companies", "model", "missing", "estimate", "method", "as-of", "weight", "top", "skip-bad-rows",
                      "threads", "format", "output", "help"},
          .at_most = 1,
          .run = hype};
}

}  // namespace fitrank::cli
