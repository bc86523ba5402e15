// Reads config/sources.yaml: which signals public sources give, and from what.
//
// How: as the other YAML files: unknown keys, lines that no tag states, tags named twice, and signals of lines that are
// not there are problems with their places. Cost: linear in the text.
#pragma once

#include <optional>

#include "base/problem.hpp"
#include "evidence/model.hpp"
#include "input/records/source_rules.hpp"
#include "input/source_text.hpp"

namespace fitrank {

/// Nothing exactly where it added a problem.
std::optional<SourceRules> read_source_rules(const SourceText& source, Problems& problems);

/// Leaves out the signals that the model does not have, and the lines that no other signal uses.
void keep_known_signals(SourceRules& rules, const Model& model);

}  // namespace fitrank
