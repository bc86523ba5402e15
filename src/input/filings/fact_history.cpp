#include "input/filings/fact_history.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace fitrank {
namespace {

/// Fiscal years of 52 and 53 weeks begin on days that move by some, and tables that date by months move them by one.
constexpr Day kNearStart = 35;

/// Whether a fiscal year begins about `day`, where one ends on `end`, be it years before or after.
bool is_near_start(Day day, Day end) {
  constexpr double kYear = 365.25;
  const double apart = day - 1 - end;
  return std::fabs(apart - kYear * std::round(apart / kYear)) <= kNearStart;
}

bool ends_before(const FactPeriod& a, const FactPeriod& b) {
  return std::tie(a.end, a.start) < std::tie(b.end, b.start);
}

/// Of a filing: how often each currency occurs.
using CurrencyCounts = std::vector<std::size_t>;

std::uint16_t most_frequent(const CurrencyCounts& here, const CurrencyCounts& everywhere) {
  std::size_t best = 0;
  for (std::size_t unit = 1; unit < here.size(); ++unit) {
    if (std::tie(here[unit], everywhere[unit]) > std::tie(here[best], everywhere[best])) best = unit;
  }
  return static_cast<std::uint16_t>(best);
}

void add_news(std::map<Day, FilingNews>& by_day, Day filed, Day end) {
  FilingNews& news = by_day.try_emplace(filed, FilingNews{filed, end, end}).first->second;
  news.first_end = std::min(news.first_end, end);
  news.last_end = std::max(news.last_end, end);
}

}  // namespace

const FactTag& FactHistory::tag(Series series) const { return rules().tags[series % rules().tags.size()]; }

const std::string& FactHistory::unit(Series series) const { return source_.units[series / rules().tags.size()]; }

FactHistory::FactHistory(FiledFacts facts) : source_(std::move(facts)) {
  const std::size_t lines = rules().lines.size();
  facts_.resize(lines);
  periods_.resize(lines);
  first_.resize(lines);
  main_.resize(lines);
  order_filings();
  take_main_currencies();
  leave_out_repeated();
  for (std::size_t item = 0; item < rules().lines.size(); ++item) {
    auto& mine = facts_[item];
    std::stable_sort(mine.begin(), mine.end(), [](const Fact& a, const Fact& b) {
      return std::tie(a.period.end, a.period.start, a.filing) < std::tie(b.period.end, b.period.start, b.filing);
    });
    for (std::size_t i = 0; i < mine.size(); ++i) {
      if (i > 0 && mine[i].period == mine[i - 1].period) continue;
      periods_[item].push_back(mine[i].period);
      first_[item].push_back(i);
    }
    first_[item].push_back(mine.size());
  }
  find_years();
  find_own_ends();
  find_main_tags();
  find_news();
}

/// A current report can be wrong by a factor of a thousand: once a periodic report states the line, its kind counts.
void FactHistory::leave_out_repeated() {
  first_periodic_.assign(rules().lines.size(), std::numeric_limits<Day>::max());
  for (std::size_t item = 0; item < rules().lines.size(); ++item) {
    Day& first = first_periodic_[item];
    for (const Fact& fact : facts_[item]) {
      if (rank(fact) == FormRank::periodic) first = std::min(first, filed(fact));
    }
    std::erase_if(facts_[item], [&](const Fact& fact) {
      const bool repeats = rank(fact) == FormRank::other && filed(fact) >= first;
      if (repeats) ++repeated_[source_.filings[fact.filing].form];
      return repeats;
    });
  }
}

/// Not from quarterly reports: some of them state the twelve months to a quarter's end.
void FactHistory::find_years() {
  for (const auto& mine : facts_) {
    for (const Fact& fact : mine) {
      const bool fiscal = rank(fact) == FormRank::other || is_annual_form(source_.filings[fact.filing].form);
      if (fiscal && is_year(fact.period)) years_.insert(fact.period.end);
    }
  }
}

std::optional<bool> FactHistory::begins_year(Day day) const {
  if (years_.empty()) return std::nullopt;
  // The latest end before the day, else the first after it: a company can change its fiscal year.
  auto nearest = years_.upper_bound(day + kNearStart);
  if (nearest != years_.begin()) --nearest;
  return is_near_start(day, *nearest);
}

bool FactHistory::may_begin_year(Day day) const {
  return std::any_of(source_.year_ends.begin(), source_.year_ends.end(),
                     [&](Day end) { return is_near_start(day, end); });
}

/// The last day of the latest period that a filing states a flow of: what it is a report on.
void FactHistory::find_own_ends() {
  own_end_.assign(source_.filings.size(), kNoDay);
  for (const auto& mine : facts_) {
    for (const Fact& fact : mine) {
      if (!fact.period.instant()) own_end_[fact.filing] = std::max(own_end_[fact.filing], fact.period.end);
    }
  }
}

/// Filings by the day filed, so that a later index is a later filing.
void FactHistory::order_filings() {
  auto& filings = source_.filings;
  std::vector<std::uint32_t> order(filings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(filings[a].filed, filings[a].accession) < std::tie(filings[b].filed, filings[b].accession);
  });
  std::vector<std::uint32_t> place(filings.size());
  std::vector<Filing> sorted;
  sorted.reserve(filings.size());
  for (const std::uint32_t old : order) {
    place[old] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(filings[old]));
  }
  filings = std::move(sorted);
  for (FiledFact& fact : source_.facts) fact.filing = place[fact.filing];
}

void FactHistory::take_main_currencies() {
  std::vector<CurrencyCounts> counts;
  CurrencyCounts everywhere(source_.units.size());
  const bool several = source_.units.size() > 1;
  if (several) counts.assign(source_.filings.size(), everywhere);
  for (const FiledFact& fact : source_.facts) {
    if (several) ++counts[fact.filing][fact.unit];
    ++everywhere[fact.unit];
  }
  std::vector<std::uint16_t> main(source_.filings.size());
  for (std::size_t i = 0; i < counts.size(); ++i) main[i] = most_frequent(counts[i], everywhere);
  for (const FiledFact& fact : source_.facts) {
    if (fact.unit != main[fact.filing]) {
      ++translated_;
      continue;
    }
    const auto series = static_cast<Series>(fact.unit * rules().tags.size() + fact.tag);
    facts_[rules().tags[fact.tag].item].push_back({fact.period, fact.value, fact.filing, series});
  }
  source_.facts = {};
}

/// A fact is news where its series first states the period, or states it otherwise than before.
void FactHistory::find_news() {
  std::map<Day, FilingNews> by_day;
  std::vector<const Fact*> known;  // of one period: the last of each series and rank
  for (const auto& mine : facts_) {
    for (std::size_t i = 0; i < mine.size(); ++i) {
      if (i == 0 || !(mine[i].period == mine[i - 1].period)) known.clear();
      const auto before = std::find_if(known.begin(), known.end(), [&](const Fact* fact) {
        return fact->series == mine[i].series && rank(*fact) == rank(mine[i]);
      });
      const bool same = before != known.end() && equal_bits((*before)->value, mine[i].value);
      if (before == known.end()) {
        known.push_back(&mine[i]);
      } else {
        *before = &mine[i];
      }
      if (!same) add_news(by_day, filed(mine[i]), mine[i].period.end);
    }
  }
  for (const auto& [day, news] : by_day) news_.push_back(news);
}

std::span<const FactPeriod> FactHistory::ending(LineItem item, Day first, Day last) const {
  const auto all = periods(item);
  const auto from = std::partition_point(all.begin(), all.end(), [&](const FactPeriod& p) { return p.end < first; });
  const auto to = std::partition_point(from, all.end(), [&](const FactPeriod& p) { return p.end <= last; });
  return {from, to};
}

FactHistory::Facts FactHistory::facts_of(LineItem item, const FactPeriod& period) const {
  const auto index = item;
  const auto& all = periods_[index];
  const auto found = std::lower_bound(all.begin(), all.end(), period, ends_before);
  if (found == all.end() || !(*found == period)) return {};
  const auto place = static_cast<std::size_t>(found - all.begin());
  return Facts(facts_[index]).subspan(first_[index][place], first_[index][place + 1] - first_[index][place]);
}

/// In that series, of periodic reports.
const FactHistory::Fact* FactHistory::latest(Facts facts, Series series, Day by) const {
  for (std::size_t i = facts.size(); i-- > 0;) {
    const Fact& fact = facts[i];
    if (fact.series == series && filed(fact) <= by && rank(fact) == FormRank::periodic) return &fact;
  }
  return nullptr;
}

std::optional<StatedValue> FactHistory::stated(LineItem item, const FactPeriod& period, Day by) const {
  const Facts facts = facts_of(item, period);
  for (const FormRank wanted : {FormRank::periodic, FormRank::other}) {
    const bool counts = is_year(period) && by < first_periodic_[item];
    if (wanted == FormRank::other && !counts) break;
    std::size_t end = facts.size();
    while (end > 0 && (filed(facts[end - 1]) > by || rank(facts[end - 1]) != wanted)) --end;
    if (end == 0) continue;
    const std::uint32_t filing = facts[end - 1].filing;
    std::size_t begin = end;
    while (begin > 0 && facts[begin - 1].filing == filing) --begin;
    const Facts here = facts.subspan(begin, end - begin);
    const auto& main = main_[item][filing];
    if (wanted == FormRank::periodic && main) {
      if (const Fact* fact = latest(facts, *main, by)) return as_stated(*fact);
    }
    const auto series = main_of(item, here);
    if (!series) return std::nullopt;
    return as_stated(*std::find_if(here.begin(), here.end(), [&](const Fact& fact) { return fact.series == *series; }));
  }
  return std::nullopt;
}

std::optional<StatedValue> FactHistory::stated_alike(LineItem item, const FactPeriod& period, Series series,
                                                     Day by) const {
  const Facts facts = facts_of(item, period);
  if (const Fact* fact = latest(facts, series, by)) return as_stated(*fact);
  for (std::size_t i = facts.size(); i-- > 0;) {
    const Fact& fact = facts[i];
    if (filed(fact) > by || rank(fact) != FormRank::periodic) continue;
    if (agree(item, series, fact.series, period.end, by)) return as_stated(fact);
  }
  return std::nullopt;
}

std::optional<StatedValue> FactHistory::stated_beside(LineItem item, const FactPeriod& period,
                                                      const StatedValue& other) const {
  for (const Fact& fact : facts_of(item, period)) {
    if (fact.filing == other.filing && fact.series == other.series) return as_stated(fact);
  }
  return std::nullopt;
}

}  // namespace fitrank
