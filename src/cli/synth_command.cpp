#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/progress_bar.hpp"
#include "cli/summary_options.hpp"
#include "output/present_import.hpp"
#include "output/write_output.hpp"
#include "score/synthetic.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostCompanies = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostCriteria = 64;

/// The shipped model's criteria as far as they go, then criterion-6 and so on.
std::vector<std::string> criterion_names(const CompanyOptions& options, std::size_t count) {
  std::vector<std::string> names = criterion_ids(load_model(options));
  if (names.size() > count) names.resize(count);
  while (names.size() < count) names.push_back(fmt::format("criterion-{}", names.size() + 1));
  return names;
}

/// A model whose criteria have one signal each, the score itself.
std::string model_text(const std::vector<std::string>& names) {
  std::string text = "criteria:\n";
  for (const std::string& name : names) text += fmt::format("  {0}: {{label: {0}}}\n", name);
  text += "evidence:\n  reported: 1\nsignals:\n";
  for (const std::string& name : names) {
    text += fmt::format("  {0}_score: {{criterion: {0}, points: [[0, 0], [100, 100]]}}\n", name);
  }
  return text;
}

struct SynthOptions {
  std::optional<std::size_t> count;
  SyntheticSpec spec;
  CompanyOptions companies;  ///< of these the model and the threads
  std::optional<std::filesystem::path> write_model;
  std::optional<std::filesystem::path> output;
  SummaryOptions summary;

  void declare(Options& options);
};

void SynthOptions::declare(Options& options) {
  options.number(count, {.name = "companies", .argument = "N", .help = "how many companies to make"}, std::size_t{0},
                 kMostCompanies);
  options.number(spec.criteria, {.name = "criteria", .argument = "N", .help = "how many criteria"}, std::size_t{1},
                 kMostCriteria);
  options.number(spec.unknown, {.name = "unknown", .argument = "SHARE", .help = "share of unknown scores, 0 to 1"}, 0.0,
                 1.0);
  options.number(spec.correlation,
                 {.name = "correlation", .argument = "R", .help = "correlation between any two criteria, 0 to 1"}, 0.0,
                 1.0);
  declare_seed(options, spec.seed);
  companies.declare_model(options);
  options.path(write_model, {.name = "write-model",
                             .argument = "FILE",
                             .help = "also write a model file that names these criteria",
                             .completes = Completes::target});
  companies.declare_threads(options);
  OutputOptions::declare_path(options, output);
  summary.declare(options);
}

int synth(const SynthOptions& options) {
  if (!options.count) throw UsageError("synth: --companies N is needed");
  SyntheticSpec wanted = options.spec;
  wanted.companies = *options.count;
  const std::vector<std::string> names = criterion_names(options.companies, wanted.criteria);
  if (options.write_model && options.output && is_same_file(*options.write_model, *options.output)) {
    throw UsageError("synth: --write-model and -o name one file");
  }
  if (options.summary.json() && options.output.value_or("-") == "-") {
    throw UsageError("synth: --summary json goes to standard output, so the table needs -o FILE");
  }
  if (options.write_model) write_output(*options.write_model, model_text(names));
  WholeFile file(options.output.value_or("-"));
  ProgressBar bar("writing companies");
  const Progress progress = bar.callback();
  std::size_t lines = 0;
  synthetic_csv(wanted, names, options.companies.threads, [&](std::string_view piece) {
    lines += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
    if (progress) progress(std::min(lines, wanted.companies), wanted.companies);
    write_piece(file, piece);
  });
  bar.finish();
  file.finish();
  if (options.summary.json()) {
    options.summary.tell(present_made({"companies", options.output->string(), 1, wanted.companies, wanted.seed}), {});
  }
  return kDone;
}

}  // namespace

CommandSpec synth_command() {
  return command<SynthOptions, synth>(
      {.name = "synth",
       .summary = "writes a table of synthetic companies",
       .text = "Writes a table of synthetic companies, the same bytes for the same seed on any machine.",
       .examples = {"synth --companies 1000000 --unknown 0.2 --correlation 0.3 --seed 7 -o big.csv",
                    "synth --companies 1000 --criteria 8 --write-model eight.yaml -o eight.csv"},
       .writes = true,
       .answer = made_spec});
}

}  // namespace fitrank::cli
