#include "cli/commands.hpp"

#include <fmt/format.h>

#include <vector>

#include "fitrank/suggest.hpp"

namespace fitrank::cli {

std::span<const CommandSpec> all_commands() {
  static const std::vector<CommandSpec> commands = {
      rank_command(),     explain_command(),    brief_command(),     report_command(),  compare_command(),
      hype_command(),     robustness_command(), stability_command(), bounds_command(),  reach_command(),
      unknowns_command(), calibrate_command(),  methods_command(),   weights_command(), acceptability_command(),
      drivers_command(),  audit_command(),      reproduce_command(), check_command(),   watch_command(),
      init_command(),     diff_command(),       batch_command(),     index_command(),   sql_command(),
      synth_command(),    import_command(),     export_command(),    sources_command(), coverage_command(),
      digest_command(),   complete_command(),   help_command()};
  return commands;
}

const CommandSpec& find_command(const std::string& name) {
  std::vector<std::string> names;
  for (const CommandSpec& command : all_commands()) {
    if (command.name == name) return command;
    names.emplace_back(command.name);
  }
  throw UsageError(fmt::format("no such command: {}", name), suggest(name, names));
}

}  // namespace fitrank::cli
