#include "cli/notes.hpp"

#include <cstdio>

namespace fitrank::cli {

namespace {

bool quiet_process = false;

}  // namespace

void be_quiet(bool quiet) { quiet_process = quiet; }
bool is_quiet() { return quiet_process; }

void write_note(std::string_view text) {
  if (!quiet_process) fmt::print(stderr, "{}", text);
}

}  // namespace fitrank::cli
