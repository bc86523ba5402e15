// What there is: the companies, profiles, signals, layers, criteria and sources that a ranking would read.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "fitrank/layers.hpp"
#include "fitrank/read_yaml.hpp"
#include "fitrank/source_text.hpp"

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

/// Rows of texts under the names of their columns; every column but those that count is a text.
struct Listing {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows = {};
  std::vector<std::size_t> counts = {};  ///< columns of whole numbers
};

bool counts(const Listing& list, std::size_t column) { return std::ranges::count(list.counts, column) > 0; }

Document document_of(const Listing& list) {
  Document document;
  document.blocks.emplace_back(Heading{list.title, 1});
  Table table;
  for (std::size_t c = 0; c < list.columns.size(); ++c) {
    table.columns.push_back({list.columns[c], counts(list, c) ? Align::right : Align::left});
  }
  document.records.header = list.columns;
  for (const auto& row : list.rows) {
    Table::Row shown;
    std::vector<Records::Field> fields;
    for (std::size_t c = 0; c < row.size(); ++c) {
      shown.cells.push_back({row[c]});
      fields.push_back({row[c], counts(list, c)});
    }
    table.rows.push_back(std::move(shown));
    document.records.rows.push_back(std::move(fields));
  }
  document.blocks.emplace_back(std::move(table));
  return document;
}

nlohmann::ordered_json json_of(const Listing& list, std::string_view what) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& row : list.rows) {
    nlohmann::ordered_json one;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (counts(list, c)) {
        one[list.columns[c]] = whole_text_as<std::size_t>(row[c]).value_or(0);
      } else {
        one[list.columns[c]] = row[c];
      }
    }
    rows.push_back(std::move(one));
  }
  return {{std::string(what), std::move(rows)}};
}

Listing list_companies(const CompanyOptions& options, const Model& model) {
  Listing list{"Companies", {"id", "name", "layer", "observations"}, {}, {3}};
  for (const Company& company : load_companies(options, model, {})) {
    list.rows.push_back({company.id, company.name, company.layer, fmt::format("{}", company.observations.size())});
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

Listing list_profiles(const Model& model) {
  Listing list{"Profiles", {"id", "title", "file"}};
  for (const std::string& id : profile_ids()) list.rows.push_back({id, title_of(id, model), find_profile(id).string()});
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

Listing list_signals(const Model& model) {
  Listing list{"Signals", {"id", "criterion", "label", "unit", "values"}};
  for (const Signal& signal : model.signals) {
    list.rows.push_back(
        {signal.id, model.criteria[signal.criterion].id, signal.label, signal.unit, possible_text(signal)});
  }
  return list;
}

Listing list_layers(const CompanyOptions& options, const Model& model) {
  Listing list{"Layers", {"id", "label", "companies"}, {}, {2}};
  const std::vector<Company> companies = load_companies(options, model, {});
  for (const std::string& id : layer_ids(model, companies)) {
    list.rows.push_back(
        {id, layer_label(model, id), fmt::format("{}", std::ranges::count(companies, id, &Company::layer))});
  }
  return list;
}

Listing list_criteria(const Model& model) {
  Listing list{"Criteria", {"id", "label", "signals"}, {}, {2}};
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const auto signals = std::ranges::count(model.signals, c, &Signal::criterion);
    list.rows.push_back({model.criteria[c].id, model.criteria[c].label, fmt::format("{}", signals)});
  }
  return list;
}

/// The most observed first, then by name.
Listing list_sources(const CompanyOptions& options, const Model& model) {
  Listing list{"Sources", {"source", "title", "observations"}, {}, {2}};
  std::map<std::pair<std::string, std::string>, std::size_t> seen;
  for (const Company& company : load_companies(options, model, {})) {
    for (const Observation& one : company.observations) ++seen[{one.source, one.title}];
  }
  std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> sources(seen.begin(), seen.end());
  std::ranges::stable_sort(sources, std::greater(), [](const auto& one) { return one.second; });
  for (const auto& [source, count] : sources) {
    list.rows.push_back({source.first, source.second, fmt::format("{}", count)});
  }
  return list;
}

Listing listing_of(const ListOptions& options) {
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
  const Listing listing = listing_of(options);
  const std::string_view what = std::ranges::find(kThings, options.thing, &NamedValue<Thing>::value)->id;
  emit(
      options.output, [&] { return document_of(listing); }, [&] { return json_of(listing, what); });
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
                    "list sources --companies evidence.sqlite --format csv"}});
}

}  // namespace fitrank::cli
