// Command lines: one record per option feeds parsing, --help and the documentation.
//
// How: Boost.Program_options splits the words; values stay text and are read without a locale by
// whoever asks for them. Abbreviated options are refused, mistyped ones get a suggestion. A value out of a few
// named ones is checked here, and has its meaning from the same record (chosen, in choice.hpp).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

namespace fitrank::cli {

/// One of the values that an option, or the first word of a command, takes.
struct ChoiceSpec {
  std::string_view name;
  std::string_view note = {};  ///< what it is, for the help
  int value = 0;               ///< the enumerator that it names, of the type below
  const std::type_info* type = &typeid(void);
};

struct OptionSpec {
  std::string_view name;      ///< without dashes; one that another option bears too is "COMMAND:name" here
  std::string_view argument;  ///< shown for the value, "N"; empty: a flag
  std::string_view help;
  char letter = 0;                       ///< short form, 0: none
  bool many = false;                     ///< takes several values: --companies A B
  std::vector<ChoiceSpec> choices = {};  ///< empty: any value
};

class Arguments;

struct CommandSpec {
  std::string_view name;
  std::string_view positionals;  ///< "COMPANY [PROFILE]"
  std::string_view summary;
  std::vector<std::string_view> examples;
  std::vector<std::string_view> options;  ///< names of all_options() that it takes
  std::size_t at_least = 0;               ///< positionals
  std::size_t at_most = 0;
  int (*run)(const Arguments&) = nullptr;
  bool any_method = false;               ///< a profile's `method` makes no difference to it
  std::vector<ChoiceSpec> choices = {};  ///< of the first positional; empty: any word
};

/// The name as it is typed.
std::string_view typed_name(std::string_view name);

/// Every option of every command, in the order of the help.
std::span<const OptionSpec> all_options();
const OptionSpec& option(std::string_view name);
/// The option that `command` takes under this name as it is typed; null: none.
const OptionSpec* option_of(const CommandSpec& command, std::string_view typed);
/// The choice called `name`; null: none.
const ChoiceSpec* find_choice(std::span<const ChoiceSpec> choices, std::string_view name);

/// A command line that cannot be followed; ends the process with 2.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& message, const std::string& suggestion = {});
};

/// A parsed command line.
class Arguments {
 public:
  /// Reads `words` (all behind the command's name) by what `command` takes; throws UsageError.
  Arguments(const CommandSpec& command, const std::vector<std::string>& words);

  const CommandSpec& command() const { return *command_; }
  bool has(std::string_view option) const { return values_.contains(option); }
  /// The value of an option given at most once.
  std::optional<std::string> value(std::string_view option) const;
  std::vector<std::string> values(std::string_view option) const;
  const std::vector<std::string>& positionals() const { return positionals_; }

 private:
  void count_positionals() const;
  void check_choices() const;

  const CommandSpec* command_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> positionals_;
};

}  // namespace fitrank::cli
