#include <fmt/format.h>
#include <fmt/ranges.h>

#include <stdexcept>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/man_page.hpp"
#include "cli/shared_options.hpp"
#include "cli/version.hpp"
#include "output/write_output.hpp"

namespace fitrank::cli {

namespace {

struct HelpOptions {
  std::vector<std::string> names;
  HelpFormat format = HelpFormat::text;
  std::optional<std::filesystem::path> output;

  void declare(Options& options) {
    options.words(names, {.argument = "COMMAND", .completes = Completes::commands, .needed = false});
    options.choice(format, {.name = "format", .argument = "FORMAT", .help = "how the help is written"});
    OutputOptions::declare_path(options, output);
  }
};

const CommandSpec* named_command(const std::vector<std::string>& names) {
  if (names.empty()) return nullptr;
  const CalledCommand found = called_command(names);
  if (found.command == nullptr) return find_command(names).command;
  if (found.words < names.size()) {
    throw UsageError(fmt::format("help: {} has no part {}", found.called, names[found.words]));
  }
  return found.command;
}

std::string help_text(const HelpOptions& options) {
  const CommandSpec* command = named_command(options.names);
  switch (options.format) {
    case HelpFormat::text:
      return command == nullptr ? program_help() : command_help(*command);
    case HelpFormat::markdown:
      if (command != nullptr) throw UsageError("help: --format markdown is of all commands; name none");
      return commands_page();
    case HelpFormat::man:
      return command == nullptr ? program_man_page(kVersion) : command_man_page(*command, kVersion);
  }
  throw std::logic_error("unknown format of help");
}

int help(const HelpOptions& options) {
  write_output(options.output.value_or("-"), help_text(options));
  return kDone;
}

}  // namespace

CommandSpec help_command() {
  return command<HelpOptions, help>(
      {.name = "help",
       .summary = "shows the commands, or what one command takes",
       .text = "Shows the commands, or what one command takes; also as a manual page.",
       .examples = {"help", "help rank", "help robustness stability", "help rank --format man -o fitrank-rank.1"},
       .defaults = false});
}

}  // namespace fitrank::cli
