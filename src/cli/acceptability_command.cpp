#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/drawn_options.hpp"
#include "cli/progress_bar.hpp"
#include "fitrank/acceptability.hpp"
#include "fitrank/evidence_spread.hpp"
#include "fitrank/peer_draws.hpp"
#include "fitrank/present_acceptability.hpp"
#include "fitrank/signal_draws.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostSamples = 1'000'000;
constexpr std::size_t kMostTop = 1000;

/// How far known scores may be off; none where --evidence-noise is off, or no evidence leaves any doubt.
std::optional<ScoreMatrix> spread_of(const DrawnScores& drawn, const Inputs& inputs) {
  if (drawn.evidence_noise == Switch::off) return std::nullopt;
  const CompanySet& dossiers = inputs.pool.dossiers();
  ScoreMatrix spread = evidence_spread(inputs.model, dossiers, inputs.pool.size());
  for (std::size_t c = 0; c < spread.criteria(); ++c) {
    const auto column = spread.column(c).first(dossiers.companies.size());
    if (std::ranges::any_of(column, [](float half) { return half > 0; })) return spread;
  }
  return std::nullopt;
}

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

AcceptabilityOptions options_of(const DrawnScores& drawn, const FirmInputs& firm, const Field& field) {
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

/// How what is unknown is drawn: as any of its scores, or as comparable employers score.
class UnknownDraws {
 public:
  UnknownDraws(UnknownDrawn how, const Inputs& inputs) : signals_(inputs.model, inputs.pool.dossiers()) {
    if (how == UnknownDrawn::uniform) return;
    EvidenceView view = inputs.pool.view();
    view.expected = inputs.profile.estimate;
    filled_.emplace(inputs.pool.viewed(view));
    peers_.emplace(filled_->scores());
  }
  UnknownDraws(const UnknownDraws&) = delete;
  UnknownDraws& operator=(const UnknownDraws&) = delete;

  bool by_peers() const { return peers_.has_value(); }
  std::function<double(const CounterDraws&, std::size_t, std::size_t)> function() const {
    if (peers_) return std::cref(*peers_);
    return std::cref(signals_);
  }

 private:
  SignalDraws signals_;
  std::optional<CompanyPool> filled_;
  std::optional<PeerDraws> peers_;
};

}  // namespace

Answer acceptability_answer(const FirmInputs& firm, const DrawnScores& asked) {
  const Inputs& inputs = firm.inputs;
  const Weights& weights = firm.weights;
  const WeightDrawSpec drawn = drawn_weights(asked.draws, inputs.model, weights);
  const Field field = field_of(inputs, weights);
  const ScoreMatrix& scores = inputs.pool.scores();
  const std::optional<ScoreMatrix> spread = spread_of(asked, inputs);
  const UnknownDraws unknown(asked.unknown, inputs);
  const ScoreDraws score_draws(
      scores, {.spread = spread ? &*spread : nullptr, .unknown = unknown.function(), .seed = drawn.seed});
  AcceptabilityOptions options = options_of(asked, firm, field);
  options.method = inputs.profile.method;
  ProgressBar bar("drawing");
  options.progress = bar.callback();
  const Acceptability result = find_acceptability(score_draws, inputs.pool, WeightDraws(drawn), options);
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
      .evidence_noise = spread.has_value(),
      .by_peers = unknown.by_peers(),
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
