#include "cli/help.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "output/write_output.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kHelpWidth = 80;
constexpr std::size_t kOptionIndent = 26;
constexpr std::size_t kCommandIndent = 16;

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (!lines.back().empty() && lines.back().size() + 1 + word.size() > width) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

std::string paragraph(std::string_view text) {
  std::string result;
  for (const std::string& line : wrapped(text, kHelpWidth)) result += line + "\n";
  return result;
}

/// "  left   text", the text wrapped under itself.
std::string entry(std::string_view left, std::string_view text, std::size_t indent) {
  std::string result = fmt::format("  {:<{}}", left, indent - 2);
  if (left.size() + 4 > indent) result = fmt::format("  {}\n{:{}}", left, "", indent);
  bool first = true;
  for (const std::string& line : wrapped(text, kHelpWidth - indent)) {
    if (!first) result += fmt::format("{:{}}", "", indent);
    result += line + "\n";
    first = false;
  }
  return result;
}

/// "zero, renormalize (left out), neutral (50)"
std::string choices_text(const std::vector<Choice>& choices) {
  std::string text;
  for (const Choice& choice : choices) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", choice.id);
    if (!choice.note.empty()) text += fmt::format(" ({})", choice.note);
  }
  return text;
}

/// An example too long for a line goes on behind a backslash.
std::string example_text(const std::string& example) {
  std::string text = "  fitrank " + example;
  if (text.size() <= kHelpWidth) return text + "\n";
  const std::size_t cut = text.rfind(" -", kHelpWidth - 2);
  return text.substr(0, cut) + " \\\n     " + text.substr(cut) + "\n";
}

std::string group_text(const CommandGroup& group) {
  std::string text = fmt::format("{}\n", group.title);
  for (const CommandSpec& command : group.commands) {
    if (!is_part(command)) text += fmt::format("  {:<{}}{}\n", command.name, kCommandIndent - 4, command.summary);
  }
  return text;
}

std::string own_commands(const CommandGroup& group) {
  std::vector<std::string> names;
  for (const CommandSpec& command : group.commands) names.push_back(command.name);
  return fmt::format("Also: {}", fmt::join(names, ", "));
}

std::string parts_text(const CommandSpec& command) {
  std::string text;
  for (const CommandSpec* part : parts_of(command)) text += entry(own_word(*part), part->summary, kCommandIndent + 2);
  return text.empty() ? text : fmt::format("\nParts (`fitrank {} PART --help` says more):\n{}", command.name, text);
}

}  // namespace

std::string option_name(const OptionSpec& spec) {
  std::string name =
      spec.letter != 0 ? fmt::format("-{}, --{}", spec.letter, spec.name) : fmt::format("--{}", spec.name);
  if (!spec.argument.empty()) name += fmt::format(" {}", spec.argument);
  return name;
}

std::string option_help(const OptionSpec& spec) {
  std::string text = spec.help;
  if (!spec.choices.empty()) text += fmt::format(": {}", choices_text(spec.choices));
  if (!spec.by_default.empty()) text += fmt::format("; by default {}", spec.by_default);
  return text;
}

std::vector<OptionSpec> shown_options(const CommandSpec& command) {
  std::vector<OptionSpec> shown;
  const Options records = command.records();
  for (const OptionSpec& spec : records.specs()) {
    if (spec.cannot.empty()) shown.push_back(spec);
  }
  return shown;
}

std::string usage_of(const CommandSpec& command) {
  if (command.group) return command.name + " PART";
  const std::string words = command.records().words_text();
  return words.empty() ? command.name : fmt::format("{} {}", command.name, words);
}

std::vector<Choice> first_choices(const CommandSpec& command) {
  const Options records = command.records();
  return records.word_specs().empty() ? std::vector<Choice>() : records.word_specs().front().choices;
}

std::string program_help() {
  std::string text =
      "fitrank ranks employers for a persona: who fits best, why, and how sure that is.\n\n"
      "Examples:\n"
      "  fitrank rank                       the published persona's ranking\n"
      "  fitrank rank --weight growth=50    what moves if growth weighs half\n"
      "  fitrank explain nvidia             every point, back to its source\n\n";
  for (const CommandGroup& group : command_groups()) {
    text += group.title.empty() ? own_commands(group) + "\n" : group_text(group);
  }
  return text + "`fitrank COMMAND --help` says more.\n" + paragraph(fmt::format("Exit status: {}", kExitStatus));
}

std::string command_help(const CommandSpec& command) {
  std::string text = "Examples:\n";
  for (const std::string& example : command.examples) text += example_text(example);
  text += fmt::format("\nUsage: fitrank {} [OPTIONS]\n\n{}", usage_of(command), paragraph(command.text));
  if (command.alone) text += paragraph(fmt::format("Also called as `fitrank {}`.", own_word(command)));
  const std::vector<Choice> choices = first_choices(command);
  for (const Choice& choice : choices) {
    if (&choice == &choices.front()) text += fmt::format("\n{}:\n", command.records().word_specs().front().argument);
    text += entry(choice.id, choice.note, kCommandIndent + 4);
  }
  text += parts_text(command) + "\nOptions:\n";
  for (const OptionSpec& spec : shown_options(command))
    text += entry(option_name(spec), option_help(spec), kOptionIndent);
  return text;
}

std::string commands_page() {
  std::string page =
      "# Commands\n\nThis page is what `fitrank help --format markdown` prints; a test keeps the two in step.\n\n"
      "```\n" +
      program_help() + "```\n";
  for (const CommandSpec* command : every_command()) {
    page += fmt::format("\n## {}\n\n```\n{}```\n", command->name, command_help(*command));
  }
  return page;
}

int show_help(const CommandSpec& spec) {
  write_output("-", command_help(spec));
  return kDone;
}

}  // namespace fitrank::cli
