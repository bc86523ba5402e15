#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/shared_options.hpp"
#include "cli/version.hpp"
#include "fitrank/instruction_set.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

struct VersionOptions {
  VersionFormat format = VersionFormat::text;
  std::optional<std::filesystem::path> output;

  void declare(Options& options) {
    options.choice(format, {.name = "format", .argument = "FORMAT", .help = "how the version is written"});
    OutputOptions::declare_path(options, output);
  }
};

int show_version(const VersionOptions& options) {
  const nlohmann::ordered_json json{{"version", kVersion}, {"instruction_set", instruction_set()}};
  write_output(options.output.value_or("-"),
               options.format == VersionFormat::json ? json.dump(2) + "\n" : version_text());
  return kDone;
}

}  // namespace

CommandSpec version_command() {
  return command<VersionOptions, show_version>(
      {.name = "version",
       .summary = "prints the version",
       .text = "Prints the version, and the processor's instruction set that the kernels use; also as `fitrank "
               "--version` and `fitrank -V`.",
       .examples = {"version", "version --format json"},
       .defaults = false});
}

}  // namespace fitrank::cli
