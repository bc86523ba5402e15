// The words of a command line, split into options with their values and other words.
#pragma once

#include <string>
#include <vector>

#include "cli/option.hpp"

namespace fitrank::cli {

/// By canonical name; a flag has the value "true". Throws UsageError, with a suggestion for a mistyped option.
Options::Given split_words(const Options& options, const std::vector<std::string>& words,
                           std::vector<std::string>& positionals);

}  // namespace fitrank::cli
