#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "fitrank/assess.hpp"
#include "fitrank/company_pool.hpp"
#include "fitrank/present_sources.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kEachShown = 5;

int sources(const Arguments& arguments) {
  const Model model = load_model(arguments);
  Profile overrides;
  apply_overrides(arguments, overrides);
  const Entities entities = load_entities();
  const auto evidence = load_evidence(arguments, model, entities);
  const std::optional<Date> day[] = {overrides.as_of};
  std::vector<Company> companies = evidence->companies(day);
  settle_day(overrides, newest_day(companies));
  const CompanyPool pool(model, std::move(companies), {}, {{}, overrides.as_of});
  const Company& company = pool.dossiers().companies[find_company(pool, arguments.positionals().front())];
  std::vector<TrailEntry> trail = evidence->trail(company);
  std::erase_if(trail, [&](const TrailEntry& entry) { return is_after(entry.observation, overrides.as_of); });
  say_left_out(*evidence);
  const SourcesSubject subject{model, company, overrides.as_of, trail};
  emit(
      arguments, [&] { return present_sources(subject, overrides.top.value_or(kEachShown)); },
      [&] { return sources_json(subject); });
  return kDone;
}

}  // namespace

CommandSpec sources_command() {
  return {.name = "sources",
          .positionals = "COMPANY",
          .summary =
              "Prints the trail of every number of a company: value, tier, period, day of filing, accession or "
              "address, the rule that chose it, and the import it came with.",
          .examples = {"sources nvidia --companies evidence.sqlite",
                       "sources nvidia --companies evidence.sqlite --as-of 2025-03-01 --format json"},
          .options = {"companies", "model", "as-of", "sources:top", "format", "output", "help"},
          .at_least = 1,
          .at_most = 1,
          .run = sources};
}

}  // namespace fitrank::cli
