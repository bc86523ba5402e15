// A table as terminal lines: aligned columns under a rule, notes beneath their rows.
#pragma once

#include <string>

#include "output/document.hpp"
#include "output/render.hpp"

namespace fitrank {

std::string terminal_table(const Table& table, const TerminalOptions& options);

}  // namespace fitrank
