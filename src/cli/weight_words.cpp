#include "cli/weight_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "cli/criteria.hpp"
#include "cli/numbers.hpp"
#include "cli/usage_error.hpp"

namespace fitrank::cli {

namespace {

std::size_t find_criterion(const Model& model, std::string_view name, std::string_view word) {
  return criterion_named(model, name, fmt::format("weights: {}", word));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = 0; end != std::string_view::npos; text.remove_prefix(end == text.npos ? 0 : end + 1)) {
    end = text.find(separator);
    parts.push_back(text.substr(0, end));
  }
  return parts;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

struct NamedNumber {
  std::string_view name;
  double number = 0;
};

/// "NAME=NUMBER"
NamedNumber named_number(const std::string& word, std::string_view form, bool zero_too) {
  const auto parts = split(word, '=');
  const auto number = parts.size() == 2 ? whole_text_as<double>(parts[1]) : std::nullopt;
  if (!number) throw UsageError(fmt::format("weights: \"{}\" is not of the form {}", word, form));
  if (!std::isfinite(*number) || *number < 0 || (!zero_too && !(*number > 0))) {
    throw UsageError(fmt::format("weights: {}: a number {} is needed", word, zero_too ? "of 0 or more" : "above 0"));
  }
  return {parts[0], *number};
}

void once(std::vector<bool>& seen, std::size_t index, std::string_view name) {
  if (seen[index]) throw UsageError(fmt::format("weights: {} is named twice", name));
  seen[index] = true;
}

std::string missing_pairs(const Model& model, const std::vector<bool>& seen) {
  const std::vector<std::string> ids = criterion_ids(model);
  std::vector<std::string> missing;
  for (std::size_t a = 0; a < ids.size(); ++a) {
    for (std::size_t b = a + 1; b < ids.size(); ++b) {
      if (!seen[a * ids.size() + b]) missing.push_back(fmt::format("{}/{}", ids[a], ids[b]));
    }
  }
  return fmt::format("{}", fmt::join(missing, ", "));
}

}  // namespace

std::vector<std::vector<std::size_t>> read_order(const Model& model, const std::vector<std::string>& words) {
  std::vector<std::vector<std::size_t>> order;
  std::vector<bool> seen(model.criteria.size());
  for (const std::string& word : words) {
    order.emplace_back();
    for (const std::string_view name : split(word, '=')) {
      const std::size_t criterion = find_criterion(model, name, word);
      once(seen, criterion, name);
      order.back().push_back(criterion);
    }
  }
  std::vector<std::string> missing;
  for (std::size_t c = 0; c < seen.size(); ++c) {
    if (!seen[c]) missing.push_back(model.criteria[c].id);
  }
  if (!missing.empty()) {
    throw UsageError(fmt::format("weights roc: every criterion is needed, the most important first; missing: {}",
                                 fmt::join(missing, ", ")));
  }
  return order;
}

std::vector<double> read_points(const Model& model, const std::vector<std::string>& words) {
  std::vector<double> points(model.criteria.size(), 0);
  std::vector<bool> seen(points.size());
  for (const std::string& word : words) {
    const auto [name, number] = named_number(word, "CRITERION=POINTS", true);
    const std::size_t criterion = find_criterion(model, name, word);
    once(seen, criterion, name);
    points[criterion] = number;
  }
  if (std::ranges::none_of(points, [](double number) { return number > 0; })) {
    throw UsageError("weights swing: at least one criterion needs points above 0: growth=100 learning=80");
  }
  return points;
}

std::vector<PairwiseRatio> read_ratios(const Model& model, const std::vector<std::string>& words) {
  const std::size_t n = model.criteria.size();
  std::vector<PairwiseRatio> ratios;
  std::vector<bool> seen(n * n);
  for (const std::string& word : words) {
    const auto [name, times] = named_number(word, "CRITERION/CRITERION=TIMES", false);
    const auto pair = split(name, '/');
    if (pair.size() != 2) {
      throw UsageError(fmt::format("weights: \"{}\" is not of the form CRITERION/CRITERION=TIMES", word));
    }
    const std::size_t more = find_criterion(model, pair[0], word);
    const std::size_t less = find_criterion(model, pair[1], word);
    if (more == less) throw UsageError(fmt::format("weights: {}: a criterion is not compared with itself", word));
    once(seen, std::min(more, less) * n + std::max(more, less), name);
    ratios.push_back({more, less, times});
  }
  if (ratios.size() < n * (n - 1) / 2) {
    throw UsageError(fmt::format("weights ahp: every pair of criteria is needed, either way round; missing: {}",
                                 missing_pairs(model, seen)));
  }
  return ratios;
}

std::vector<ChoiceWords> read_choices(const std::vector<std::string>& words) {
  std::vector<ChoiceWords> choices;
  for (const std::string& word : words) {
    const bool turned = word.find('>') == std::string::npos;
    const auto parts = split(word, turned ? '<' : '>');
    if (parts.size() != 2 || without_blanks(parts[0]).empty() || without_blanks(parts[1]).empty()) {
      throw UsageError(
          fmt::format("weights choices: \"{}\" is not of the form \"COMPANY>COMPANY\"; mind the quotes", word));
    }
    choices.push_back(
        {std::string(without_blanks(parts[turned ? 1 : 0])), std::string(without_blanks(parts[turned ? 0 : 1]))});
  }
  return choices;
}

}  // namespace fitrank::cli
