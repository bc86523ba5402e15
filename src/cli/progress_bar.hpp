// A progress bar for long work, on a terminal's standard error only.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "base/problem.hpp"
#include "base/progress.hpp"
#include "input/table_options.hpp"

namespace fitrank::cli {

class ProgressBar {
 public:
  explicit ProgressBar(std::string what);
  ~ProgressBar() { finish(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// What a long work is given; nothing where standard error is no terminal. The bar must outlive it.
  Progress callback();
  /// Wipes the bar.
  void finish();

 private:
  void show(std::size_t done, std::size_t of);

  std::string what_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

/// Lists on standard error the problems of rows that were left out, with their count.
void report_skipped(const Problems& problems, const SkippedRows& skipped);

}  // namespace fitrank::cli
