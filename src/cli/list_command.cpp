// What there is: the companies, profiles, signals, layers, criteria and sources that a ranking would read.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "analysis/layers.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "input/read_yaml.hpp"
#include "input/source_text.hpp"
#include "output/present_list.hpp"

namespace fitrank::cli {

namespace {

enum class Thing { companies, profiles, signals, layers, criteria, sources };

constexpr std::array<NamedValue<Thing>, 6> kThings{{{Thing::companies, "companies", "id, name, layer and observations"},
                                                    {Thing::profiles, "profiles", "those in the usual places"},
                                                    {Thing::signals, "signals", "criterion, unit and what they can be"},
                                                    {Thing::layers, "layers", "of the supply chain"},
                                                    {Thing::criteria, "criteria", "what a profile weighs"},
                                                    {Thing::sources, "sources", "with their observations"}}};

struct ListOptions {
  Thing thing = Thing::companies;
  CompanyOptions companies;
  OutputOptions output;

  void declare(Options& options) {
    options.choice_word<Thing>(thing, {.argument = "WHAT"}, kThings);
    companies.declare_one_by_one(options);
    output.declare(options);
  }
};

using Things = std::vector<ListedThing>;

Things list_companies(const CompanyOptions& options, const Model& model) {
  Things list;
  for (const Company& company : load_companies(options, model, {})) {
    list.push_back(
        {.id = company.id, .name = company.name, .layer = company.layer, .observations = company.observations.size()});
  }
  return list;
}

/// Of a profile that cannot be read the title is empty; `check` says why.
std::string title_of(const std::string& id, const Model& model) {
  Problems ignored;
  const auto source = read_source(find_profile(id), kYamlSizeLimit, ignored);
  const auto profile = source ? read_profile(*source, model, ignored) : std::nullopt;
  return profile ? profile->title : std::string();
}

Things list_profiles(const Model& model) {
  Things list;
  for (const std::string& id : profile_ids()) {
    list.push_back({.id = id, .title = title_of(id, model), .file = find_profile(id).string()});
  }
  return list;
}

/// "0 to 100", or the levels; the values themselves are the value function's.
std::string possible_text(const Signal& signal) {
  if (signal.value_function.takes_levels()) {
    std::string levels;
    for (const NamedLevel& level : signal.value_function.levels()) levels += (levels.empty() ? "" : ", ") + level.name;
    return levels;
  }
  if (!signal.possible) return "any number";
  return fmt::format("{:.6g} to {:.6g}", signal.possible->low, signal.possible->high);
}

Things list_signals(const Model& model) {
  Things list;
  for (const Signal& signal : model.signals) {
    list.push_back({.id = signal.id,
                    .title = signal.label,
                    .criterion = model.criteria[signal.criterion].id,
                    .unit = signal.unit,
                    .text = possible_text(signal)});
  }
  return list;
}

Things list_layers(const CompanyOptions& options, const Model& model) {
  Things list;
  const std::vector<Company> companies = load_companies(options, model, {});
  for (const std::string& id : layer_ids(model, companies)) {
    list.push_back({.id = id,
                    .title = layer_label(model, id),
                    .companies = static_cast<std::size_t>(std::ranges::count(companies, id, &Company::layer))});
  }
  return list;
}

Things list_criteria(const Model& model) {
  Things list;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const auto signals = std::ranges::count(model.signals, c, &Signal::criterion);
    list.push_back(
        {.id = model.criteria[c].id, .title = model.criteria[c].label, .signals = static_cast<std::size_t>(signals)});
  }
  return list;
}

/// The most observed first, then by name.
Things list_sources(const CompanyOptions& options, const Model& model) {
  Things list;
  std::map<std::pair<std::string, std::string>, std::size_t> seen;
  for (const Company& company : load_companies(options, model, {})) {
    for (const Observation& one : company.observations) ++seen[{one.source, one.title}];
  }
  std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> sources(seen.begin(), seen.end());
  std::ranges::stable_sort(sources, std::greater(), [](const auto& one) { return one.second; });
  for (const auto& [source, count] : sources) {
    list.push_back({.source = source.first, .source_title = source.second, .observations = count});
  }
  return list;
}

Things things_of(const ListOptions& options) {
  const Model model = load_model(options.companies);
  switch (options.thing) {
    case Thing::companies:
      return list_companies(options.companies, model);
    case Thing::profiles:
      return list_profiles(model);
    case Thing::signals:
      return list_signals(model);
    case Thing::layers:
      return list_layers(options.companies, model);
    case Thing::criteria:
      return list_criteria(model);
    case Thing::sources:
      return list_sources(options.companies, model);
  }
  throw std::logic_error("nothing to list");
}

int list(const ListOptions& options) {
  const std::string_view what = std::ranges::find(kThings, options.thing, &NamedValue<Thing>::value)->id;
  emit(options.output, present_list(what, things_of(options)), {model_path(options.companies)});
  return kDone;
}

}  // namespace

CommandSpec list_command() {
  return command<ListOptions, list>(
      {.name = "list",
       .summary = "lists companies, profiles, signals, layers or sources",
       .text = "Lists the companies, profiles, signals, layers, criteria or sources that the other commands take by "
               "name.",
       .examples = {"list companies", "list profiles", "list signals --model my-model.yaml",
                    "list sources --companies evidence.sqlite --format csv"},
       .answer = list_spec});
}

}  // namespace fitrank::cli
