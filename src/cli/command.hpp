// A command: what it says of itself, the struct that its options are read into, and what it does with that struct.
//
// How: a command's own file defines its struct, with `void declare(Options&)`, and gives `command<Struct, run>(spec)`.
// Everything else (parsing, help, manual page, completion, defaults) goes by what the struct declares.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/defaults.hpp"
#include "cli/general_options.hpp"
#include "cli/option.hpp"
#include "output/field.hpp"

namespace fitrank::cli {

/// Exit statuses of every command.
inline constexpr int kDone = 0;
inline constexpr int kDoesNotHold = 1;  ///< a check did not hold
inline constexpr int kCannot = 2;       ///< usage or input

struct CommandSpec {
  std::string name;     ///< "rank"; of a part "robustness stability"
  std::string summary;  ///< one line of the list of commands
  std::string text;     ///< what its own help says
  std::vector<std::string> examples;
  bool any_method = false;  ///< a profile's `method` makes no difference to it
  bool group = false;       ///< it is called by one of its parts, never alone
  bool alone = false;       ///< a part that its own word calls too: "stability"
  bool writes = false;      ///< it makes or changes files, so that `rerun` does not run it again
  bool defaults = true;     ///< a user's defaults apply to it
  /// What its JSON holds beside the envelope; null: it has none.
  const AnswerSpec& (*answer)() = nullptr;
  /// What its struct declares, to be looked at; not to read with, since the struct is gone.
  Options (*records)() = nullptr;
  /// Reads the words behind the name, as it was `called`, and runs.
  int (*run)(const CommandSpec& spec, const std::string& called, const std::vector<std::string>& words) = nullptr;
  /// Of an option that it takes; throws InputError where it does not take the value.
  void (*check_default)(const DefaultOption& one) = nullptr;
};

/// Writes the command's help.
int show_help(const CommandSpec& spec);

template <typename Struct, int (*Run)(const Struct&)>
CommandSpec command(CommandSpec spec) {
  spec.records = [] {
    Struct made;
    GeneralOptions general;
    Options options("");
    made.declare(options);
    general.declare(options);
    return options;
  };
  spec.run = [](const CommandSpec& self, const std::string& called, const std::vector<std::string>& words) {
    Struct made;
    GeneralOptions general;
    Options options(called, self.name);
    made.declare(options);
    general.declare(options);
    options.read(words, self.defaults ? find_defaults : Options::FindDefaults());
    if (options.help()) return show_help(self);
    general.apply();
    return Run(made);
  };
  spec.check_default = [](const DefaultOption& one) {
    Struct made;
    GeneralOptions general;
    Options options("");
    made.declare(options);
    general.declare(options);
    cli::check_default(options, one);
  };
  return spec;
}

}  // namespace fitrank::cli
