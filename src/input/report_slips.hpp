// Which slips of the keyboard (yaml_slips.hpp) are the reason that a text cannot be read.
//
// How: the text is parsed again with the slips corrected. A slip is reported if the parser then gets further than it
// does without that correction. Cost: one parse for each slip, for at most 100 slips; more are all reported.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "input/report.hpp"
#include "input/yaml_slips.hpp"
#include "input/yaml_tree.hpp"

namespace fitrank {

/// `text` with the slips corrected; they are in the order of the text.
std::string mend(std::string_view text, const std::vector<Slip>& slips);

/// Adds the slips that made the parser stop at `error`, a byte of the text, as problems. False if there are none.
bool report_slips_before(std::size_t error, Report& report);

/// Adds the slips because of which YAML reads `scalar` where a map was meant. False if there are none.
bool report_slips_in(const YamlNode& scalar, Report& report);

}  // namespace fitrank
