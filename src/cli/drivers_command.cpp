#include "fitrank/drivers.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/drawn_options.hpp"
#include "cli/numbers.hpp"
#include "fitrank/present_drivers.hpp"
#include "fitrank/ranking.hpp"

namespace fitrank::cli {

namespace {

/// Each sample ranks the whole field ten times; ranks far behind it are nobody's question.
constexpr std::size_t kMostField = 200;
constexpr std::size_t kShownDrivers = 10;
constexpr std::size_t kMostSamples = 100'000;

int drivers(const Arguments& arguments) {
  emit(arguments, drivers_answer(arguments, FirmInputs(arguments, profile_name(arguments, 0))));
  return kDone;
}

}  // namespace

Answer drivers_answer(const Arguments& arguments, const FirmInputs& firm) {
  const Inputs& inputs = firm.inputs;
  const Weights& weights = firm.weights;
  const std::size_t threads = thread_option(arguments);
  const WeightDrawSpec drawn = drawn_weights(arguments, inputs.model, weights);
  const Field field = field_of(inputs, weights, threads);
  SobolOptions options{.threads = threads, .seed = drawn.seed};
  options.samples = number_option<std::size_t>(arguments, "samples", 2, kMostSamples, options.samples);
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
                         .ranked = inputs.pool.size() - field.excluded - field.unknown,
                         .excluded = field.excluded,
                         .min_coverage = inputs.profile.min_coverage,
                         .unknown = field.unknown};
  const Subject subject{inputs.model, shown, inputs.profile};
  return {present_drivers(subject, view), drivers_json(subject, view)};
}

CommandSpec drivers_command() {
  return {
      .name = "drivers",
      .positionals = "[PROFILE]",
      .summary =
          "Says how much of each company's rank comes from the weights, from how the unknown is counted and what it "
          "turns out to be, from evidence and the trust in it, from the method, and from goalposts and importance.",
      .examples = {"drivers", "drivers profiles/mine.yaml --top 3 --concentration 30", "drivers --format csv"},
      .options = {"companies", "model", "missing", "estimate", "evidence", "as-of", "min-coverage", "weight", "layer",
                  "top", "drivers:samples", "seed", "concentration", "skip-bad-rows", "threads", "format", "output",
                  "help"},
      .at_most = 1,
      .run = drivers,
      .any_method = true};
}

}  // namespace fitrank::cli
