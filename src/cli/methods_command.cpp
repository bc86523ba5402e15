#include "analysis/methods.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/numbers.hpp"
#include "output/present_methods.hpp"

namespace fitrank::cli {

namespace {

/// Sets `part` of every preference, or of one criterion's where the text names it: "20", "growth=20".
void read_points(std::string_view option, const std::vector<std::string>& given, const Model& model,
                 double Preference::*part, std::vector<Preference>& preferences) {
  for (const std::string& text : given) {
    const std::size_t equals = text.find('=');
    const auto points = whole_text_as<double>(std::string_view(text).substr(equals == text.npos ? 0 : equals + 1));
    if (!points || !(*points >= 0 && *points <= 100)) {
      throw UsageError(fmt::format("{}: \"{}\" is not a number from 0 to 100", option, text));
    }
    if (equals == text.npos) {
      for (Preference& preference : preferences) preference.*part = *points;
    } else {
      preferences[criterion_named(model, text.substr(0, equals), option)].*part = *points;
    }
  }
}

std::vector<Preference> read_preferences(const MethodWishes& wishes, const Model& model) {
  std::vector<Preference> preferences(model.criteria.size());
  read_points("--indifference", wishes.indifference, model, &Preference::indifference, preferences);
  read_points("--full-preference", wishes.full_preference, model, &Preference::full, preferences);
  for (Preference& preference : preferences) {
    if (preference.full > 0 && preference.full < preference.indifference) {
      throw UsageError("--full-preference must not be below --indifference");
    }
    preference.full = std::max(preference.full, preference.indifference);
  }
  return preferences;
}

struct MethodsOptions {
  RankingOptions ranking;
  OutputOptions output;
  MethodWishes wishes;

  void declare(Options& options) {
    ranking.declare(options);
    options.cannot({"interval"}, "no interval is shown");
    options.cannot({"method"}, "all methods are compared");
    options.texts(wishes.indifference,
                  {.name = "indifference",
                   .argument = "[CRITERION=]POINTS",
                   .help = "PROMETHEE ignores a lead of up to so many points (repeatable, one for each criterion)",
                   .by_default = "0",
                   .completes = Completes::shares});
    options.texts(wishes.full_preference,
                  {.name = "full-preference",
                   .argument = "[CRITERION=]POINTS",
                   .help = "PROMETHEE prefers a lead of so many points in full and a lesser one in proportion; by "
                           "default any lead in full (repeatable, one for each criterion)",
                   .completes = Completes::shares});
    options.number(wishes.vikor_v,
                   {.name = "vikor-v",
                    .argument = "SHARE",
                    .help = "VIKOR's weight of the total loss, against the loss on the worst criterion, 0 to 1"},
                   0.0, 1.0);
    output.declare(options);
  }
};

int methods(const MethodsOptions& options) {
  const FirmInputs firm(options.ranking);
  emit(options.output, methods_answer(firm, options.wishes), firm.inputs.made_from());
  return kDone;
}

}  // namespace

Answer methods_answer(const FirmInputs& firm, const MethodWishes& wishes) {
  const MethodOptions options{.preferences = read_preferences(wishes, firm.inputs.model),
                              .v = wishes.vikor_v,
                              .threads = firm.inputs.threads,
                              .allowed = firm.screening.allowed};
  const MethodComparison comparison =
      compare_methods(firm.inputs.pool.scores(), firm.inputs.pool, firm.weights, firm.inputs.profile.missing, options);
  const PoolSubject subject = firm.subject();
  return present_methods(subject, comparison);
}

CommandSpec methods_command() {
  return command<MethodsOptions, methods>(
      {.name = "robustness methods",
       .summary = "ranks by other methods too, and says how they agree",
       .text =
           "Ranks the same companies by weighted sum, weighted product, TOPSIS, VIKOR and PROMETHEE II, and says how "
           "far these agree.",
       .examples = {"robustness methods", "robustness methods profiles/mine.yaml --top 3",
                    "robustness methods --full-preference growth=20 --indifference 2"},
       .any_method = true,
       .alone = true,
       .answer = methods_spec});
}

}  // namespace fitrank::cli
