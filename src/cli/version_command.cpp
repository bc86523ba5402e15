
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/version.hpp"
#include "output/present_list.hpp"
#include "score/instruction_set.hpp"

namespace fitrank::cli {

namespace {

struct VersionOptions {
  OutputOptions output;

  void declare(Options& options) { output.declare(options); }
};

int show_version(const VersionOptions& options) {
  emit(options.output, present_version(kVersion, instruction_set()));
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
       .defaults = false,
       .answer = version_spec});
}

}  // namespace fitrank::cli
