#include "fitrank/calibrate.hpp"

#include <limits>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/numbers.hpp"
#include "cli/progress_bar.hpp"
#include "fitrank/present_calibration.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostRounds = 100'000;
constexpr std::size_t kMostFirst = 1000;

int calibrate(const Arguments& arguments) {
  const Inputs inputs(arguments, profile_name(arguments, 0));
  CalibrationOptions options{.interval = inputs.profile.interval};
  options.hide = number_option<double>(arguments, "hide", 1, 99, 100 * options.hide) / 100;
  options.rounds = number_option<std::size_t>(arguments, "rounds", 1, kMostRounds, options.rounds);
  options.places = number_option<std::size_t>(arguments, "places", 1, kMostFirst, options.places);
  options.seed =
      number_option<std::uint64_t>(arguments, "seed", 0, std::numeric_limits<std::uint64_t>::max(), options.seed);
  ProgressBar bar("hiding");
  options.progress = bar.callback();
  const Calibration calibration = fitrank::calibrate(inputs.pool, used_weights(inputs.profile, inputs.named), options);
  bar.finish();
  const CalibrationSubject subject{inputs.profile, options};
  emit(
      arguments, [&] { return present_calibration(subject, calibration); },
      [&] { return calibration_json(subject, calibration); });
  return kDone;
}

}  // namespace

CommandSpec calibrate_command() {
  return {.name = "calibrate",
          .positionals = "[PROFILE]",
          .summary =
              "Hides known values at random and says how well each missing policy guesses the fit scores: their error, "
              "how many of the first are found, and how often the interval holds.",
          .examples = {"calibrate --companies evidence.sqlite", "calibrate profiles/mine.yaml --hide 50 --rounds 100",
                       "calibrate --companies big.csv --places 20 --format json"},
          .options = {"companies", "model", "evidence", "as-of", "weight", "layer", "hide", "rounds",
                      "calibrate:places", "interval", "seed", "skip-bad-rows", "threads", "format", "output", "help"},
          .at_most = 1,
          .run = calibrate};
}

}  // namespace fitrank::cli
