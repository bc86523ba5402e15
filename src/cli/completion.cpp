#include "cli/completion.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/completion_names.hpp"

namespace fitrank::cli {

namespace {

using Words = std::vector<std::string>;

/// The option that the word is, "--top", "--top=3" or "-n"; null: none of the command's.
const OptionSpec* option_in(const CommandSpec& command, std::string_view word) {
  if (word.starts_with("--")) return option_of(command, word.substr(2, word.find('=') - 2));
  if (word.size() < 2 || word[0] != '-') return nullptr;
  for (const std::string_view name : command.options) {
    if (option(name).letter == word[1]) return &option(name);
  }
  return nullptr;
}

/// "PATH..." -> "PATH", "[PROFILE]" -> "PROFILE"
std::string_view bare(std::string_view argument) {
  while (argument.ends_with('.') || argument.ends_with(']')) argument.remove_suffix(1);
  while (argument.starts_with('[')) argument.remove_prefix(1);
  return argument;
}

/// The word for positional number `index` in the help; the last goes on where it ends with dots.
std::string_view positional(const CommandSpec& command, std::size_t index) {
  std::string_view rest = command.positionals;
  std::string_view word;
  for (std::size_t i = 0; i <= index; ++i) {
    if (rest.empty()) return word.find("...") == word.npos ? std::string_view() : bare(word);
    word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return bare(word);
}

/// Reads a command line up to the word that is typed.
class Line {
 public:
  Line(const CommandSpec& command, const Words& words) : command_(command) {
    for (std::size_t i = 1; i + 1 < words.size(); ++i) read(words[i]);
  }

  Completion complete(const std::string& typed) const {
    const std::size_t equals = typed.find('=');
    Completion completion;
    if (!only_words_ && typed.starts_with("--") && equals != typed.npos) {
      const OptionSpec* spec = option_in(command_, typed);
      if (spec != nullptr) add_values(completion, *spec);
      for (Candidate& candidate : completion.candidates) candidate.word.insert(0, typed, 0, equals + 1);
    } else if (!only_words_ && typed.starts_with('-') && (waiting_ == nullptr || waiting_->many)) {
      add_options(completion);
    } else if (waiting_ != nullptr) {
      add_values(completion, *waiting_);
    } else {
      add_positional(completion);
    }
    return completion;
  }

 private:
  void read(const std::string& word) {
    if (waiting_ != nullptr && (!waiting_->many || !word.starts_with('-') || word == "-")) return take(word);
    waiting_ = nullptr;
    if (only_words_) return positionals_.push_back(word);
    if (word == "--") {
      only_words_ = true;
    } else if (const OptionSpec* spec = option_in(command_, word)) {
      const std::size_t value = word.starts_with("--") ? word.find('=') + 1 : (word.size() > 2 ? 2 : 0);
      if (spec->argument.empty()) return;
      waiting_ = spec;
      if (value > 0) take(word.substr(value));
    } else {
      positionals_.push_back(word);
    }
  }

  void take(const std::string& value) {
    if (waiting_->name == "companies") sources_.companies.push_back(value);
    if (waiting_->name == "model") sources_.model.push_back(value);
    if (!waiting_->many) waiting_ = nullptr;
  }

  void add_choices(Completion& completion, const std::vector<ChoiceSpec>& choices) const {
    for (const ChoiceSpec& choice : choices) {
      completion.candidates.push_back({std::string(choice.name), std::string(choice.note)});
    }
  }

  void add_options(Completion& completion) const {
    for (const std::string_view name : command_.options) {
      completion.candidates.push_back({"--" + std::string(typed_name(name)), std::string(option(name).help)});
    }
  }

  void add_values(Completion& completion, const OptionSpec& spec) const {
    add_choices(completion, spec.choices);
    if (spec.choices.empty()) add_names(completion, bare(spec.argument), sources_);
  }

  void add_positional(Completion& completion) const {
    if (positionals_.empty() && !command_.choices.empty()) return add_choices(completion, command_.choices);
    std::string_view argument = positional(command_, positionals_.size());
    if (argument == "WORD" && positionals_[0] == "roc") argument = "CRITERION";
    if (argument == "WORD" && positionals_[0] == "swing") argument = "CRITERION=PERCENT";
    add_names(completion, argument, sources_);
  }

  const CommandSpec& command_;
  const OptionSpec* waiting_ = nullptr;  ///< for its value
  bool only_words_ = false;              ///< behind --
  Words positionals_;
  NameSources sources_;
};

/// Names from files are untrusted: one that a shell would read as more than a word is not for the tab key.
bool needs_quotes(std::string_view word) {
  return word.empty() || std::ranges::any_of(word, [](unsigned char c) {
           return c <= ' ' || c == 0x7f ||
                  std::string_view("\"'\\$`!&|;<>()*?[]{}#~^").find(static_cast<char>(c)) != std::string_view::npos;
         });
}

Completion first_words(const std::string& typed) {
  Completion completion;
  if (typed.starts_with('-')) {
    completion.candidates = {{"--help", "show the commands"}, {"--version", "print the version"}};
  } else {
    add_names(completion, "COMMAND", {});
  }
  return completion;
}

const CommandSpec* command_named(const std::string& name) {
  const auto found = std::ranges::find(all_commands(), name, &CommandSpec::name);
  return found == all_commands().end() ? nullptr : &*found;
}

}  // namespace

Completion complete(const std::vector<std::string>& words) {
  const std::string typed = words.empty() ? "" : words.back();
  Completion completion;
  if (words.size() < 2) {
    completion = first_words(typed);
  } else if (const CommandSpec* command = command_named(words.front())) {
    completion = Line(*command, words).complete(typed);
  }
  std::erase_if(completion.candidates, [&](const Candidate& candidate) {
    return !candidate.word.starts_with(typed) || needs_quotes(candidate.word);
  });
  return completion;
}

}  // namespace fitrank::cli
