#include "output/verdict_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "output/drawn_weights_text.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/wrap.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kContendersNamed = 6;
constexpr double kFarApart = 10;  // points
constexpr std::size_t kLongestName = 40;

std::string name_of(const Contender& contender) {
  return spoken_name(contender.name.empty() ? contender.id : contender.name);
}

/// "A, B and C", or the first few "and 3 more".
std::string names(const std::vector<Contender>& contenders) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(contenders.size(), kContendersNamed); ++i)
    parts.push_back(name_of(contenders[i]));
  if (contenders.size() > kContendersNamed)
    parts.push_back(fmt::format("{} more", contenders.size() - kContendersNamed));
  const std::string last = parts.back();
  parts.pop_back();
  return fmt::format("{} and {}", fmt::join(parts, ", "), last);
}

/// ", and Pay is known for none of them", of the heaviest criterion that not all are known by.
std::string unknown_text(const Model& model, const RankReport& report) {
  const auto& contenders = report.verdict->contenders;
  std::string text;
  double heaviest = 0;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const auto known = [&](const Contender& contender) { return contender.known[c]; };
    const auto count = std::ranges::count_if(contenders, known);
    if (count > 1 || !(report.weights[c] > heaviest)) continue;
    heaviest = report.weights[c];
    text = fmt::format(", and {} is known for {}", harmless(model.criteria[c].label),
                       count == 0 ? "none of them" : name_of(*std::ranges::find_if(contenders, known)) + " only");
  }
  return text;
}

/// "A is first in 40 % of 1,000 draws (±1.5 points)", and of the ranking's first, if that is another, "B in 31 %".
std::string chance_text(const RankVerdict& verdict) {
  const Contender& first = verdict.contenders.front();
  const Contender& likeliest = *std::ranges::max_element(verdict.contenders, {}, &Contender::first);
  const double error = 100 * verdict.error(likeliest.first);
  const std::string text =
      fmt::format("{} is first in {} of {} draws{}", name_of(likeliest), percent_text(likeliest.first),
                  grouped_text(kVerdictDraws), error > 0 ? fmt::format(" (±{:.1f} points)", error) : "");
  return &likeliest == &first ? text : fmt::format("{}, {} in {}", text, name_of(first), percent_text(first.first));
}

double points_apart(const std::vector<Contender>& contenders) {
  const auto [least, most] = std::ranges::minmax(contenders, {}, &Contender::score);
  return most.score - least.score;
}

/// Between the companies that are ranked.
std::string call_text(const Model& model, const RankReport& report) {
  const RankVerdict& verdict = *report.verdict;
  if (verdict.drawn == 1) return fmt::format("Only {} is ranked.", name_of(verdict.contenders.front()));
  const std::string among =
      verdict.all_ranked ? "" : fmt::format(", of the first {} ranked", grouped_text(verdict.drawn));
  if (verdict.firm()) return fmt::format("Firm: {}{}.", chance_text(verdict), among);
  if (verdict.contenders.size() == 1) {
    return fmt::format("Too close to call: {}{}, and no other company in 5 % of them.", chance_text(verdict), among);
  }
  const double apart = std::max(1.0, std::ceil(points_apart(verdict.contenders)));
  const std::string all = names(verdict.contenders);
  const std::string how = !(points_apart(verdict.contenders) > 0) ? all + " have the same score"
                          : apart > kFarApart
                              ? all + " could each be first"
                              : fmt::format("{} lie within {} point{}", all, apart, apart > 1 ? "s" : "");
  return fmt::format("Too close to call: {}{}; {}{}.", how, unknown_text(model, report), chance_text(verdict), among);
}

}  // namespace

std::string spoken_name(std::string_view name) { return cut(harmless(name), kLongestName); }

std::string verdict_sentence(const Model& model, const RankReport& report) {
  if (!report.verdict || report.verdict->drawn == 0) return {};
  std::string sentence = call_text(model, report);
  if (report.thin_in_all == 0) return sentence;
  return fmt::format("{} Too little is known of {} to rank {}.", sentence,
                     report.thin_in_all == 1 ? "1 more company" : grouped_text(report.thin_in_all) + " more companies",
                     report.thin_in_all == 1 ? "it" : "them");
}

const Fields<ToldVerdict>& verdict_fields() {
  static const Fields<Contender> contender_fields =
      Fields<Contender>()
          .add(key::id, [](auto& one) { return one.id; })
          .add(key::name, [](auto& one) { return one.name.empty() ? one.id : one.name; })
          .add(key::chance, [](auto& one) { return one.first; });
  static const Fields<ToldVerdict> fields =
      Fields<ToldVerdict>()
          .add(key::call, [](auto& one) { return one.verdict->firm() ? "firm" : "too_close"; })
          .add(key::chance, [](auto& one) { return one.verdict->contenders.front().first; })
          .add(key::standard_error, [](auto& one) { return one.verdict->error(one.verdict->contenders.front().first); })
          .add(key::draws, [](auto&) { return kVerdictDraws; })
          .add(key::drawn, [](auto& one) { return one.verdict->drawn; })
          .list(key::contenders, contender_fields, [](auto& one) { return one.verdict->contenders; });
  return fields;
}

std::optional<ToldVerdict> told_verdict(const RankReport& report) {
  if (!report.verdict || report.verdict->drawn == 0) return std::nullopt;
  return ToldVerdict{&*report.verdict};
}

std::string level_note(const RankReport& report) {
  if (!report.verdict) return {};
  const auto& level = report.verdict->level;
  const std::size_t shown = std::min(level.size(), report.rows.size());
  if (std::find(level.begin(), level.begin() + static_cast<std::ptrdiff_t>(shown), true) ==
      level.begin() + static_cast<std::ptrdiff_t>(shown)) {
    return {};
  }
  return fmt::format(
      "≈ after a rank: too close to tell. The first company of its group is ahead of this one in fewer than {} of the "
      "draws.",
      percent_text(kFirm));
}

}  // namespace fitrank
