// The JSON Schema of every command's answer, and the page about all of them.
#include <array>
#include <string>
#include <vector>

#include "cli/choices.hpp"
#include "cli/commands.hpp"
#include "cli/shared_options.hpp"
#include "output/formats_page.hpp"
#include "output/render.hpp"
#include "output/write_output.hpp"

namespace fitrank::cli {

namespace {

struct SchemaOptions {
  std::vector<std::string> command;
  SchemaFormat format = SchemaFormat::json;
  std::optional<std::filesystem::path> output;

  void declare(Options& options) {
    options.words(command, {.argument = "COMMAND", .completes = Completes::commands, .needed = false});
    options.choice(format, {.name = "format", .argument = "FORMAT", .help = "what is written"});
    OutputOptions::declare_path(options, output);
  }
};

std::vector<CommandAnswer> all_answers() {
  std::vector<CommandAnswer> answers;
  for (const CommandSpec* command : every_command()) {
    if (command->answer != nullptr) answers.push_back({command->name, &command->answer()});
  }
  return answers;
}

std::string schema_text(const SchemaOptions& options) {
  if (options.format == SchemaFormat::markdown) {
    if (!options.command.empty()) throw UsageError("schema: --format markdown is of all commands; name none");
    return formats_page(all_answers());
  }
  if (options.command.empty()) {
    std::string names;
    for (const CommandAnswer& one : all_answers()) names += std::string(one.command) + "\n";
    return names;
  }
  const CalledCommand found = find_command(options.command);
  if (found.words < options.command.size()) {
    throw UsageError("schema: \"" + options.command[found.words] + "\" is no part of " + found.command->name);
  }
  if (found.command->answer == nullptr) throw UsageError("schema: " + found.command->name + " writes no JSON");
  return answer_schema(found.command->name, found.command->answer());
}

int schema(const SchemaOptions& options) {
  write_output(options.output.value_or("-"), schema_text(options));
  return kDone;
}

}  // namespace

CommandSpec schema_command() {
  return command<SchemaOptions, schema>(
      {.name = "schema",
       .summary = "prints the JSON Schema of a command's answer",
       .text =
           "Prints the JSON Schema of what a command writes with --format json; without a command, the names of those "
           "that write JSON.",
       .examples = {"schema rank", "schema robustness bounds", "schema", "schema --format markdown"}});
}

}  // namespace fitrank::cli
