#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/help.hpp"
#include "cli/version.hpp"
#include "fitrank/instruction_set.hpp"
#include "fitrank/problem.hpp"
#include "fitrank/suggest.hpp"
#include "fitrank/text.hpp"
#include "fitrank/whole_file.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

const CommandSpec& find_command(const std::string& name) {
  std::vector<std::string> names;
  for (const CommandSpec& command : all_commands()) {
    if (command.name == name) return command;
    names.emplace_back(command.name);
  }
  throw UsageError(fmt::format("no such command: {}", name), suggest(name, names));
}

int help(const std::vector<std::string>& words) {
  if (words == std::vector<std::string>{"--format", "markdown"}) {
    write_output("-", commands_page());
  } else if (words.empty()) {
    write_output("-", program_help());
  } else {
    write_output("-", command_help(find_command(words.front())));
  }
  return kDone;
}

int run(const std::vector<std::string>& words) {
  if (words.empty()) {
    fmt::print(stderr, "{}", program_help());
    return kCannot;
  }
  const std::vector<std::string> rest(words.begin() + 1, words.end());
  if (words[0] == "help" || words[0] == "--help" || words[0] == "-h") return help(rest);
  if (words[0] == "--version") {
    write_output("-", fmt::format("fitrank {} ({})\n", kVersion, instruction_set()));
    return kDone;
  }
  const Arguments arguments(find_command(words[0]), rest);
  if (arguments.has("help")) {
    write_output("-", command_help(arguments.command()));
    return kDone;
  }
  return arguments.command().run(arguments);
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
