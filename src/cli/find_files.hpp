// Where the model, the companies and the profiles are.
//
// How: a flag first; then FITRANK_HOME; then ./config and ./profiles; then the installed data folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fitrank::cli {

/// The first of the places that holds `relative` ("config/model.yaml"); throws std::runtime_error
/// naming the places looked at.
std::filesystem::path find_data(const std::filesystem::path& relative);
/// The same; nothing where none of them does.
std::optional<std::filesystem::path> find_data_if(const std::filesystem::path& relative);

/// The ids of all profiles in the places, sorted.
std::vector<std::string> profile_ids();

/// A profile by path, by id ("stability-first"), or, none given, the default one.
std::filesystem::path find_profile(const std::optional<std::string>& name);

}  // namespace fitrank::cli
