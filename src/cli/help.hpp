// Help texts, made from the records of commands and options.
#pragma once

#include <string>
#include <string_view>

#include "cli/arguments.hpp"

namespace fitrank::cli {

inline constexpr std::string_view kExitStatus =
    "0 done, 1 a check did not hold, 2 the command line or the input cannot be used.";
inline constexpr std::string_view kWhereFilesAre =
    "Files are looked for where an option says, then in $FITRANK_HOME, then in ./config and ./profiles, then in the "
    "installed data folder.";

/// "-n, --top N"
std::string option_name(const OptionSpec& spec);
/// What the option does, with its choices.
std::string option_help(const OptionSpec& spec);

std::string program_help();
std::string command_help(const CommandSpec& command);
/// docs/commands.md, whole.
std::string commands_page();

}  // namespace fitrank::cli
