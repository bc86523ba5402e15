#include "analysis/bounds.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "output/present_bounds.hpp"

namespace fitrank::cli {

namespace {

struct BoundsOptions {
  RankingOptions ranking;
  OutputOptions output;
  double within = kWithin;

  void declare(Options& options) {
    ranking.declare(options);
    options.cannot({"interval"}, "bounds are of all that is possible, not of what is likely");
    options.number(within,
                   {.name = "within", .argument = "POINTS", .help = "how many points of weight each share may move"},
                   0.0, 100.0);
    output.declare(options);
  }
};

int bounds(const BoundsOptions& options) {
  const FirmInputs firm(options.ranking);
  emit(options.output, bounds_answer(firm, options.within), firm.inputs.made_from());
  return kDone;
}

}  // namespace

Answer bounds_answer(const FirmInputs& firm, double within) {
  const CompanyPool& pool = firm.inputs.pool;
  const BoundsReport report =
      report_bounds(pool.scores(), pool, firm.weights, firm.inputs.profile.scoring(), within, firm.top,
                    {.threads = firm.inputs.threads, .allowed = firm.screening.allowed});
  const PoolSubject subject = firm.subject();
  return present_bounds(subject, report);
}

CommandSpec bounds_command() {
  return command<BoundsOptions, bounds>(
      {.name = "robustness bounds",
       .summary = "says how high and low each company can come",
       .text = "Says how high and how low each of the first companies can score and rank, over everything that is "
               "unknown and over weights near the profile's.",
       .examples = {"robustness bounds", "robustness bounds profiles/mine.yaml --within 10",
                    "robustness bounds --top 20 --format json"},
       .alone = true,
       .answer = bounds_spec});
}

}  // namespace fitrank::cli
