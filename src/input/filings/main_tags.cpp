#include <cstddef>

#include "input/filings/fact_history.hpp"

// Which tag a filing uses for a line: of those that its own latest period is stated under, the total.
//
// How: among totals the largest, since a narrower tag can stand beside them, or for some lines the first
// listed. Revenue from contracts is a part of revenue by definition, so that a total beside it goes first,
// be it the smaller (returns, hedges): but not one that is plainly a segment's or other revenue.

namespace fitrank {
namespace {

constexpr double kFragment = 0.5;  // of revenue from contracts: a "total" that is less is none

}  // namespace

/// Of tags of one standing.
bool FactHistory::goes_before(LineItem item, const Fact& fact, const Fact& other) const {
  if (rules().lines[item].choice == TagChoice::first) return fact.series < other.series;
  return fact.value > other.value || (equal_bits(fact.value, other.value) && fact.series < other.series);
}

std::optional<Series> FactHistory::main_of(LineItem item, Facts facts) const {
  const Fact* total = nullptr;
  const Fact* contract = nullptr;
  std::size_t parts = 0;
  for (const Fact& fact : facts) {
    const TagStanding standing = tag(fact.series).standing;
    if (standing == TagStanding::part) {
      ++parts;
      continue;
    }
    const Fact*& best = standing == TagStanding::total ? total : contract;
    if (best == nullptr || goes_before(item, fact, *best)) best = &fact;
  }
  if (total != nullptr && contract != nullptr) {
    return total->value >= kFragment * contract->value ? total->series : contract->series;
  }
  if (total != nullptr) return total->series;
  if (contract != nullptr) return contract->series;
  if (parts == 1) return facts.front().series;
  return std::nullopt;
}

/// By each filing's own latest period, and there the longest up to a year.
void FactHistory::find_main_tags() {
  for (std::size_t item = 0; item < rules().lines.size(); ++item) {
    auto& mine = facts_[item];
    main_[item].assign(source_.filings.size(), std::nullopt);
    std::vector<std::optional<FactPeriod>> period(source_.filings.size());
    for (const Fact& fact : mine) {  // ends rise, and for one end starts rise, so that the first is the longest
      auto& known = period[fact.filing];
      if (fact.period.days() > 380) continue;
      if (!known || fact.period.end > known->end) known = fact.period;
    }
    std::vector<Fact> here;
    for (std::size_t p = 0; p < periods_[item].size(); ++p) {
      for (std::size_t i = first_[item][p]; i < first_[item][p + 1];) {
        const std::uint32_t filing = mine[i].filing;
        const std::size_t begin = i;
        while (i < first_[item][p + 1] && mine[i].filing == filing) ++i;
        if (period[filing] != periods_[item][p]) continue;
        main_[item][filing] = main_of(static_cast<LineItem>(item), Facts(mine).subspan(begin, i - begin));
      }
    }
  }
}

}  // namespace fitrank
