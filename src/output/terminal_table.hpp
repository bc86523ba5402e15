// A table as terminal lines: aligned columns under a rule, notes beneath their rows.
#pragma once

#include <string>

#include "fitrank/document.hpp"
#include "fitrank/render.hpp"

namespace fitrank {

std::string terminal_table(const Table& table, const TerminalOptions& options);

}  // namespace fitrank
