#include "fitrank/methods.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/numbers.hpp"
#include "fitrank/present_methods.hpp"
#include "fitrank/suggest.hpp"

namespace fitrank::cli {

namespace {

/// Sets `part` of every preference, or of one criterion's where the text names it: "20", "growth=20".
void read_points(const Arguments& arguments, std::string_view option, const Model& model, double Preference::*part,
                 std::vector<Preference>& preferences) {
  for (const std::string& text : arguments.values(option)) {
    const std::size_t equals = text.find('=');
    const auto points = whole_text_as<double>(std::string_view(text).substr(equals == text.npos ? 0 : equals + 1));
    if (!points || !(*points >= 0 && *points <= 100)) {
      throw UsageError(fmt::format("--{}: \"{}\" is not a number from 0 to 100", option, text));
    }
    if (equals == text.npos) {
      for (Preference& preference : preferences) preference.*part = *points;
      continue;
    }
    const std::string name = text.substr(0, equals);
    const auto criterion = model.find_criterion(name);
    if (!criterion) {
      throw UsageError(fmt::format("--{}: no such criterion: {}", option, name), suggest(name, criterion_ids(model)));
    }
    preferences[*criterion].*part = *points;
  }
}

std::vector<Preference> read_preferences(const Arguments& arguments, const Model& model) {
  std::vector<Preference> preferences(model.criteria.size());
  read_points(arguments, "indifference", model, &Preference::indifference, preferences);
  read_points(arguments, "full-preference", model, &Preference::full, preferences);
  for (Preference& preference : preferences) {
    if (preference.full > 0 && preference.full < preference.indifference) {
      throw UsageError("--full-preference must not be below --indifference");
    }
    preference.full = std::max(preference.full, preference.indifference);
  }
  return preferences;
}

int methods(const Arguments& arguments) {
  emit(arguments, methods_answer(arguments, FirmInputs(arguments, profile_name(arguments, 0))));
  return kDone;
}

}  // namespace

Answer methods_answer(const Arguments& arguments, const FirmInputs& firm) {
  const MethodOptions options{.preferences = read_preferences(arguments, firm.inputs.model),
                              .v = number_option<double>(arguments, "vikor-v", 0, 1, 0.5),
                              .threads = thread_option(arguments),
                              .allowed = firm.screening.allowed};
  const MethodComparison comparison =
      compare_methods(firm.inputs.pool.scores(), firm.inputs.pool, firm.weights, firm.inputs.profile.missing, options);
  const PoolSubject subject = firm.subject();
  return {present_methods(subject, comparison), methods_json(subject, comparison)};
}

CommandSpec methods_command() {
  return {
      .name = "methods",
      .positionals = "[PROFILE]",
      .summary =
          "Ranks the same companies by weighted sum, weighted product, TOPSIS, VIKOR and PROMETHEE II, and says "
          "how far these agree.",
      .examples = {"methods", "methods profiles/mine.yaml --top 3",
                   "methods --full-preference growth=20 --indifference 2 --vikor-v 0.7"},
      .options = {"companies", "model", "missing", "estimate", "evidence", "as-of", "min-coverage", "weight", "top",
                  "indifference", "full-preference", "vikor-v", "skip-bad-rows", "threads", "format", "output", "help"},
      .at_most = 1,
      .run = methods,
      .any_method = true};
}

}  // namespace fitrank::cli
