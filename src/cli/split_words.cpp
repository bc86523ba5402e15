#include "cli/split_words.hpp"

#include <fmt/format.h>

#include <boost/program_options.hpp>

#include "base/suggest.hpp"

namespace fitrank::cli {

namespace po = boost::program_options;

namespace {

constexpr const char* kOtherWords = "positional";

void describe(po::options_description& description, const OptionSpec& spec, const std::string& names) {
  if (spec.argument.empty()) {
    description.add_options()(names.c_str(), "");
  } else if (spec.many) {
    description.add_options()(names.c_str(), po::value<std::vector<std::string>>()->multitoken(), "");
  } else {
    description.add_options()(names.c_str(), po::value<std::vector<std::string>>(), "");
  }
}

po::options_description description_of(const Options& options) {
  po::options_description description;
  for (const OptionSpec& spec : options.specs()) {
    describe(description, spec, spec.letter == 0 ? spec.name : fmt::format("{},{}", spec.name, spec.letter));
    for (const std::string& alias : spec.aliases) describe(description, spec, alias);
  }
  description.add_options()(kOtherWords, po::value<std::vector<std::string>>(), "");
  return description;
}

po::parsed_options parse(const Options& options, const std::vector<std::string>& words,
                         const po::options_description& description) {
  po::positional_options_description positional;
  positional.add(kOtherWords, -1);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    return po::command_line_parser(words).options(description).positional(positional).style(style).run();
  } catch (const po::unknown_option& error) {
    std::vector<std::string> known;
    for (const OptionSpec& spec : options.specs()) {
      if (spec.cannot.empty()) known.push_back("--" + spec.name);
    }
    std::string given = error.get_option_name();
    // For a mistyped --name=value the suggestion is for the name alone.
    given = given.substr(0, given.find('='));
    throw UsageError(fmt::format("{}: no such option: {}", options.command(), given), suggest(given, known));
  } catch (const po::error& error) {
    throw UsageError(fmt::format("{}: {}", options.command(), error.what()));
  }
}

/// The name that an alias stands for.
const OptionSpec& spec_named(const Options& options, const std::string& name) {
  for (const OptionSpec& spec : options.specs()) {
    if (spec.name == name) return spec;
    for (const std::string& alias : spec.aliases) {
      if (alias == name) return spec;
    }
  }
  throw std::logic_error("no option " + name);
}

}  // namespace

Options::Given split_words(const Options& options, const std::vector<std::string>& words,
                           std::vector<std::string>& positionals) {
  Options::Given given;
  const po::options_description description = description_of(options);
  for (const po::option& word : parse(options, words, description).options) {
    if (word.string_key == kOtherWords) {
      positionals.insert(positionals.end(), word.value.begin(), word.value.end());
      continue;
    }
    const OptionSpec& spec = spec_named(options, word.string_key);
    Options::Values& values = given[spec.name];
    if (spec.argument.empty()) values.emplace_back("true");
    values.insert(values.end(), word.value.begin(), word.value.end());
  }
  return given;
}

}  // namespace fitrank::cli
