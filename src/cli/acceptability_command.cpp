#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/answers.hpp"
#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/drawn_options.hpp"
#include "cli/numbers.hpp"
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
std::optional<ScoreMatrix> spread_of(const Arguments& arguments, const Inputs& inputs) {
  if (!chosen<bool>(arguments, "evidence-noise").value_or(true)) return std::nullopt;
  const CompanySet& dossiers = inputs.pool.dossiers();
  ScoreMatrix spread = evidence_spread(inputs.model, dossiers, inputs.pool.size());
  for (std::size_t c = 0; c < spread.criteria(); ++c) {
    const auto column = spread.column(c).first(dossiers.companies.size());
    if (std::ranges::any_of(column, [](float half) { return half > 0; })) return spread;
  }
  return std::nullopt;
}

AcceptabilityOptions options_of(const Arguments& arguments, const Field& field, std::size_t ranked) {
  AcceptabilityOptions options{.threads = thread_option(arguments), .allowed = field.allowed};
  options.samples = number_option<std::size_t>(arguments, "samples", 1, kMostSamples, options.samples);
  options.top = telling_places(number_option<std::size_t>(arguments, "places", 1, kMostTop, options.top), ranked);
  options.closer = number_option<std::size_t>(arguments, "top", 1, kMostTop, options.closer);
  return options;
}

int acceptability(const Arguments& arguments) {
  emit(arguments, acceptability_answer(arguments, FirmInputs(arguments, profile_name(arguments, 0))));
  return kDone;
}

/// How what is unknown is drawn: as any of its scores, or as comparable employers score.
class UnknownDraws {
 public:
  UnknownDraws(const Arguments& arguments, const Inputs& inputs) : signals_(inputs.model, inputs.pool.dossiers()) {
    if (!chosen<bool>(arguments, "unknown").value_or(false)) return;
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

Answer acceptability_answer(const Arguments& arguments, const FirmInputs& firm) {
  const Inputs& inputs = firm.inputs;
  const Weights& weights = firm.weights;
  const WeightDrawSpec drawn = drawn_weights(arguments, inputs.model, weights);
  const Field field = field_of(inputs, weights, thread_option(arguments));
  const ScoreMatrix& scores = inputs.pool.scores();
  const std::optional<ScoreMatrix> spread = spread_of(arguments, inputs);
  const UnknownDraws unknown(arguments, inputs);
  const ScoreDraws score_draws(
      scores, {.spread = spread ? &*spread : nullptr, .unknown = unknown.function(), .seed = drawn.seed});
  AcceptabilityOptions options = options_of(arguments, field, firm.ranked);
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
      .excluded = field.excluded,
      .min_coverage = inputs.profile.min_coverage,
      .unknown = field.unknown};
  const Subject subject{inputs.model, shown, inputs.profile};
  return {present_acceptability(subject, view), acceptability_json(subject, view)};
}

CommandSpec acceptability_command() {
  return {.name = "acceptability",
          .positionals = "[PROFILE]",
          .summary =
              "Draws weights and uncertain scores many times and says how often each company is first, among the first "
              "few, and at every rank, and with which weights it is first.",
          .examples = {"acceptability", "acceptability profiles/mine.yaml --places 5 --concentration 30",
                       "acceptability --unknown peers",
                       "acceptability --order \"growth>=learning>=comp\" --samples 100000 --format json"},
          .options = {"companies",
                      "model",
                      "evidence",
                      "method",
                      "as-of",
                      "min-coverage",
                      "weight",
                      "layer",
                      "acceptability:top",
                      "places",
                      "samples",
                      "seed",
                      "weights-from",
                      "concentration",
                      "order",
                      "evidence-noise",
                      "acceptability:unknown",
                      "estimate",
                      "skip-bad-rows",
                      "threads",
                      "format",
                      "output",
                      "help"},
          .at_most = 1,
          .run = acceptability};
}

}  // namespace fitrank::cli
