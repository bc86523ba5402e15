// Options: a typed record each, bound to the member of a command's struct that takes its value.
//
// How: a command's struct declares its members to an Options. Boost.Program_options splits the words; each value is
// then converted and checked by its record, without a locale, straight into the member. The same records make --help,
// the manual page, completion and docs/commands.md, and take the user's defaults (defaults.hpp). Abbreviated options
// are refused, mistyped ones get a suggestion. Cost: linear in the words.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/named.hpp"
#include "cli/numbers.hpp"
#include "cli/usage_error.hpp"
#include "evidence/date.hpp"

namespace fitrank::cli {

struct DefaultOption;

/// What the tab key can put for a value or word, besides the choices.
enum class Completes {
  nothing,
  files,   ///< that are read
  target,  ///< a file that is written
  profiles,
  companies,
  layers,
  criteria,
  shares,   ///< "growth="
  columns,  ///< files, and "growth=" and so on
  commands,
  way_words  ///< what the first word of `weights` asks for
};

/// One of the values that an option or word takes.
struct Choice {
  std::string id;
  std::string note;  ///< what it is, for the help
};

struct OptionSpec {
  std::string name;           ///< without dashes
  char letter = 0;            ///< short form; 0: none
  std::string argument = {};  ///< shown for the value, "N"; empty: a flag
  std::string help = {};
  std::string by_default = {};  ///< as text; empty: none, or the help says it
  Completes completes = Completes::nothing;
  std::vector<std::string> aliases = {};  ///< other names that are taken and not shown
  std::vector<Choice> choices = {};       ///< empty: any value
  bool many = false;                      ///< takes several words: --companies A B
  std::string cannot = {};                ///< why the command cannot take it; empty: it does
  bool writing = false;                   ///< says only where or how the answer is written, not what it says
};

/// What was called, so that an answer can say how to make it again.
struct Called {
  std::string command;                 ///< "robustness stability", however it was called
  std::vector<std::string> arguments;  ///< words, then options, without those about writing
};

/// A word that is no option.
struct WordSpec {
  std::string argument;  ///< "COMPANY"
  Completes completes = Completes::nothing;
  std::vector<Choice> choices = {};
  bool needed = true;
  bool many = false;
};

/// The limit of a whole number without a greatest.
inline constexpr std::size_t kNoMost = std::numeric_limits<std::size_t>::max();

/// The choices that a list of names makes.
template <typename T>
std::vector<Choice> choices_of(std::span<const NamedValue<T>> names) {
  std::vector<Choice> choices;
  for (const NamedValue<T>& one : names) choices.push_back({std::string(one.id), std::string(one.note)});
  return choices;
}

class Options {
 public:
  using Values = std::vector<std::string>;
  using Given = std::map<std::string, Values, std::less<>>;
  /// What the words say of the profile, beside which the user's defaults may be used.
  struct ProfileWord {
    bool taken = false;  ///< whether the command takes one
    std::optional<std::string> name = {};
  };
  using FindDefaults = std::function<std::vector<DefaultOption>(const ProfileWord& profile)>;

  /// `called`: as it was called, "stability"; `name`: the command's own name, "robustness stability".
  explicit Options(std::string called, std::string name = {}) : command_(std::move(called)), name_(std::move(name)) {}

  const std::string& command() const { return command_; }

  void flag(bool& to, OptionSpec spec);
  void text(std::optional<std::string>& to, OptionSpec spec);
  /// An option that may be repeated.
  void texts(std::vector<std::string>& to, OptionSpec spec);
  /// A file's name, not empty.
  void path(std::optional<std::filesystem::path>& to, OptionSpec spec);
  /// Words up to the next option, none of them empty.
  void paths(std::vector<std::string>& to, OptionSpec spec);
  void date(std::optional<Date>& to, OptionSpec spec);

  /// `to` holds the default, which the help shows; with a std::optional there is none.
  template <typename T>
  void number(T& to, OptionSpec spec, T least, T most) {
    if (spec.by_default.empty()) spec.by_default = fmt::format("{}", to);
    add(std::move(spec), [&to, least, most](const std::string& name, const Values& values) {
      to = number_from<T>(name, values.back(), least, most);
    });
  }
  template <typename T>
  void number(std::optional<T>& to, const OptionSpec& spec, T least, T most) {
    add(spec, [&to, least, most](const std::string& name, const Values& values) {
      to = number_from<T>(name, values.back(), least, most);
    });
  }

  template <typename T>
  void choice(T& to, OptionSpec spec, std::span<const NamedValue<T>> names = kNamesOf<T>) {
    for (const NamedValue<T>& one : names) {
      if (one.value == to && spec.by_default.empty()) spec.by_default = one.id;
    }
    spec.choices = choices_of(names);
    add(std::move(spec),
        [&to, names](const std::string& name, const Values& values) { to = chosen_from(name, values.back(), names); });
  }
  template <typename T>
  void choice(std::optional<T>& to, OptionSpec spec, std::span<const NamedValue<T>> names = kNamesOf<T>) {
    spec.choices = choices_of(names);
    add(std::move(spec),
        [&to, names](const std::string& name, const Values& values) { to = chosen_from(name, values.back(), names); });
  }
  /// A choice whose ids are all that is asked of it; `spec` has them.
  void chosen_text(std::optional<std::string>& to, OptionSpec spec);

  void word(std::string& to, WordSpec spec);
  void word(std::optional<std::string>& to, WordSpec spec);
  /// All words that are left.
  void words(std::vector<std::string>& to, WordSpec spec);
  template <typename T>
  void choice_word(T& to, WordSpec spec, std::span<const NamedValue<T>> names) {
    spec.choices = choices_of(names);
    add_word(std::move(spec), [this, &to, names](std::span<const std::string> given) {
      to = chosen_from(command_, given.front(), names);
    });
  }

  /// Fills `to` when the words are read.
  void remember(Called& to) { remember_ = &to; }

  /// Replaces the help of an option that a group has declared.
  void explain(std::string_view name, std::string help);
  /// Says why the command cannot take options that a group has declared; one that is given is refused so.
  void cannot(std::initializer_list<std::string_view> names, std::string_view why);
  /// Two options of which one alone can be given; of a default and one that is given, the default gives way.
  void exclusive(std::string_view one, std::string_view other, std::string_view why);

  /// Reads `words` (all behind the command's name) into the members. Throws UsageError; InputError for a default.
  void read(const std::vector<std::string>& words, const FindDefaults& defaults = {});
  /// Whether --help was given; nothing else has been read then.
  bool help() const { return help_; }

  /// In the order of declaration, those that the command cannot take too.
  const std::vector<OptionSpec>& specs() const { return specs_; }
  const std::vector<WordSpec>& word_specs() const { return word_specs_; }
  /// "COMPANY [PROFILE]"
  std::string words_text() const;
  /// Checks a value as reading does; throws UsageError.
  void check(const std::string& name, const Values& values);

 private:
  using Read = std::function<void(const std::string&, const Values&)>;
  using ReadWords = std::function<void(std::span<const std::string>)>;

  template <typename T>
  static T number_from(const std::string& name, const std::string& text, T least, T most) {
    const auto number = whole_text_as<T>(text);
    if (number && *number >= least && *number <= most) return *number;
    const char* kind = std::is_integral_v<T> ? "whole number" : "number";
    if (!(most < std::numeric_limits<T>::max())) {
      throw UsageError(fmt::format("--{}: \"{}\" is not a {} from {} on", name, text, kind, least));
    }
    throw UsageError(fmt::format("--{}: \"{}\" is not a {} from {} to {}", name, text, kind, least, most));
  }

  template <typename T>
  static T chosen_from(const std::string& name, const std::string& text, std::span<const NamedValue<T>> names) {
    for (const NamedValue<T>& one : names) {
      if (one.id == text) return one.value;
    }
    throw std::logic_error(name + ": a choice that was not checked: " + text);
  }

  Called called_with(const Given& given, const std::vector<std::string>& positionals) const;
  void add(OptionSpec spec, Read read);
  void add_word(WordSpec spec, ReadWords read);
  std::size_t place_of(std::string_view name) const;
  void check_given(const Given& given) const;
  void add_defaults(Given& given, const FindDefaults& defaults, const std::vector<std::string>& positionals);
  bool gives_way(const std::string& name, const Given& given) const;
  void count_words(const std::vector<std::string>& positionals, bool has_companies) const;
  void read_words(const std::vector<std::string>& positionals);

  struct Pair {
    std::string one;
    std::string other;
    std::string why;
  };

  std::string command_;
  std::string name_;
  Called* remember_ = nullptr;
  std::vector<OptionSpec> specs_;
  std::vector<Read> reads_;
  std::vector<WordSpec> word_specs_;
  std::vector<ReadWords> word_reads_;
  std::vector<Pair> exclusive_;
  std::vector<std::string> repeated_;  ///< names of options that may be given several times
  bool help_ = false;
};

/// "name" must be one of the ids; throws UsageError that lists them and suggests the nearest.
void check_choice(std::string_view what, const std::string& given, std::span<const Choice> choices);

}  // namespace fitrank::cli
