#include "cli/completion.hpp"

#include <algorithm>
#include <span>

#include "cli/commands.hpp"
#include "cli/completion_names.hpp"
#include "cli/help.hpp"

namespace fitrank::cli {

namespace {

using Words = std::vector<std::string>;

/// The option that the word is, "--top", "--top=3" or "-n"; null: none that the command takes.
const OptionSpec* option_in(const std::vector<OptionSpec>& options, std::string_view word) {
  const auto is_it = [&](const OptionSpec& spec) {
    if (word.starts_with("--")) return spec.name == word.substr(2, word.find('=') - 2);
    return word.size() > 1 && word[0] == '-' && spec.letter == word[1];
  };
  const auto found = std::ranges::find_if(options, is_it);
  return found == options.end() ? nullptr : &*found;
}

/// Reads a command line up to the word that is typed.
class Line {
 public:
  /// `words`: all behind the command's name.
  Line(const CommandSpec& command, std::span<const std::string> words)
      : command_(command), options_(shown_options(command)), word_specs_(command.records().word_specs()) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) read(words[i]);
  }

  Completion complete(const std::string& typed) const {
    const std::size_t equals = typed.find('=');
    Completion completion;
    if (!only_words_ && typed.starts_with("--") && equals != typed.npos) {
      const OptionSpec* spec = option_in(options_, typed);
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
    } else if (const OptionSpec* spec = option_in(options_, word)) {
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

  void add_choices(Completion& completion, const std::vector<Choice>& choices) const {
    for (const Choice& choice : choices) completion.candidates.push_back({choice.id, choice.note});
  }

  void add_options(Completion& completion) const {
    for (const OptionSpec& spec : options_) completion.candidates.push_back({"--" + spec.name, spec.help});
  }

  void add_values(Completion& completion, const OptionSpec& spec) const {
    add_choices(completion, spec.choices);
    if (spec.choices.empty()) add_names(completion, spec.completes, sources_);
  }

  void add_positional(Completion& completion) const {
    if (positionals_.empty()) {
      for (const CommandSpec* part : parts_of(command_)) {
        completion.candidates.push_back({own_word(*part), part->summary});
      }
    }
    if (word_specs_.empty()) return;
    const std::size_t place = std::min(positionals_.size(), word_specs_.size() - 1);
    const WordSpec& spec = word_specs_[place];
    if (place < positionals_.size() && !spec.many) return;
    add_choices(completion, spec.choices);
    if (spec.choices.empty()) add_names(completion, completes_of(spec), sources_);
  }

  /// What the words of `weights` are, depends on the first.
  Completes completes_of(const WordSpec& spec) const {
    if (spec.completes != Completes::way_words) return spec.completes;
    if (positionals_[0] == "roc") return Completes::criteria;
    return positionals_[0] == "swing" ? Completes::shares : Completes::nothing;
  }

  const CommandSpec& command_;
  std::vector<OptionSpec> options_;
  std::vector<WordSpec> word_specs_;
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
    add_names(completion, Completes::commands, {});
  }
  return completion;
}

}  // namespace

Completion complete(const std::vector<std::string>& words) {
  const std::string typed = words.empty() ? "" : words.back();
  Completion completion;
  // The word that is typed is no part of the name yet.
  const std::span<const std::string> before(words.data(), words.empty() ? 0 : words.size() - 1);
  if (before.empty()) {
    completion = first_words(typed);
  } else if (const CalledCommand found = called_command(before); found.command != nullptr) {
    completion = Line(*found.command, std::span(words).subspan(found.words)).complete(typed);
  }
  std::erase_if(completion.candidates, [&](const Candidate& candidate) {
    return !candidate.word.starts_with(typed) || needs_quotes(candidate.word);
  });
  return completion;
}

}  // namespace fitrank::cli
