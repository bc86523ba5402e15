#include "cli/commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/suggest.hpp"

namespace fitrank::cli {

// The one list: a group begins with its title; a command's parts follow it.
#define FITRANK_COMMANDS(GROUP, COMMAND) \
  GROUP("Rank")                          \
  COMMAND(rank)                          \
  COMMAND(explain)                       \
  COMMAND(compare)                       \
  COMMAND(brief)                         \
  COMMAND(report)                        \
  COMMAND(watch)                         \
  COMMAND(batch)                         \
  COMMAND(diff)                          \
  COMMAND(hype)                          \
  GROUP("How firm")                      \
  COMMAND(robustness)                    \
  COMMAND(stability)                     \
  COMMAND(bounds)                        \
  COMMAND(reach)                         \
  COMMAND(unknowns)                      \
  COMMAND(methods)                       \
  COMMAND(acceptability)                 \
  COMMAND(drivers)                       \
  COMMAND(audit)                         \
  COMMAND(calibrate)                     \
  GROUP("Evidence")                      \
  COMMAND(import)                        \
  COMMAND(sources)                       \
  COMMAND(coverage)                      \
  COMMAND(digest)                        \
  COMMAND(export)                        \
  GROUP("Profiles")                      \
  COMMAND(init)                          \
  COMMAND(check)                         \
  COMMAND(weights)                       \
  COMMAND(reproduce)                     \
  GROUP("Large and elsewhere")           \
  COMMAND(index)                         \
  COMMAND(index_build)                   \
  COMMAND(index_info)                    \
  COMMAND(index_query)                   \
  COMMAND(synth)                         \
  COMMAND(sql)                           \
  GROUP("")                              \
  COMMAND(list)                          \
  COMMAND(paths)                         \
  COMMAND(schema)                        \
  COMMAND(rerun)                         \
  COMMAND(complete)                      \
  COMMAND(help)                          \
  COMMAND(version)

#define FITRANK_NO_GROUP(title)
#define FITRANK_DECLARE(name) CommandSpec name##_command();
FITRANK_COMMANDS(FITRANK_NO_GROUP, FITRANK_DECLARE)

namespace {

std::vector<CommandGroup> make_groups() {
  std::vector<CommandGroup> groups;
#define FITRANK_BEGIN_GROUP(title) groups.push_back({title, {}});
#define FITRANK_ADD(name) groups.back().commands.push_back(name##_command());
  FITRANK_COMMANDS(FITRANK_BEGIN_GROUP, FITRANK_ADD)
#undef FITRANK_BEGIN_GROUP
#undef FITRANK_ADD
  return groups;
}

/// The command called so, by its name or, of a part, by its own word.
const CommandSpec* command_named(std::string_view name) {
  for (const CommandSpec* command : every_command()) {
    if (command->name == name || (command->alone && own_word(*command) == name)) return command;
  }
  return nullptr;
}

/// A group is not called alone.
[[noreturn]] void refuse_group(const CommandSpec& group, std::span<const std::string> rest) {
  std::vector<Choice> parts;
  std::vector<std::string> words;
  for (const CommandSpec* part : parts_of(group)) {
    parts.push_back({own_word(*part), {}});
    words.push_back(own_word(*part));
  }
  if (!rest.empty() && !rest.front().starts_with('-')) check_choice(group.name, rest.front(), parts);
  throw UsageError(
      fmt::format("{}: too few arguments; usage: fitrank {} {} ...", group.name, group.name, fmt::join(words, "|")));
}

bool asks_for_help(std::span<const std::string> rest) {
  return std::ranges::any_of(rest, [](const std::string& word) { return word == "--help" || word == "-h"; });
}

}  // namespace

#undef FITRANK_NO_GROUP
#undef FITRANK_DECLARE
#undef FITRANK_COMMANDS

std::span<const CommandGroup> command_groups() {
  static const std::vector<CommandGroup> groups = make_groups();
  return groups;
}

const std::vector<const CommandSpec*>& every_command() {
  static const std::vector<const CommandSpec*> all = [] {
    std::vector<const CommandSpec*> commands;
    for (const CommandGroup& group : command_groups()) {
      for (const CommandSpec& command : group.commands) commands.push_back(&command);
    }
    return commands;
  }();
  return all;
}

std::string own_word(const CommandSpec& command) { return command.name.substr(command.name.find(' ') + 1); }

std::vector<const CommandSpec*> parts_of(const CommandSpec& command) {
  std::vector<const CommandSpec*> parts;
  for (const CommandSpec* other : every_command()) {
    if (other->name.starts_with(command.name + ' ')) parts.push_back(other);
  }
  return parts;
}

CalledCommand called_command(std::span<const std::string> words) {
  if (words.empty()) return {};
  if (words.size() > 1) {
    const std::string both = words[0] + ' ' + words[1];
    if (const CommandSpec* part = command_named(both)) return {part, both, 2};
  }
  const CommandSpec* command = command_named(words[0]);
  return command == nullptr ? CalledCommand() : CalledCommand{command, words[0], 1};
}

CalledCommand find_command(std::span<const std::string> words) {
  const CalledCommand found = called_command(words);
  if (found.command != nullptr) {
    if (found.command->group && !asks_for_help(words.subspan(1))) refuse_group(*found.command, words.subspan(1));
    return found;
  }
  std::vector<std::string> names;
  for (const CommandSpec* command : every_command()) {
    if (!is_part(*command)) names.push_back(command->name);
    if (command->alone) names.push_back(own_word(*command));
  }
  throw UsageError(fmt::format("no such command: {}", words.front()), suggest(words.front(), names));
}

}  // namespace fitrank::cli
