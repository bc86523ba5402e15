#include "output/present_diff_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kLongestNameInDiff = 60;
constexpr std::size_t kMostNamed = 8;  // changes in one sentence

/// "Weights changed: a, b and 3 more."
std::string sentence(std::string_view start, std::vector<std::string> parts) {
  if (parts.empty()) return {};
  const std::size_t more = parts.size() - std::min(parts.size(), kMostNamed);
  parts.resize(parts.size() - more);
  const std::string rest = more > 0 ? fmt::format(" and {} more", more) : std::string();
  return fmt::format("{}: {}{}.", start, fmt::join(parts, ", "), rest);
}

std::string arrow(std::string_view before, std::string_view now) { return fmt::format("{} → {}", before, now); }

std::string weights_sentence(const RankingDiff& diff) {
  std::vector<std::string> parts;
  for (const WeightChange& change : diff.weights) {
    parts.push_back(
        fmt::format("{} {}", harmless(change.criterion), arrow(percent_text(change.before), percent_text(change.now))));
  }
  return sentence("Weights changed", std::move(parts));
}

std::string policies_sentence(const RankingDiff& diff) {
  const SavedRanking& before = diff.before;
  const SavedRanking& now = diff.now;
  std::vector<std::string> parts;
  if (before.method != now.method) parts.push_back("method " + arrow(id_of(before.method), id_of(now.method)));
  if (before.missing != now.missing) parts.push_back("missing " + arrow(id_of(before.missing), id_of(now.missing)));
  if (before.evidence != now.evidence)
    parts.push_back("evidence " + arrow(id_of(before.evidence), id_of(now.evidence)));
  if (before.as_of != now.as_of) {
    parts.push_back("as_of " +
                    arrow(before.as_of ? before.as_of->text() : "none", now.as_of ? now.as_of->text() : "none"));
  }
  return sentence("Policies changed", std::move(parts));
}

/// These policies change the criterion scores, as new data do; the two cannot be told apart.
std::string evidence_sentence(const RankingDiff& diff) {
  const bool same = diff.before.evidence == diff.now.evidence && diff.before.as_of == diff.now.as_of;
  if (same || diff.data.empty()) return {};
  return "Changes of criterion scores by the evidence policy and as_of count as data.";
}

std::string score_or_unknown(const std::optional<double>& score) { return score ? short_text(*score) : "?"; }

/// With all its digits where fewer would show no difference.
std::string score_change(const ScoreChange& change) {
  const std::string before = score_or_unknown(change.before);
  const std::string now = score_or_unknown(change.now);
  if (before != now) return arrow(before, now);
  return arrow(exact_text(*change.before), exact_text(*change.now));
}

std::string data_sentence(const RankingDiff& diff) {
  std::vector<std::string> parts;
  for (const ScoreChange& change : diff.data) {
    parts.push_back(fmt::format("{} {} {}", short_name(change.name), harmless(change.criterion), score_change(change)));
  }
  return sentence("Data changed", std::move(parts));
}

std::string aside(Whereabouts whereabouts, std::string_view tense) {
  return whereabouts == Whereabouts::absent ? std::string() : fmt::format(" ({} {})", tense, words_for(whereabouts));
}

std::string came_sentence(const RankingDiff& diff) {
  std::vector<std::string> parts;
  for (const RankChange& row : diff.rows) {
    if (!row.before) parts.push_back(short_name(row.name) + aside(row.came_from, "was"));
  }
  return sentence("Came", std::move(parts));
}

std::string went_sentence(const RankingDiff& diff) {
  std::vector<std::string> parts;
  for (const Departure& company : diff.went) parts.push_back(short_name(company.name) + aside(company.now, "now"));
  return sentence("Went", std::move(parts));
}

}  // namespace

std::string short_name(const std::string& name) { return cut(harmless(name), kLongestNameInDiff); }

std::string_view id_of(Whereabouts whereabouts) {
  switch (whereabouts) {
    case Whereabouts::absent:
      return "absent";
    case Whereabouts::unranked:
      return "unranked";
    case Whereabouts::excluded:
      return "excluded";
    case Whereabouts::too_little_known:
      return "too_little_known";
  }
  return {};
}

std::string_view words_for(Whereabouts whereabouts) {
  return whereabouts == Whereabouts::too_little_known ? "too little known" : id_of(whereabouts);
}

std::string diff_sentence(const RankingDiff& diff) {
  if (diff.nothing_changed()) return "Nothing changed.";
  std::vector<std::string> parts;
  const auto add = [&](auto count, std::string_view what) {
    if (count <= 0) return;
    parts.push_back(
        parts.empty() ? fmt::format("{} {}", count_text(static_cast<std::size_t>(count), "company", "companies"), what)
                      : fmt::format("{} {}", count, what));
  };
  const auto moved = [&](auto test) {
    return std::ranges::count_if(diff.rows, [&](auto& row) { return row.before && test(row.causes.total()); });
  };
  add(moved([](long places) { return places > 0; }), "moved up");
  add(moved([](long places) { return places < 0; }), "moved down");
  add(std::ranges::count_if(diff.rows, [](auto& row) { return !row.before; }), "came");
  add(static_cast<long>(diff.went.size()), "went");
  return parts.empty() ? "No company has a new rank." : fmt::format("{}.", fmt::join(parts, ", "));
}

std::vector<std::string> change_texts(const RankingDiff& diff) {
  std::vector<std::string> texts{weights_sentence(diff),  policies_sentence(diff), data_sentence(diff),
                                 evidence_sentence(diff), came_sentence(diff),     went_sentence(diff)};
  std::erase(texts, std::string());
  return texts;
}

std::string moves_sentence(const RankingDiff& diff) {
  std::vector<std::string> parts;
  for (const RankChange& row : diff.rows) {
    if (row.causes.total() == 0) continue;
    parts.push_back(fmt::format("{} {} ({})", short_name(row.name), move_cell(row).text, causes_text(row.causes)));
  }
  if (!parts.empty()) return sentence("Moved since the last table", std::move(parts));
  return diff.nothing_changed() ? "Nothing that is ranked changed since the last table."
                                : "No company moved since the last table.";
}

Cell move_cell(const RankChange& row) {
  if (!row.before) return {"new", Style::good};
  const long move = row.causes.total();
  if (move > 0) return {fmt::format("▲{}", move), Style::good};
  if (move < 0) return {fmt::format("▼{}", -move), Style::bad};
  return {"=", Style::dim};
}

std::string places_text(long places) {
  if (places == 0) return "0";
  return fmt::format("{}{}", places > 0 ? "+" : "−", std::labs(places));
}

std::string causes_text(const MoveCauses& causes) {
  std::vector<std::string> names;
  std::vector<std::string> parts;
  const auto add = [&](std::string_view name, long places) {
    if (places == 0) return;
    names.emplace_back(name);
    parts.push_back(fmt::format("{} {}", name, places_text(places)));
  };
  add("weights", causes.weights);
  add("data", causes.data);
  add("companies", causes.companies);
  add("unseen", causes.unseen);
  return names.size() == 1 ? names.front() : fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace fitrank
