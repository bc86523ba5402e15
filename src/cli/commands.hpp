// All commands, by groups.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace fitrank::cli {

/// A chapter of the list of commands. The last has no title: what is about fitrank itself.
struct CommandGroup {
  std::string_view title;
  std::vector<CommandSpec> commands;  ///< each followed by its parts
};

std::span<const CommandGroup> command_groups();

/// All of them, parts too, in the order of the list.
const std::vector<const CommandSpec*>& every_command();

/// "robustness stability" and so on, of "robustness".
std::vector<const CommandSpec*> parts_of(const CommandSpec& command);
inline bool is_part(const CommandSpec& command) { return command.name.find(' ') != std::string::npos; }
/// "stability" of "robustness stability"
std::string own_word(const CommandSpec& command);

struct CalledCommand {
  const CommandSpec* command = nullptr;
  std::string called;     ///< "stability", "robustness stability"
  std::size_t words = 0;  ///< how many of the words are its name
};

/// The command that `words` begin with; nothing where there is none.
CalledCommand called_command(std::span<const std::string> words);
/// The same; throws UsageError with a suggestion.
CalledCommand find_command(std::span<const std::string> words);

}  // namespace fitrank::cli
