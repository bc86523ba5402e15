#include <fmt/format.h>

#include <limits>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/shell_script.hpp"
#include "fitrank/text.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

enum class Wanted { bash, zsh, fish, words };

/// A line each: the word, a tab and what it is; last ":files" where a file may stand there too.
std::string lines(const Completion& completion) {
  std::string text;
  for (const Candidate& candidate : completion.candidates) {
    text += fmt::format("{}\t{}\n", harmless(candidate.word), harmless(candidate.note));
  }
  return completion.files ? text + ":files\n" : text;
}

std::string answer(const Arguments& arguments) {
  const auto& given = arguments.positionals();
  const Wanted wanted = chosen_first<Wanted>(arguments);
  if (wanted == Wanted::words) return lines(complete({given.begin() + 1, given.end()}));
  if (given.size() > 1) throw UsageError(fmt::format("complete {} takes no words: \"{}\"", given[0], given[1]));
  switch (wanted) {
    case Wanted::bash:
      return std::string(shell_script(Shell::bash));
    case Wanted::zsh:
      return std::string(shell_script(Shell::zsh));
    default:
      return std::string(shell_script(Shell::fish));
  }
}

int run_complete(const Arguments& arguments) {
  write_output("-", answer(arguments));
  return kDone;
}

}  // namespace

CommandSpec complete_command() {
  return {
      .name = "complete",
      .positionals = "bash|zsh|fish|words [WORD...]",
      .summary =
          "Writes the script that completes commands, options, choices and names in bash, zsh or fish; words says "
          "what can stand at the end of the words of a command line, as the scripts ask.",
      .examples = {"complete bash", "complete words -- rank --missing z"},
      .options = {"help"},
      .at_least = 1,
      .at_most = std::numeric_limits<std::size_t>::max(),
      .run = run_complete,
      .choices = {choice("bash", Wanted::bash, "the script of bash"), choice("zsh", Wanted::zsh, "of zsh"),
                  choice("fish", Wanted::fish, "of fish"), choice("words", Wanted::words, "an answer, a line each")}};
}

}  // namespace fitrank::cli
