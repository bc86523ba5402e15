// A command line that cannot be followed; ends the process with 2.
#pragma once

#include <stdexcept>
#include <string>

namespace fitrank::cli {

class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& message, const std::string& suggestion = {});
};

}  // namespace fitrank::cli
