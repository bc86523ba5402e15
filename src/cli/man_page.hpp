// Manual pages, made from the records of commands and options.
//
// How: the man macros; every text goes through one function that takes from it what roff would read as its own.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace fitrank::cli {

/// fitrank(1)
std::string program_man_page(std::string_view version);
/// fitrank-COMMAND(1)
std::string command_man_page(const CommandSpec& command, std::string_view version);

}  // namespace fitrank::cli
