// A file taken for another kind, told once and not key by key.
#pragma once

#include "input/read_yaml.hpp"
#include "input/yaml_tree.hpp"

namespace fitrank {

/// True where `root` is plainly of another kind: no key that only `expected` has, and two or more that
/// only the other has. Then the one problem added says so.
bool is_other_kind(const YamlNode& root, FileKind expected, Report& report);

}  // namespace fitrank
