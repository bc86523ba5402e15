// A saved index, refused where it does not fit the files it was made from.
#pragma once

#include <filesystem>

#include "fitrank/model.hpp"
#include "fitrank/skyband_index.hpp"

namespace fitrank::cli {

/// Loads the index at `path`. Throws std::runtime_error where it is damaged, where the table or the
/// model it was made from has changed since, or where it scores other criteria than `model`.
SkybandIndex open_index(const std::filesystem::path& path, const std::filesystem::path& model_path, const Model& model);

}  // namespace fitrank::cli
