#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "fitrank/present.hpp"
#include "fitrank/reproduce.hpp"

namespace fitrank::cli {

namespace {

int reproduce(const Arguments& arguments) {
  const Model model = load_model(arguments);
  const Profile profile = load_profile(arguments, model, profile_name(arguments, 0));
  if (profile.published.empty()) {
    throw UsageError(fmt::format("profile {} has no published tables to reproduce", profile.id));
  }
  const auto tables = fitrank::reproduce(model, load_companies(arguments, model, profile.companies), profile);
  emit(
      arguments, [&] { return present_reproduction(profile, tables); },
      [&] { return reproduction_json(profile, tables); });
  return std::ranges::all_of(tables, &ReproducedTable::holds) ? kDone : kDoesNotHold;
}

}  // namespace

CommandSpec reproduce_command() {
  return {.name = "reproduce",
          .positionals = "[PROFILE]",
          .summary =
              "Sets a profile's published tables against what the data gives; exits with 1 if any differs. Without "
              "--companies it reads those that the profile names.",
          .examples = {"reproduce", "reproduce --format markdown -o reproduction.md"},
          .options = {"companies", "model", "format", "output", "help"},
          .at_most = 1,
          .run = reproduce,
          .any_method = true};
}

}  // namespace fitrank::cli
