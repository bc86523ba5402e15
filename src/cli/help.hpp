// Help texts, made from the records of commands and options; no line is longer than 80 columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace fitrank::cli {

inline constexpr std::string_view kExitStatus =
    "0 done, 1 a check did not hold, 2 the command line or the input cannot be used.";
inline constexpr std::string_view kWhereFilesAre =
    "Files are looked for where an option says, then in $FITRANK_HOME, then in ./config and ./profiles, then in the "
    "installed data folder. Defaults for options are read from fitrank.yaml beside the profile, else in the current "
    "folder, else in $XDG_CONFIG_HOME/fitrank or ~/.config/fitrank.";

/// "-n, --top N"
std::string option_name(const OptionSpec& spec);
/// What the option does, with its choices and its default.
std::string option_help(const OptionSpec& spec);
/// Those that the command takes.
std::vector<OptionSpec> shown_options(const CommandSpec& command);
/// "robustness [PROFILE]"
std::string usage_of(const CommandSpec& command);
/// The choices of the command's first word; none: any word.
std::vector<Choice> first_choices(const CommandSpec& command);

std::string program_help();
std::string command_help(const CommandSpec& command);
/// docs/commands.md, whole.
std::string commands_page();

}  // namespace fitrank::cli
