// Help texts, made from the records of commands and options.
#pragma once

#include <string>

#include "cli/arguments.hpp"

namespace fitrank::cli {

std::string program_help();
std::string command_help(const CommandSpec& command);
/// docs/commands.md, whole.
std::string commands_page();

}  // namespace fitrank::cli
