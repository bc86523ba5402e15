#include "analysis/calibrate.hpp"

#include <optional>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/progress_bar.hpp"
#include "output/present_calibration.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostRounds = 100'000;
constexpr std::size_t kMostFirst = 1000;

struct CalibrateOptions {
  RankingOptions ranking;
  OutputOptions output;
  std::optional<double> hide;  ///< percent
  std::optional<std::size_t> rounds;
  std::optional<std::size_t> places;
  std::uint64_t seed = CalibrationOptions{}.seed;

  void declare(Options& options);
  CalibrationOptions calibration(const Profile& profile) const;
};

void CalibrateOptions::declare(Options& options) {
  ranking.policies.sums_alone = true;
  ranking.declare(options);
  options.cannot({"missing", "estimate"}, "all the ways to count the unknown are compared");
  options.cannot({"method"}, "weighted sums alone are calibrated");
  options.cannot({"min-coverage"}, "values are hidden of all companies, however little is known");
  options.cannot({"top"}, "no companies are listed; --places says how many count as the first");
  options.number(
      hide,
      {.name = "hide", .argument = "PERCENT", .help = "chance of each known value to be hidden", .by_default = "30"},
      1.0, 99.0);
  options.number(rounds,
                 {.name = "rounds", .argument = "N", .help = "how often to hide and compare", .by_default = "20"},
                 std::size_t{1}, kMostRounds);
  options.number(places,
                 {.name = "places",
                  .argument = "N",
                  .help = "how many places count as the first, at most half of all",
                  .by_default = "10"},
                 std::size_t{1}, kMostFirst);
  declare_seed(options, seed);
  output.declare(options);
}

CalibrationOptions CalibrateOptions::calibration(const Profile& profile) const {
  CalibrationOptions options{.interval = profile.interval};
  if (hide) options.hide = *hide / 100;
  options.rounds = rounds.value_or(options.rounds);
  options.places = places.value_or(options.places);
  options.seed = seed;
  return options;
}

int calibrate(const CalibrateOptions& asked) {
  const Inputs inputs(asked.ranking);
  CalibrationOptions options = asked.calibration(inputs.profile);
  ProgressBar bar("hiding");
  options.progress = bar.callback();
  const Calibration calibration = fitrank::calibrate(inputs.pool, used_weights(inputs.profile, inputs.named), options);
  bar.finish();
  const Weights weights = used_weights(inputs.profile, inputs.named);
  const PoolSubject subject{inputs.model, inputs.pool, inputs.profile, weights};
  emit(asked.output, present_calibration(subject, options, calibration), inputs.made_from());
  return kDone;
}

}  // namespace

CommandSpec calibrate_command() {
  return command<CalibrateOptions, calibrate>(
      {.name = "robustness calibrate",
       .summary = "says how well each missing policy guesses",
       .text =
           "Hides known values at random and says how well each missing policy guesses the fit scores: their error, "
           "how many of the first are found, and how often the interval holds.",
       .examples = {"robustness calibrate --companies evidence.sqlite",
                    "robustness calibrate profiles/mine.yaml --hide 50 --rounds 100",
                    "robustness calibrate --companies big.csv --places 20 --format json"},
       .alone = true,
       .answer = calibration_spec});
}

}  // namespace fitrank::cli
