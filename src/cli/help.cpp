#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/commands.hpp"
#include "fitrank/document.hpp"
#include "fitrank/render.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kHelpWidth = 96;

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

/// "  left   text", the text wrapped under itself.
std::string entry(std::string_view left, std::string_view text, std::size_t indent) {
  std::string result = fmt::format("  {:<{}}", left, indent - 2);
  if (left.size() + 4 > indent) result += fmt::format("\n{:{}}", "", indent);
  bool first = true;
  for (const std::string& line : wrapped(text, kHelpWidth - indent)) {
    if (!first) result += fmt::format("{:{}}", "", indent);
    result += line + "\n";
    first = false;
  }
  return result;
}

/// "zero, renormalize (left out), neutral (50)"
std::string choices_text(const std::vector<ChoiceSpec>& choices) {
  std::string text;
  for (const ChoiceSpec& choice : choices) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", choice.name);
    if (!choice.note.empty()) text += fmt::format(" ({})", choice.note);
  }
  return text;
}

}  // namespace

std::string option_name(const OptionSpec& spec) {
  std::string name = spec.letter != 0 ? fmt::format("-{}, --{}", spec.letter, typed_name(spec.name))
                                      : fmt::format("--{}", typed_name(spec.name));
  if (!spec.argument.empty()) name += fmt::format(" {}", spec.argument);
  return name;
}

std::string option_help(const OptionSpec& spec) {
  if (spec.choices.empty()) return std::string(spec.help);
  return fmt::format("{}: {}", spec.help, choices_text(spec.choices));
}

std::string program_help() {
  std::string text =
      "fitrank ranks employers for a persona: who fits best, why, how sure that is, and what is unknown.\n\n"
      "Examples:\n"
      "  fitrank rank                                 the published persona's ranking\n"
      "  fitrank rank --weight growth=50              what moves if growth weighs half\n"
      "  fitrank explain nvidia                       every point, back to its source\n\n"
      "Commands:\n";
  for (const CommandSpec& command : all_commands()) text += entry(command.name, command.summary, 14);
  text += fmt::format(
      "\n`fitrank COMMAND --help` says more; `fitrank --version` prints the version.\nExit status: {}\n", kExitStatus);
  for (const std::string& line : wrapped(kWhereFilesAre, kHelpWidth)) text += line + "\n";
  return text;
}

std::string command_help(const CommandSpec& command) {
  std::string text = "Examples:\n";
  for (std::string_view example : command.examples) text += fmt::format("  fitrank {}\n", example);
  text += fmt::format("\nUsage: fitrank {} {} [OPTIONS]\n\n", command.name, command.positionals);
  for (const std::string& line : wrapped(command.summary, kHelpWidth)) text += line + "\n";
  text += "\nOptions:\n";
  for (std::string_view name : command.options) text += entry(option_name(option(name)), option_help(option(name)), 32);
  return text;
}

std::string commands_page() {
  std::string page =
      "# Commands\n\nThis page is what `fitrank help --format markdown` prints; a test keeps the two in step.\n\n"
      "```\n" +
      program_help() + "```\n";
  for (const CommandSpec& command : all_commands()) {
    page += fmt::format("\n## {}\n\n```\n{}```\n", command.name, command_help(command));
  }
  return page;
}

}  // namespace fitrank::cli
