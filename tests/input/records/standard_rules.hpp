// The rules of config/sources.yaml, as far as config/model.yaml has their signals: what `fitrank import` goes by.
#pragma once

#include <memory>

#include "input/records/import_options.hpp"

namespace fitrank::test {

std::shared_ptr<const SourceRules> standard_rules();
/// What an importer is made with where nothing more is said.
inline ImportOptions standard_options() { return {.rules = standard_rules()}; }

}  // namespace fitrank::test
