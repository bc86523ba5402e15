// How large CSV files are read.
#pragma once

#include <cstddef>

#include "base/progress.hpp"

namespace fitrank {

/// Rows that were left out. A row has several lines where there are line ends inside its quotes.
struct SkippedRows {
  std::size_t rows = 0;
  std::size_t lines = 0;
};

struct TableOptions {
  std::size_t threads = 0;         ///< 0: all
  bool skip_bad_rows = false;      ///< leave rows with problems out; the problems are still listed
  Progress progress = nullptr;     ///< in bytes
  SkippedRows* skipped = nullptr;  ///< gets how many were left out; `problems` lists only the first
};

}  // namespace fitrank
