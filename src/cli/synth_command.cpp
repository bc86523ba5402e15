#include <algorithm>
#include <limits>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/numbers.hpp"
#include "cli/progress_bar.hpp"
#include "fitrank/synthetic.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostCompanies = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostCriteria = 64;

/// The shipped model's criteria as far as they go, then criterion-6 and so on.
std::vector<std::string> criterion_names(const Arguments& arguments, std::size_t count) {
  std::vector<std::string> names = criterion_ids(load_model(arguments));
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

SyntheticSpec spec(const Arguments& arguments) {
  if (!arguments.has("companies")) throw UsageError("synth: --companies N is needed");
  SyntheticSpec spec;
  spec.companies = number_option<std::size_t>(arguments, "companies", 0, kMostCompanies, 0);
  spec.criteria = number_option<std::size_t>(arguments, "criteria", 1, kMostCriteria, spec.criteria);
  spec.unknown = number_option<double>(arguments, "unknown", 0, 1, spec.unknown);
  spec.correlation = number_option<double>(arguments, "correlation", 0, 1, spec.correlation);
  spec.seed = number_option<std::uint64_t>(arguments, "seed", 0, std::numeric_limits<std::uint64_t>::max(), spec.seed);
  return spec;
}

int synth(const Arguments& arguments) {
  const SyntheticSpec wanted = spec(arguments);
  const std::vector<std::string> names = criterion_names(arguments, wanted.criteria);
  if (arguments.has("write-model") && arguments.has("output") &&
      is_same_file(*arguments.value("write-model"), *arguments.value("output"))) {
    throw UsageError("synth: --write-model and -o name one file");
  }
  if (const auto model = arguments.value("write-model")) write_output(*model, model_text(names));
  WholeFile file(arguments.value("output").value_or("-"));
  ProgressBar bar("writing companies");
  const Progress progress = bar.callback();
  std::size_t lines = 0;
  synthetic_csv(wanted, names, thread_option(arguments), [&](std::string_view piece) {
    lines += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
    if (progress) progress(std::min(lines, wanted.companies), wanted.companies);
    write_piece(file, piece);
  });
  bar.finish();
  file.finish();
  return kDone;
}

}  // namespace

CommandSpec synth_command() {
  return {.name = "synth",
          .positionals = "",
          .summary = "Writes a table of synthetic companies, the same bytes for the same seed on any machine.",
          .examples = {"synth --companies 1000000 --unknown 0.2 --correlation 0.3 --seed 7 -o big.csv",
                       "synth --companies 1000 --criteria 8 --write-model eight.yaml -o eight.csv"},
          .options = {"synth:companies", "criteria", "unknown", "correlation", "seed", "model", "write-model",
                      "threads", "output", "help"},
          .run = synth};
}

}  // namespace fitrank::cli
