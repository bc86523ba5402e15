#include "cli/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

#include "base/text.hpp"
#include "cli/notes.hpp"

namespace fitrank::cli {

namespace {

using std::chrono::steady_clock;
constexpr std::chrono::milliseconds kFirst{300};  ///< work that ends sooner shows no bar
constexpr std::chrono::milliseconds kEvery{100};
constexpr std::size_t kWidth = 30;

}  // namespace

ProgressBar::ProgressBar(std::string what) : what_(harmless(what)), next_(steady_clock::now() + kFirst) {}

Progress ProgressBar::callback() {
  if (isatty(STDERR_FILENO) == 0 || is_quiet()) return nullptr;
  return [this](std::size_t done, std::size_t of) { show(done, of); };
}

void ProgressBar::show(std::size_t done, std::size_t of) {
  const auto now = steady_clock::now();
  if ((of == 0 && done == 0) || now < next_) return;
  next_ = now + kEvery;
  shown_ = true;
  if (of == 0) {
    fmt::print(stderr, "\r{} {} MiB", what_, done >> 20);
    std::fflush(stderr);
    return;
  }
  const std::size_t filled = kWidth * done / of;
  fmt::print(stderr, "\r{} [{:#<{}}{:<{}}] {:3} %", what_, "", filled, "", kWidth - filled, 100 * done / of);
  std::fflush(stderr);
}

void ProgressBar::finish() {
  if (std::exchange(shown_, false)) fmt::print(stderr, "\r\x1b[K");
}

void report_skipped(const Problems& problems, const SkippedRows& skipped) {
  const auto [rows, lines] = skipped;
  if (rows == 0) return;
  for (const Problem& problem : problems) write_note(to_text(problem));
  const std::string of_lines = lines == rows ? "" : fmt::format(" ({} lines)", lines);
  note("fitrank: left out {} {}{} with problems\n", rows, rows == 1 ? "row" : "rows", of_lines);
}

}  // namespace fitrank::cli
