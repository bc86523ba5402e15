#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/shell_script.hpp"
#include "output/write_output.hpp"

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

constexpr std::array<NamedValue<Wanted>, 4> kWanted{{{Wanted::bash, "bash", "the script of bash"},
                                                     {Wanted::zsh, "zsh", "the script of zsh"},
                                                     {Wanted::fish, "fish", "the script of fish"},
                                                     {Wanted::words, "words", "an answer, a line each"}}};

struct CompleteOptions {
  Wanted wanted = Wanted::words;
  std::vector<std::string> words;

  void declare(Options& options) {
    options.choice_word<Wanted>(wanted, {.argument = "WHAT"}, kWanted);
    options.words(words, {.argument = "WORD", .needed = false});
  }
};

std::string answer(const CompleteOptions& options) {
  if (options.wanted == Wanted::words) return lines(complete(options.words));
  if (!options.words.empty()) {
    const std::string_view id = std::ranges::find(kWanted, options.wanted, &NamedValue<Wanted>::value)->id;
    throw UsageError(fmt::format("complete {} takes no words: \"{}\"", id, options.words.front()));
  }
  switch (options.wanted) {
    case Wanted::bash:
      return std::string(shell_script(Shell::bash));
    case Wanted::zsh:
      return std::string(shell_script(Shell::zsh));
    default:
      return std::string(shell_script(Shell::fish));
  }
}

int run_complete(const CompleteOptions& options) {
  write_output("-", answer(options));
  return kDone;
}

}  // namespace

CommandSpec complete_command() {
  return command<CompleteOptions, run_complete>(
      {.name = "complete",
       .summary = "writes the script that completes commands in a shell",
       .text = "Writes the script that completes commands, options, choices and names in bash, zsh or fish; `words` "
               "says what can come at the end of the words of a command line, as the scripts ask.",
       .examples = {"complete bash", "complete words -- rank --missing z"},
       .defaults = false});
}

}  // namespace fitrank::cli
