#include <stdexcept>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/man_page.hpp"
#include "cli/version.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

std::string help_text(const Arguments& arguments) {
  const auto& names = arguments.positionals();
  const CommandSpec* command = names.empty() ? nullptr : &find_command(names.front());
  switch (chosen<HelpFormat>(arguments, "format").value_or(HelpFormat::text)) {
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

int help(const Arguments& arguments) {
  write_output(arguments.value("output").value_or("-"), help_text(arguments));
  return kDone;
}

}  // namespace

CommandSpec help_command() {
  return {.name = "help",
          .positionals = "[COMMAND]",
          .summary = "Shows the commands, or what one command takes; also as a manual page.",
          .examples = {"help", "help rank", "help rank --format man -o fitrank-rank.1"},
          .options = {"help:format", "output", "help"},
          .at_most = 1,
          .run = help};
}

}  // namespace fitrank::cli
