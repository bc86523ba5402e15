#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/acceptability.hpp"
#include "analysis/pool_draws.hpp"
#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/drawn_options.hpp"
#include "cli/progress_bar.hpp"
#include "output/present_acceptability.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostSamples = 1'000'000;
constexpr std::size_t kMostTop = 1000;

struct DrawnOptions {
  RankingOptions ranking;
  OutputOptions output;
  DrawnScores drawn;

  void declare(Options& options);
};

void DrawnOptions::declare(Options& options) {
  ranking.declare(options, "list the first N companies; by default 10", kMostTop);
  options.cannot({"interval"}, "no interval is shown");
  options.cannot({"missing"}, "what is unknown is drawn; --unknown says how");
  options.number(drawn.places,
                 {.name = "places",
                  .argument = "N",
                  .help = "how many places count as the top; never all there are",
                  .by_default = "3"},
                 std::size_t{1}, kMostTop);
  options.number(drawn.samples,
                 {.name = "samples", .argument = "N", .help = "how many times to draw", .by_default = "10000"},
                 std::size_t{1}, kMostSamples);
  drawn.draws.declare(options);
  options.choice(
      drawn.evidence_noise,
      {.name = "evidence-noise",
       .argument = "SWITCH",
       .help = "whether known scores of dossiers are drawn too, as far as trust in their evidence is lacking"});
  options.choice(drawn.unknown, {.name = "unknown", .argument = "HOW", .help = "how what is unknown is drawn"});
  output.declare(options);
}

AcceptabilityOptions options_of(const DrawnScores& drawn, const FirmInputs& firm, const DrawnField& field) {
  AcceptabilityOptions options{.threads = firm.inputs.threads, .allowed = field.allowed};
  options.samples = drawn.samples.value_or(options.samples);
  options.top = telling_places(drawn.places.value_or(options.top), firm.ranked);
  options.closer = drawn.top.value_or(options.closer);
  return options;
}

int acceptability(const DrawnOptions& options) {
  DrawnScores drawn = options.drawn;
  drawn.top = options.ranking.policies.top;
  const FirmInputs firm(options.ranking);
  emit(options.output, acceptability_answer(firm, drawn), firm.inputs.made_from());
  return kDone;
}

}  // namespace

Answer acceptability_answer(const FirmInputs& firm, const DrawnScores& asked) {
  const Inputs& inputs = firm.inputs;
  const Weights& weights = firm.weights;
  const WeightDrawSpec drawn = drawn_weights(asked.draws, inputs.model, weights);
  const DrawnField field = drawn_field(inputs.model, inputs.pool, inputs.profile, weights, inputs.threads);
  const ScoreMatrix& scores = inputs.pool.scores();
  const PoolDraws uncertain(inputs.model, inputs.pool, inputs.profile,
                            {.noise = asked.evidence_noise == Switch::on,
                             .by_peers = asked.unknown == UnknownDrawn::peers,
                             .seed = drawn.seed});
  AcceptabilityOptions options = options_of(asked, firm, field);
  options.method = inputs.profile.method;
  ProgressBar bar("drawing");
  options.progress = bar.callback();
  const Acceptability result = find_acceptability(uncertain.scores(), inputs.pool, WeightDraws(drawn), options);
  bar.finish();
  std::vector<std::size_t> rows;
  for (const CompanyAcceptability& company : result.companies) {
    if (rows.size() < options.closer) rows.push_back(company.company);
  }
  const CompanySet shown = inputs.pool.select(rows);
  const AcceptabilityView view{
      .result = result,
      .weights = drawn,
      .ranks = ranks_of(rows, scores, weights, inputs.profile.scoring(), {.allowed = field.allowed}),
      .evidence_noise = uncertain.noise(),
      .by_peers = asked.unknown == UnknownDrawn::peers,
      .counts = firm.subject().counts};
  const Subject subject{inputs.model, shown, inputs.profile};
  return present_acceptability(subject, view);
}

CommandSpec acceptability_command() {
  return command<DrawnOptions, acceptability>(
      {.name = "robustness acceptability",
       .summary = "draws weights and scores, and counts who comes first",
       .text =
           "Draws weights and uncertain scores many times and says how often each company is first, among the first "
           "few, and at every rank, and with which weights it is first.",
       .examples = {"robustness acceptability",
                    "robustness acceptability profiles/mine.yaml --places 5 --concentration 30",
                    "robustness acceptability --unknown peers",
                    "robustness acceptability --order \"growth>=learning>=comp\" --samples 100000 --format json"},
       .alone = true,
       .answer = acceptability_spec});
}

}  // namespace fitrank::cli
