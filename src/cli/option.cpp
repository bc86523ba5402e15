#include "cli/option.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>

#include "base/suggest.hpp"
#include "cli/date_option.hpp"
#include "cli/defaults.hpp"
#include "cli/split_words.hpp"

namespace fitrank::cli {

UsageError::UsageError(const std::string& message, const std::string& suggestion)
    : std::runtime_error(suggestion.empty() ? message : fmt::format("{} (did you mean \"{}\"?)", message, suggestion)) {
}

void check_choice(std::string_view what, const std::string& given, std::span<const Choice> choices) {
  std::vector<std::string> ids;
  for (const Choice& choice : choices) ids.push_back(choice.id);
  if (std::ranges::count(ids, given) > 0) return;
  throw UsageError(fmt::format("{}: must be one of {}, not \"{}\"", what, fmt::join(ids, ", "), given),
                   suggest(given, ids));
}

void Options::add(OptionSpec spec, Read read) {
  specs_.push_back(std::move(spec));
  reads_.push_back(std::move(read));
}

void Options::add_word(WordSpec spec, ReadWords read) {
  word_specs_.push_back(std::move(spec));
  word_reads_.push_back(std::move(read));
}

void Options::flag(bool& to, OptionSpec spec) {
  add(std::move(spec), [&to](const std::string&, const Values& values) { to = values.back() == "true"; });
}

void Options::text(std::optional<std::string>& to, OptionSpec spec) {
  add(std::move(spec), [&to](const std::string&, const Values& values) { to = values.back(); });
}

void Options::chosen_text(std::optional<std::string>& to, OptionSpec spec) { text(to, std::move(spec)); }

void Options::texts(std::vector<std::string>& to, OptionSpec spec) {
  add(std::move(spec), [&to](const std::string&, const Values& values) { to = values; });
  repeated_.push_back(specs_.back().name);
}

void Options::path(std::optional<std::filesystem::path>& to, OptionSpec spec) {
  add(std::move(spec), [&to](const std::string& name, const Values& values) {
    if (values.back().empty()) throw UsageError(fmt::format("--{}: \"\" names no file", name));
    to = values.back();
  });
}

void Options::paths(std::vector<std::string>& to, OptionSpec spec) {
  spec.many = true;
  add(std::move(spec), [&to](const std::string& name, const Values& values) {
    if (std::ranges::count(values, "") > 0) throw UsageError(fmt::format("--{}: \"\" names no file", name));
    to = values;
  });
}

void Options::date(std::optional<Date>& to, OptionSpec spec) {
  add(std::move(spec), [&to](const std::string& name, const Values& values) { to = date_from(name, values.back()); });
}

void Options::word(std::string& to, WordSpec spec) {
  add_word(std::move(spec), [&to](std::span<const std::string> given) { to = given.front(); });
}

void Options::word(std::optional<std::string>& to, WordSpec spec) {
  spec.needed = false;
  add_word(std::move(spec), [&to](std::span<const std::string> given) { to = given.front(); });
}

void Options::words(std::vector<std::string>& to, WordSpec spec) {
  spec.many = true;
  add_word(std::move(spec), [&to](std::span<const std::string> given) { to.assign(given.begin(), given.end()); });
}

std::size_t Options::place_of(std::string_view name) const {
  const auto found = std::ranges::find(specs_, name, &OptionSpec::name);
  if (found == specs_.end()) throw std::logic_error(fmt::format("{} declares no option {}", command_, name));
  return static_cast<std::size_t>(found - specs_.begin());
}

void Options::explain(std::string_view name, std::string help) { specs_[place_of(name)].help = std::move(help); }

void Options::cannot(std::initializer_list<std::string_view> names, std::string_view why) {
  for (const std::string_view name : names) specs_[place_of(name)].cannot = why;
}

void Options::exclusive(std::string_view one, std::string_view other, std::string_view why) {
  exclusive_.push_back({std::string(one), std::string(other), std::string(why)});
}

std::string Options::words_text() const {
  std::vector<std::string> parts;
  for (const WordSpec& spec : word_specs_) {
    const std::string word = spec.argument + (spec.many ? "..." : "");
    parts.push_back(spec.needed ? word : fmt::format("[{}]", word));
  }
  return fmt::format("{}", fmt::join(parts, " "));
}

void Options::check(const std::string& name, const Values& values) {
  const std::size_t place = place_of(name);
  if (!specs_[place].choices.empty()) {
    for (const std::string& value : values) check_choice("--" + name, value, specs_[place].choices);
  }
  reads_[place](name, values);
}

void Options::read(const std::vector<std::string>& words, const FindDefaults& defaults) {
  std::vector<std::string> positionals;
  Given given = split_words(*this, words, positionals);
  if (given.contains("help")) {
    help_ = true;
    return;
  }
  check_given(given);
  count_words(positionals, given.contains("companies"));
  if (defaults) add_defaults(given, defaults, positionals);
  read_words(positionals);
  if (remember_ != nullptr) *remember_ = called_with(given, positionals);
  for (std::size_t i = 0; i < specs_.size(); ++i) {
    const auto found = given.find(specs_[i].name);
    if (found != given.end()) check(specs_[i].name, found->second);
  }
}

Called Options::called_with(const Given& given, const std::vector<std::string>& positionals) const {
  Called called{name_, {}};
  const bool dashed = std::ranges::any_of(
      positionals, [](const std::string& word) { return word.size() > 1 && word.starts_with('-'); });
  if (!dashed) called.arguments = positionals;
  for (const OptionSpec& spec : specs_) {
    const auto found = given.find(spec.name);
    if (found == given.end() || spec.writing) continue;
    for (const std::string& value : found->second) {
      called.arguments.push_back(spec.argument.empty() ? "--" + spec.name : fmt::format("--{}={}", spec.name, value));
    }
  }
  if (dashed) {
    called.arguments.emplace_back("--");
    called.arguments.insert(called.arguments.end(), positionals.begin(), positionals.end());
  }
  return called;
}

void Options::check_given(const Given& given) const {
  for (const auto& [name, values] : given) {
    const OptionSpec& spec = specs_[place_of(name)];
    if (!spec.cannot.empty()) throw UsageError(fmt::format("{}: --{} does not apply: {}", command_, name, spec.cannot));
    const bool once = !spec.argument.empty() && !spec.many && std::ranges::count(repeated_, name) == 0;
    if (once && values.size() > 1) {
      throw UsageError(fmt::format("{}: --{} is given {} times; once is enough", command_, name, values.size()));
    }
  }
  for (const Pair& pair : exclusive_) {
    if (given.contains(pair.one) && given.contains(pair.other)) {
      throw UsageError(fmt::format("{}: --{} and --{} {}", command_, pair.one, pair.other, pair.why));
    }
  }
}

bool Options::gives_way(const std::string& name, const Given& given) const {
  return given.contains(name) || std::ranges::any_of(exclusive_, [&](const Pair& pair) {
           return (pair.one == name && given.contains(pair.other)) || (pair.other == name && given.contains(pair.one));
         });
}

void Options::add_defaults(Given& given, const FindDefaults& defaults, const std::vector<std::string>& positionals) {
  ProfileWord profile;
  for (std::size_t i = 0; i < word_specs_.size(); ++i) {
    if (word_specs_[i].completes != Completes::profiles) continue;
    profile.taken = true;
    if (i < positionals.size()) profile.name = positionals[i];
  }
  const Given typed = given;
  for (const DefaultOption& one : defaults(profile)) {
    const auto found = std::ranges::find(specs_, one.name, &OptionSpec::name);
    if (found == specs_.end() || !found->cannot.empty() || gives_way(one.name, typed)) continue;
    if (is_for_others(one, *found)) continue;
    check_default(*this, one);
    given[one.name] = one.values;
  }
}

void Options::count_words(const std::vector<std::string>& positionals, bool has_companies) const {
  const auto needed = static_cast<std::size_t>(std::ranges::count(word_specs_, true, &WordSpec::needed));
  const std::string usage = fmt::format("usage: fitrank {} {}", command_, words_text());
  if (positionals.size() < needed) {
    const auto* hint = has_companies ? " (--companies takes every word up to the next option)" : "";
    throw UsageError(fmt::format("{}: too few arguments; {}{}", command_, usage, hint));
  }
  const bool endless = !word_specs_.empty() && word_specs_.back().many;
  if (!endless && positionals.size() > word_specs_.size()) {
    throw UsageError(
        fmt::format("{}: unexpected argument \"{}\"; {}", command_, positionals[word_specs_.size()], usage));
  }
}

void Options::read_words(const std::vector<std::string>& positionals) {
  const std::span<const std::string> all = positionals;
  for (std::size_t i = 0; i < word_specs_.size() && i < all.size(); ++i) {
    if (!word_specs_[i].choices.empty()) check_choice(command_, all[i], word_specs_[i].choices);
    word_reads_[i](word_specs_[i].many ? all.subspan(i) : all.subspan(i, 1));
  }
}

}  // namespace fitrank::cli
