// How large CSV files are read.
#pragma once

#include <cstddef>

#include "fitrank/progress.hpp"

namespace fitrank {

struct TableOptions {
  std::size_t threads = 0;         ///< 0: all
  bool skip_bad_rows = false;      ///< leave rows with problems out; the problems are still listed
  Progress progress = nullptr;     ///< in bytes
  std::size_t* skipped = nullptr;  ///< gets how many rows were left out; `problems` lists only the first
};

}  // namespace fitrank
