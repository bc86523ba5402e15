// Whether a file of companies or observations is YAML or a table: by its extension, or else by its first line.
#pragma once

#include <filesystem>
#include <string_view>

#include "input/read_companies.hpp"

namespace fitrank {

bool is_yaml(const std::filesystem::path& path);

}  // namespace fitrank
