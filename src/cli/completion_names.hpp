// The names out of files that a word of a command line can be.
#pragma once

#include <string>
#include <vector>

#include "cli/completion.hpp"
#include "cli/option.hpp"

namespace fitrank::cli {

/// What a command line says so far about where names come from.
struct NameSources {
  std::vector<std::string> companies = {};  ///< values of --companies
  std::vector<std::string> model = {};      ///< of --model
};

/// Appends what can be typed there.
void add_names(Completion& completion, Completes completes, const NameSources& sources);

}  // namespace fitrank::cli
