// The files and companies that an answer was made from, for its envelope.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace fitrank::cli {

struct MadeFrom {
  std::optional<std::filesystem::path> model = {};
  std::optional<std::filesystem::path> profile = {};
  std::function<std::string()> companies_hash = {};  ///< empty: no companies were read
};

}  // namespace fitrank::cli
