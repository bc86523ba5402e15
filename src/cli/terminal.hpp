// How a table is drawn: colours and width, by option, environment and terminal, in this order.
//
// How: --color; then NO_COLOR (no-color.org); then CLICOLOR_FORCE and FORCE_COLOR; then whether standard output is a
// terminal that is not dumb. COLUMNS sets the width anywhere, else the terminal does.
#pragma once

#include <filesystem>

#include "cli/choices.hpp"
#include "output/render.hpp"

namespace fitrank::cli {

TerminalOptions terminal_options(const std::filesystem::path& output, Color color);

}  // namespace fitrank::cli
