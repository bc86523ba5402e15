#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/whole_file.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/help.hpp"

namespace fitrank::cli {

namespace {

/// --help and --version are commands too.
std::vector<std::string> with_command_name(std::vector<std::string> words) {
  if (words[0] == "--help" || words[0] == "-h") words[0] = "help";
  if (words[0] == "--version" || words[0] == "-V") words[0] = "version";
  return words;
}

int run(const std::vector<std::string>& words) {
  if (words.empty()) {
    fmt::print(stderr, "{}", program_help());
    return kCannot;
  }
  const std::vector<std::string> named = with_command_name(words);
  const CalledCommand found = find_command(named);
  const std::vector<std::string> rest(named.begin() + static_cast<std::ptrdiff_t>(found.words), named.end());
  return found.command->run(*found.command, found.called, rest);
}

int run_reporting_errors(const std::vector<std::string>& words) {
  try {
    return run(words);
  } catch (const ReaderGone&) {
    return kDone;
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) fmt::print(stderr, "{}", to_text(problem));
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "fitrank: not enough memory\n");
  } catch (const std::exception& error) {
    fmt::print(stderr, "fitrank: {}\n", harmless(error.what()));
  }
  return kCannot;
}

}  // namespace

}  // namespace fitrank::cli

int main(int argc, char** argv) {
  // A closed pipe shows as a failed write, which ends the output quietly; a signal would also end
  // the writing of files.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // the same holds for a limit on the size of files
  fitrank::remove_temporaries_on_signal();
  return fitrank::cli::run_reporting_errors(std::vector<std::string>(argv + 1, argv + argc));
}
