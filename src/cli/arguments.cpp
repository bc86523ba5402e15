#include "cli/arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/program_options.hpp>

#include "fitrank/suggest.hpp"

namespace fitrank::cli {

namespace po = boost::program_options;

namespace {

po::options_description description(const CommandSpec& command) {
  po::options_description result;
  for (std::string_view name : command.options) {
    const OptionSpec& spec = option(name);
    std::string names(typed_name(name));
    if (spec.letter != 0) names += fmt::format(",{}", spec.letter);
    if (spec.argument.empty()) {
      result.add_options()(names.c_str(), "");
    } else if (spec.many) {
      result.add_options()(names.c_str(), po::value<std::vector<std::string>>()->multitoken(), "");
    } else {
      result.add_options()(names.c_str(), po::value<std::vector<std::string>>(), "");
    }
  }
  result.add_options()("positional", po::value<std::vector<std::string>>(), "");
  return result;
}

po::parsed_options split(const CommandSpec& command, const std::vector<std::string>& words,
                         const po::options_description& options) {
  po::positional_options_description positional;
  positional.add("positional", -1);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    return po::command_line_parser(words).options(options).positional(positional).style(style).run();
  } catch (const po::unknown_option& error) {
    std::vector<std::string> known;
    for (std::string_view name : command.options) known.push_back(fmt::format("--{}", typed_name(name)));
    std::string given = error.get_option_name();
    // For a mistyped --name=value the suggestion is for the name alone.
    given = given.substr(0, given.find('='));
    throw UsageError(fmt::format("{}: no such option: {}", command.name, given), suggest(given, known));
  } catch (const po::error& error) {
    throw UsageError(fmt::format("{}: {}", command.name, error.what()));
  }
}

/// Throws UsageError that lists the names and suggests the nearest.
void check_choice(std::string_view given, std::span<const ChoiceSpec> choices, std::string_view what) {
  if (find_choice(choices, given) != nullptr) return;
  std::vector<std::string> names;
  for (const ChoiceSpec& choice : choices) names.emplace_back(choice.name);
  throw UsageError(fmt::format("{}: \"{}\" is none of {}", what, given, fmt::join(names, ", ")), suggest(given, names));
}

}  // namespace

UsageError::UsageError(const std::string& message, const std::string& suggestion)
    : std::runtime_error(suggestion.empty() ? message : fmt::format("{} (did you mean \"{}\"?)", message, suggestion)) {
}

Arguments::Arguments(const CommandSpec& command, const std::vector<std::string>& words) : command_(&command) {
  const po::options_description options = description(command);
  for (const po::option& word : split(command, words, options).options) {
    if (word.string_key == "positional") {
      positionals_.insert(positionals_.end(), word.value.begin(), word.value.end());
    } else {
      std::vector<std::string>& values = values_[word.string_key];
      values.insert(values.end(), word.value.begin(), word.value.end());
    }
  }
  if (has("help")) return;
  count_positionals();
  check_choices();
}

void Arguments::count_positionals() const {
  if (positionals_.size() < command_->at_least) {
    const auto* hint = has("companies") ? " (--companies takes every word up to the next option)" : "";
    throw UsageError(fmt::format("{}: too few arguments; usage: fitrank {} {}{}", command_->name, command_->name,
                                 command_->positionals, hint));
  }
  if (positionals_.size() > command_->at_most) {
    throw UsageError(fmt::format("{}: unexpected argument \"{}\"; usage: fitrank {} {}", command_->name,
                                 positionals_[command_->at_most], command_->name, command_->positionals));
  }
}

void Arguments::check_choices() const {
  if (!command_->choices.empty()) check_choice(positionals_.front(), command_->choices, command_->name);
  for (const auto& [name, values] : values_) {
    const OptionSpec& spec = *option_of(*command_, name);
    if (spec.choices.empty()) continue;
    for (const std::string& value : values) check_choice(value, spec.choices, fmt::format("--{}", name));
  }
}

std::optional<std::string> Arguments::value(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  if (found->second.size() > 1) {
    throw UsageError(
        fmt::format("{}: --{} is given {} times; once is enough", command_->name, name, found->second.size()));
  }
  return found->second.front();
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace fitrank::cli
