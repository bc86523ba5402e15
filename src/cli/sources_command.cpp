#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/suggest.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "evidence/assess.hpp"
#include "evidence/company_pool.hpp"
#include "input/hash_companies.hpp"
#include "output/present_sources.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kEachShown = 5;

struct SourcesOptions {
  std::string company;
  CompanyOptions companies;
  OutputOptions output;
  std::optional<Date> as_of;
  std::optional<std::size_t> top;
  std::optional<std::string> signal;

  void declare(Options& options) {
    options.word(company, company_word());
    companies.declare_one_by_one(options);
    PolicyOptions::declare_day(options, as_of);
    declare_top(options, top, "show the latest N observations of each signal; by default 5");
    options.text(signal, {.name = "signal",
                          .argument = "SIGNAL",
                          .help = "show the trail of this signal alone; `list signals` has their names"});
    output.declare(options);
  }
};

/// Leaves the entries of --signal, where that is given; throws UsageError where the model has no such signal.
void keep_signal(const SourcesOptions& options, const Model& model, std::vector<TrailEntry>& trail) {
  if (!options.signal) return;
  const auto signal = model.find_signal(*options.signal);
  if (!signal) {
    std::vector<KnownName> known;
    for (const Signal& one : model.signals) known.push_back({one.id, one.label});
    throw UsageError(fmt::format("--signal: no such signal: {}; `fitrank list signals` has them", *options.signal),
                     suggest(*options.signal, known));
  }
  std::erase_if(trail, [&](const TrailEntry& entry) { return entry.observation.signal != *signal; });
}

int sources(const SourcesOptions& options) {
  const Model model = load_model(options.companies);
  Profile day_of_ranking;
  day_of_ranking.as_of = options.as_of;
  const Entities entities = load_entities();
  const auto evidence = load_evidence(options.companies, model, entities);
  const std::optional<Date> day[] = {day_of_ranking.as_of};
  std::vector<Company> companies = evidence->companies(day);
  keep_layer(options.companies, model, companies);
  settle_day(day_of_ranking, newest_day(companies));
  const CompanyPool pool(model, std::move(companies), {}, {{}, day_of_ranking.as_of});
  const Company& company = pool.dossiers().companies[find_company(pool, options.company)];
  std::vector<TrailEntry> trail = evidence->trail(company);
  std::erase_if(trail, [&](const TrailEntry& entry) { return is_after(entry.observation, day_of_ranking.as_of); });
  keep_signal(options, model, trail);
  say_left_out(*evidence);
  const SourcesSubject subject{model, company, day_of_ranking.as_of, trail};
  emit(options.output, present_sources(subject, options.top.value_or(kEachShown)),
       {model_path(options.companies), {}, [&] { return hash_companies(model, pool); }});
  return kDone;
}

}  // namespace

CommandSpec sources_command() {
  return command<SourcesOptions, sources>(
      {.name = "sources",
       .summary = "shows where every number of a company is from",
       .text =
           "Prints the trail of every number of a company: value, tier, period, day of filing, accession or address, "
           "the rule that chose it, and the import it came with.",
       .examples = {"sources nvidia --companies evidence.sqlite",
                    "sources nvidia --companies evidence.sqlite --as-of 2025-03-01 --format json"},
       .answer = sources_spec});
}

}  // namespace fitrank::cli
