#include <fmt/format.h>

#include <filesystem>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/notes.hpp"
#include "cli/summary_options.hpp"
#include "evidence/assess.hpp"
#include "evidence/company_pool.hpp"
#include "output/present_import.hpp"
#include "output/write_companies.hpp"
#include "output/write_output.hpp"

namespace fitrank::cli {

namespace {

namespace fs = std::filesystem;

struct ExportOptions {
  std::vector<std::string> names;
  CompanyOptions companies;
  std::optional<Date> as_of;
  std::optional<ExportFormat> format;
  std::optional<fs::path> output;
  bool force = false;
  SummaryOptions summary;

  void declare(Options& options) {
    WordSpec company = company_word();
    company.needed = false;
    options.words(names, std::move(company));
    companies.declare_one_by_one(options);
    PolicyOptions::declare_day(options, as_of);
    options.flag(force, {.name = "force", .help = "write among files that already exist"});
    options.choice(
        format, {.name = "format", .argument = "FORMAT", .help = "what is written; by default as -o ends, else yaml"});
    OutputOptions::declare_path(options, output);
    options.explain("output",
                    "write to FILE atomically: one company's file or the table; or to the folder of several "
                    "companies' files");
    summary.declare(options, {});
  }
};

/// Says what was written; as JSON it goes to standard output, which the files then must not.
void tell_written(const ExportOptions& options, const char* kind, const CompanySet& set, std::size_t files = 1) {
  if (!options.summary.json() && files == 1) return;  // one file speaks for itself
  options.summary.tell(present_made({kind, options.output.value_or("-").string(), files, set.companies.size()}),
                       {model_path(options.companies)});
}

void need_output(const ExportOptions& options) {
  if (options.summary.json() && options.output.value_or("-") == "-") {
    throw UsageError("export: --summary json goes to standard output, so the files need -o");
  }
}

ExportFormat export_format(const ExportOptions& options, const fs::path& output) {
  if (options.format) return *options.format;
  return output.extension() == ".csv" ? ExportFormat::csv : ExportFormat::yaml;
}

/// The companies named, or all.
CompanySet wanted(const std::vector<std::string>& names, const CompanyPool& pool) {
  std::vector<std::size_t> rows;
  if (names.empty()) {
    rows.resize(pool.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
  }
  for (const std::string& name : names) rows.push_back(find_company(pool, name));
  return pool.select(rows);
}

/// A folder of ours may be filled; what somebody else has put there is not written over unasked.
void prepare_folder(bool force, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder)) {
    throw std::runtime_error(
        fmt::format("{}: cannot be made a folder: {}", folder.string(), error ? error.message() : "a file is there"));
  }
  if (!force && !fs::is_empty(folder)) {
    throw UsageError(fmt::format("export: {} already holds files; use --force to write among them", folder.string()));
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

void write_dossiers(const ExportOptions& options, const Model& model, const CompanySet& set, const fs::path& output) {
  const bool one = options.names.size() == 1;
  if (one) {
    write_output(output, dossier_yaml(model, set.companies.front()));
    return tell_written(options, "dossiers", set);
  }
  if (output == "-") throw UsageError("export: several companies need a folder: -o FOLDER, or --format csv");
  std::vector<std::string> texts;  // all of them before the first file: a company that cannot be written stops it
  for (const Company& company : set.companies) texts.push_back(dossier_yaml(model, company));
  prepare_folder(options.force, output);
  for (std::size_t i = 0; i < texts.size(); ++i) write_output(output / (set.companies[i].id + ".yaml"), texts[i]);
  tell_written(options, "dossiers", set, texts.size());
}

/// Everything that is stated of the companies, of all days.
int export_observations(const ExportOptions& options, const Model& model, const fs::path& output) {
  if (options.as_of) {
    throw UsageError("export: observations are of all days; `sql --as-of` chooses among them");
  }
  const Entities entities = load_entities();
  const auto evidence = load_evidence(options.companies, model, entities);
  std::vector<Company> companies = evidence->companies();
  keep_layer(options.companies, model, companies);
  const CompanyPool pool(model, std::move(companies), {}, {});
  const CompanySet set = wanted(options.names, pool);
  std::string text(observations_csv_header());
  for (const Company& company : set.companies) {
    if (!company.stated.empty())
      throw std::invalid_argument(fmt::format("{} is a row of a table, which states no tiers", company.id));
    text += observations_csv(company, evidence->stated(company));
  }
  say_left_out(*evidence);
  write_output(output, text);
  tell_written(options, "observations", set);
  return kDone;
}

int export_companies(const ExportOptions& options) {
  need_output(options);
  const Model model = load_model(options.companies);
  Profile day_of_ranking;
  day_of_ranking.as_of = options.as_of;
  const fs::path output = options.output.value_or("-");
  const ExportFormat format = export_format(options, output);
  if (format == ExportFormat::observations) return export_observations(options, model, output);
  const std::optional<Date> day[] = {day_of_ranking.as_of};
  std::vector<Company> companies = load_companies(options.companies, model, {}, day);
  // What a table states has no date: what is too old by then is left out of it.
  settle_day(day_of_ranking, newest_day(companies));
  const CompanyPool pool(model, std::move(companies), {}, {{}, day_of_ranking.as_of});
  CompanySet set = wanted(options.names, pool);
  if (format == ExportFormat::csv) {
    write_output(output, companies_csv(model, set));
    tell_written(options, "table", set);
  } else {
    leave_out_later(set, day_of_ranking.as_of);
    write_dossiers(options, model, set, output);
  }
  return kDone;
}

}  // namespace

CommandSpec export_command() {
  return command<ExportOptions, export_companies>(
      {.name = "export",
       .summary = "writes companies as dossiers or tables",
       .text = "Writes companies, imported evidence and all, as dossiers (YAML, one file each) or as a table (CSV, the "
               "values that count, without their tiers, dates and sources), which --companies reads again; or as a "
               "table of all their observations, which `sql --shape long` ranks in a database.",
       .examples = {"export nvidia --companies evidence.sqlite", "export --companies evidence.sqlite -o dossiers",
                    "export --companies evidence.sqlite --as-of 2026-01-01 -o companies.csv",
                    "export --companies evidence.sqlite --format observations -o observations.csv"},
       .writes = true,
       .answer = made_spec});
}

}  // namespace fitrank::cli
