#include "cli/criteria.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/suggest.hpp"
#include "cli/numbers.hpp"
#include "cli/usage_error.hpp"

namespace fitrank::cli {

namespace {

std::string without_case(std::string_view word) {
  std::string text(word);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::optional<std::size_t> find_by_label(const Model& model, std::string_view name) {
  const std::string wanted = without_case(name);
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    if (without_case(model.criteria[c].id) == wanted) return c;
  }
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    if (without_case(model.criteria[c].label) == wanted) return c;
  }
  return std::nullopt;
}

/// The id whose own letters, or those of its label or of a word of that, are nearest.
std::string nearest_criterion(const Model& model, std::string_view name) {
  std::vector<std::string> words;
  std::vector<std::string> ids;
  const auto add = [&](std::string_view word, const std::string& id) {
    words.emplace_back(word);
    ids.push_back(id);
  };
  for (const Criterion& criterion : model.criteria) {
    add(criterion.id, criterion.id);
    add(criterion.label, criterion.id);
    std::string_view rest = criterion.label;
    for (std::size_t blank = rest.find(' '); blank != rest.npos; blank = rest.find(' ')) {
      add(rest.substr(0, blank), criterion.id);
      rest.remove_prefix(blank + 1);
      add(rest, criterion.id);
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (without_case(words[i]) == without_case(name)) return ids[i];
  }
  const std::string found = suggest(name, words);
  return found.empty() ? found : ids[static_cast<std::size_t>(std::ranges::find(words, found) - words.begin())];
}

[[noreturn]] void refuse_share(std::string_view id, std::string_view number) {
  std::string_view bare = number;
  if (bare.ends_with('%')) bare.remove_suffix(1);
  if (bare != number && whole_text_as<double>(bare)) {
    throw UsageError(fmt::format("--weight {}: leave out the sign: {}={}", id, id, bare));
  }
  throw UsageError(fmt::format("--weight {}: \"{}\" is not a share from 0 to 100 percent", id, number));
}

/// "0.4" or "0.25": who wants less than one percent writes it with more digits, as a boundary has them.
bool looks_like_a_fraction(std::string_view number, double percent) {
  constexpr std::size_t kDecimals = 2;
  const std::size_t dot = number.find('.');
  return percent > 0 && percent < 1 && dot != number.npos && number.size() - dot - 1 <= kDecimals;
}

NamedShare named_share(const std::string& text, const Model& model) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    throw UsageError(fmt::format("--weight: \"{}\" is not of the form CRITERION=PERCENT, as in growth=50", text));
  }
  const std::size_t criterion = criterion_named(model, text.substr(0, equals), "--weight");
  const std::string& id = model.criteria[criterion].id;
  const std::string_view number = std::string_view(text).substr(equals + 1);
  const auto percent = whole_text_as<double>(number);
  if (!percent || !std::isfinite(*percent) || *percent < 0 || *percent > 100) refuse_share(id, number);
  if (looks_like_a_fraction(number, *percent)) {
    throw UsageError(fmt::format("--weight {}: {} is less than 1 percent; shares are in percent", id, number),
                     fmt::format("{}={:.6g}", id, 100 * *percent));
  }
  return {criterion, *percent};
}

}  // namespace

std::vector<std::string> criterion_ids(const Model& model) {
  std::vector<std::string> ids;
  for (const Criterion& criterion : model.criteria) ids.push_back(criterion.id);
  return ids;
}

std::size_t criterion_named(const Model& model, std::string_view name, std::string_view what) {
  if (const auto exact = model.find_criterion(name)) return *exact;
  if (const auto labelled = find_by_label(model, name)) return *labelled;
  const std::string nearest = nearest_criterion(model, name);
  if (!nearest.empty()) throw UsageError(fmt::format("{}: no such criterion: {}", what, name), nearest);
  throw UsageError(
      fmt::format("{}: no such criterion: {}; the model has {}", what, name, fmt::join(criterion_ids(model), ", ")));
}

std::vector<NamedShare> named_shares(const std::vector<std::string>& weights, const Model& model) {
  std::vector<NamedShare> named;
  for (const std::string& text : weights) named.push_back(named_share(text, model));
  return named;
}

}  // namespace fitrank::cli
