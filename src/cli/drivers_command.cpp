#include "analysis/drivers.hpp"
#include "analysis/pool_draws.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/drawn_options.hpp"
#include "output/present_drivers.hpp"
#include "score/ranking.hpp"

namespace fitrank::cli {

namespace {

/// Each sample ranks the whole field ten times; ranks far behind it are nobody's question.
constexpr std::size_t kMostField = 200;
constexpr std::size_t kShownDrivers = 10;
constexpr std::size_t kMostDriverSamples = 100'000;

struct DriversOptions {
  RankingOptions ranking;
  OutputOptions output;
  DrawnModels drawn;

  void declare(Options& options) {
    ranking.declare(options);
    options.cannot({"interval"}, "no interval is shown");
    options.cannot({"method"}, "the method is one of the things that are varied");
    options.number(
        drawn.samples,
        {.name = "samples", .argument = "N", .help = "how many samples, of ten rankings each", .by_default = "4096"},
        std::size_t{2}, kMostDriverSamples);
    drawn.draws.declare_near(options);
    output.declare(options);
  }
};

int drivers(const DriversOptions& options) {
  const FirmInputs firm(options.ranking);
  emit(options.output, drivers_answer(firm, options.drawn), firm.inputs.made_from());
  return kDone;
}

}  // namespace

Answer drivers_answer(const FirmInputs& firm, const DrawnModels& asked) {
  const Inputs& inputs = firm.inputs;
  const Weights& weights = firm.weights;
  const std::size_t threads = inputs.threads;
  const WeightDrawSpec drawn = drawn_weights(asked.draws, inputs.model, weights);
  const DrawnField field = drawn_field(inputs.model, inputs.pool, inputs.profile, weights, inputs.threads);
  SobolOptions options{.threads = threads, .seed = drawn.seed};
  options.samples = asked.samples.value_or(options.samples);
  const std::size_t top = inputs.profile.top.value_or(kShownDrivers);
  const auto ranking = top_companies(inputs.pool.scores(), inputs.pool, weights, inputs.profile.scoring(),
                                     {.top = kMostField, .threads = threads, .allowed = field.allowed});
  std::vector<std::size_t> rows;
  std::vector<std::size_t> ranks;
  for (const RankedCompany& company : ranking) {
    rows.push_back(company.company);
    ranks.push_back(company.rank);
  }
  const CompanySet companies = inputs.pool.select(rows);
  const auto result = find_drivers({inputs.model, companies, inputs.profile.as_of}, top, WeightDraws(drawn), options);
  ranks.resize(result.size());
  const CompanySet shown = inputs.pool.select(std::span(rows).first(result.size()));
  const DriversView view{.result = result,
                         .weights = drawn,
                         .ranks = ranks,
                         .samples = options.samples,
                         .field = rows.size(),
                         .counts = firm.subject().counts};
  const Subject subject{inputs.model, shown, inputs.profile};
  return present_drivers(subject, view);
}

CommandSpec drivers_command() {
  return command<DriversOptions, drivers>(
      {.name = "robustness drivers",
       .summary = "says what moves the ranks most",
       .text =
           "Says how much of each company's rank comes from the weights, from how the unknown is counted and what it "
           "turns out to be, from evidence and the trust in it, from the method, and from goalposts and importance.",
       .examples = {"robustness drivers", "robustness drivers profiles/mine.yaml --top 3 --concentration 30",
                    "robustness drivers --format csv"},
       .any_method = true,
       .alone = true,
       .answer = drivers_spec});
}

}  // namespace fitrank::cli
