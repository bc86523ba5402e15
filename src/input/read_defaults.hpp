// Reads a user's defaults for options: a flat map of long option names to values.
//
//   color: never
//   top: 3
//   companies: [mine, more.csv]
//
// How and cost: as read_yaml.hpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "input/source_text.hpp"

namespace fitrank {

struct OptionDefault {
  std::string name;
  std::vector<std::string> values;  ///< as written, one for a scalar
  Problem place;                    ///< of the value, to be completed with what is wrong with it
};

/// `known`: the options that may be named. Gives nothing exactly when it added a problem.
std::optional<std::vector<OptionDefault>> read_defaults(const SourceText& source, std::span<const std::string> known,
                                                        Problems& problems);

}  // namespace fitrank
