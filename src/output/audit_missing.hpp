// The part of an audit on missing data, and the words that it shares with the others.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/audit.hpp"
#include "output/blocks.hpp"

namespace fitrank {

/// "0.93", or why it is not defined where it takes `least` companies: "too few", "no spread".
std::string correlation_text(const Correlation& correlation, std::size_t least);

/// "40 %"; `all` > 0.
std::string share_of(std::size_t count, std::size_t all);

/// Coverage by criterion and layer, which criteria are known together, and whether coverage correlates with the score;
/// of one company or more.
void write_missing(Writer& page, const Model& model, const Audit& audit);

}  // namespace fitrank
