// Companies from YAML files, folders of them, CSV tables and standard input.
//
// A CSV table's first column is `id`, then optionally `name`, then columns named after criteria
// (scores 0..100) or signals (raw values); an empty cell is unknown. RFC 4180 quoting.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "evidence/company.hpp"
#include "evidence/model.hpp"
#include "input/source_text.hpp"

namespace fitrank {

/// The companies of one CSV table, in row order. Adds a problem per bad cell; gives only good rows.
std::vector<Company> read_companies_csv(const SourceText& source, const Model& model, Problems& problems);

/// Whether `path`, whose text begins so, is read as a CSV table: by its extension, or else by its first line.
bool is_csv(const std::filesystem::path& path, std::string_view text);

/// The companies of every path, in the order given and by file name within a folder (*.yaml, *.yml);
/// "-" is standard input, YAML or CSV. A company id twice is a problem that names both places.
std::vector<Company> read_companies(std::span<const std::filesystem::path> paths, const Model& model,
                                    Problems& problems);

}  // namespace fitrank
