// What every command takes: --quiet and --help.
#pragma once

#include "cli/option.hpp"

namespace fitrank::cli {

struct GeneralOptions {
  bool quiet = false;

  void declare(Options& options);
  /// For the rest of the process.
  void apply() const;

 private:
  bool help_ = false;
};

}  // namespace fitrank::cli
