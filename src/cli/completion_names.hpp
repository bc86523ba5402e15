// The names out of files that a word of a command line can be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/completion.hpp"

namespace fitrank::cli {

/// What a command line says so far about where names come from.
struct NameSources {
  std::vector<std::string> companies = {};  ///< values of --companies
  std::vector<std::string> model = {};      ///< of --model
};

/// Appends what `argument`, the word for a value in the help, can be: COMPANY, PROFILE, CRITERION=PERCENT, ...
void add_names(Completion& completion, std::string_view argument, const NameSources& sources);

}  // namespace fitrank::cli
