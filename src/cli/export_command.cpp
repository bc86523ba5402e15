#include <fmt/format.h>

#include <filesystem>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "fitrank/assess.hpp"
#include "fitrank/company_pool.hpp"
#include "fitrank/write_companies.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

namespace fs = std::filesystem;

ExportFormat export_format(const Arguments& arguments, const fs::path& output) {
  if (const auto given = chosen<ExportFormat>(arguments, "format")) return *given;
  return output.extension() == ".csv" ? ExportFormat::csv : ExportFormat::yaml;
}

/// The companies named, or all.
CompanySet wanted(const Arguments& arguments, const CompanyPool& pool) {
  std::vector<std::size_t> rows;
  if (arguments.positionals().empty()) {
    rows.resize(pool.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
  }
  for (const std::string& name : arguments.positionals()) rows.push_back(find_company(pool, name));
  return pool.select(rows);
}

/// A folder of ours may be filled; what somebody else has put there is not written over unasked.
void prepare_folder(const Arguments& arguments, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder)) {
    throw std::runtime_error(
        fmt::format("{}: cannot be made a folder: {}", folder.string(), error ? error.message() : "a file is there"));
  }
  if (!arguments.has("force") && !fs::is_empty(folder)) {
    throw UsageError(fmt::format("export: {} holds files already; --force writes among them", folder.string()));
  }
}

/// A dossier as it stood on `day`: what was not known then is not in it.
void leave_out_later(CompanySet& set, const std::optional<Date>& day) {
  for (Company& company : set.companies) {
    std::erase_if(company.observations, [&](const Observation& one) { return is_after(one, day); });
    std::erase_if(company.claims,
                  [&](const Claim& claim) { return day && claim.as_of && !is_known_on(*claim.as_of, *day); });
  }
}

void write_dossiers(const Arguments& arguments, const Model& model, const CompanySet& set, const fs::path& output) {
  const bool one = arguments.positionals().size() == 1;
  if (one) return write_output(output, dossier_yaml(model, set.companies.front()));
  if (output == "-") throw UsageError("export: several companies need a folder: -o FOLDER, or --format csv");
  std::vector<std::string> texts;  // all of them before the first file: a company that cannot be written stops it
  for (const Company& company : set.companies) texts.push_back(dossier_yaml(model, company));
  prepare_folder(arguments, output);
  for (std::size_t i = 0; i < texts.size(); ++i) write_output(output / (set.companies[i].id + ".yaml"), texts[i]);
  fmt::print(stderr, "fitrank: wrote {} dossiers to {}\n", set.companies.size(), output.string());
}

/// Everything that is stated of the companies, of all days.
int export_observations(const Arguments& arguments, const Model& model, const fs::path& output) {
  if (arguments.has("as-of")) {
    throw UsageError("export: observations are of all days; `sql --as-of` chooses among them");
  }
  const Entities entities = load_entities();
  const auto evidence = load_evidence(arguments, model, entities);
  const CompanyPool pool(model, evidence->companies(), {}, {});
  const CompanySet set = wanted(arguments, pool);
  std::string text(observations_csv_header());
  for (const Company& company : set.companies) {
    if (!company.stated.empty())
      throw std::invalid_argument(fmt::format("{} is a row of a table, which states no tiers", company.id));
    text += observations_csv(company, evidence->stated(company));
  }
  say_left_out(*evidence);
  write_output(output, text);
  return kDone;
}

int export_companies(const Arguments& arguments) {
  const Model model = load_model(arguments);
  Profile overrides;
  apply_overrides(arguments, overrides);
  const fs::path output = arguments.value("output").value_or("-");
  if (output.empty()) throw UsageError("--output: \"\" names no file");
  const ExportFormat format = export_format(arguments, output);
  if (format == ExportFormat::observations) return export_observations(arguments, model, output);
  const std::optional<Date> day[] = {overrides.as_of};
  std::vector<Company> companies = load_companies(arguments, model, {}, day);
  // What a table states has no date: what is too old by then is left out of it.
  settle_day(overrides, newest_day(companies));
  const CompanyPool pool(model, std::move(companies), {}, {{}, overrides.as_of});
  CompanySet set = wanted(arguments, pool);
  if (format == ExportFormat::csv) {
    write_output(output, companies_csv(model, set));
  } else {
    leave_out_later(set, overrides.as_of);
    write_dossiers(arguments, model, set, output);
  }
  return kDone;
}

}  // namespace

CommandSpec export_command() {
  return {.name = "export",
          .positionals = "[COMPANY...]",
          .summary =
              "Writes companies, imported evidence and all, as dossiers (YAML, one file each) or as a table (CSV, "
              "the values that count, without their tiers, dates and sources), which --companies reads again; or as a "
              "table of all their observations, which `sql --shape long` ranks in a database.",
          .examples = {"export nvidia --companies evidence.sqlite", "export --companies evidence.sqlite -o dossiers",
                       "export --companies evidence.sqlite --as-of 2026-01-01 -o companies.csv",
                       "export --companies evidence.sqlite --format observations -o observations.csv"},
          .options = {"companies", "model", "as-of", "force", "export:format", "export:output", "help"},
          .at_most = std::numeric_limits<std::size_t>::max(),
          .run = export_companies};
}

}  // namespace fitrank::cli
