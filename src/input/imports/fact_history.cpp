#include "input/imports/fact_history.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <tuple>

namespace fitrank {
namespace {

constexpr LineItem kFirstItem = LineItem::revenue;
constexpr int kNear = 1100;          // days in which two tags must have agreed: about three years
constexpr double kRestated = 0.005;  // beyond this share, another basis
constexpr double kAgree = 0.0005;    // of the larger: a rounding to thousands, not another amount

std::size_t tag_count() { return fact_tags().size(); }

LineItem item_at(std::size_t index) { return static_cast<LineItem>(static_cast<std::size_t>(kFirstItem) + index); }

bool ends_before(const FactPeriod& a, const FactPeriod& b) {
  return std::tie(a.end, a.start) < std::tie(b.end, b.start);
}

bool same_amount(double a, double b) { return std::fabs(a - b) <= kAgree * std::max(std::fabs(a), std::fabs(b)); }

bool equal_bits(double a, double b) { return !(a < b) && !(b < a); }

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

const FactTag& FactHistory::tag(Series series) const { return fact_tags()[series % tag_count()]; }

const std::string& FactHistory::unit(Series series) const { return source_.units[series / tag_count()]; }

FactHistory::FactHistory(FiledFacts facts) : source_(std::move(facts)) {
  order_filings();
  take_main_currencies();
  for (std::size_t item = 0; item < kLineItems; ++item) {
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
  find_main_tags();
  find_news();
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
    const auto series = static_cast<Series>(fact.unit * tag_count() + fact.tag);
    facts_[static_cast<std::size_t>(fact_tags()[fact.tag].item)].push_back(
        {fact.period, fact.value, fact.filing, series});
  }
  source_.facts = {};
}

std::optional<Series> FactHistory::main_of(LineItem item, Facts facts) const {
  const Fact* best = nullptr;
  std::size_t parts = 0;
  for (const Fact& fact : facts) {
    if (tag(fact.series).part) {
      ++parts;
    } else if (best == nullptr) {
      best = &fact;
    } else {
      const bool wins =
          tag_choice(item) == TagChoice::largest
              ? fact.value > best->value || (equal_bits(fact.value, best->value) && fact.series < best->series)
              : fact.series < best->series;
      if (wins) best = &fact;
    }
  }
  if (best != nullptr) return best->series;
  if (parts == 1) return facts.front().series;
  return std::nullopt;
}

/// By each filing's own latest period, and there the longest up to a year.
void FactHistory::find_main_tags() {
  for (std::size_t item = 0; item < kLineItems; ++item) {
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
        main_[item][filing] = main_of(item_at(item), Facts(mine).subspan(begin, i - begin));
      }
    }
  }
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
  const auto index = static_cast<std::size_t>(item);
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
    if (wanted == FormRank::other && !is_year(period)) break;
    std::size_t end = facts.size();
    while (end > 0 && (filed(facts[end - 1]) > by || rank(facts[end - 1]) != wanted)) --end;
    if (end == 0) continue;
    const std::uint32_t filing = facts[end - 1].filing;
    std::size_t begin = end;
    while (begin > 0 && facts[begin - 1].filing == filing) --begin;
    const Facts here = facts.subspan(begin, end - begin);
    const auto& main = main_[static_cast<std::size_t>(item)][filing];
    if (wanted == FormRank::periodic && main) {
      if (const Fact* fact = latest(facts, *main, by)) return as_stated(*fact);
    }
    const auto series = main_of(item, here);
    if (!series) return std::nullopt;
    return as_stated(*std::find_if(here.begin(), here.end(), [&](const Fact& fact) { return fact.series == *series; }));
  }
  return std::nullopt;
}

bool FactHistory::agree(LineItem item, Series a, Series b, Day near, Day by) const {
  if (unit(a) != unit(b)) return false;
  bool agreed = false;
  for (const FactPeriod& period : ending(item, near - kNear, near + kNear)) {
    const Facts facts = facts_of(item, period);
    const Fact* in_a = latest(facts, a, by);
    const Fact* in_b = in_a == nullptr ? nullptr : latest(facts, b, by);
    if (in_b == nullptr) continue;
    if (!same_amount(in_a->value, in_b->value)) return false;
    agreed = true;
  }
  return agreed;
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

FactHistory::Restatement FactHistory::restatement(const StatedPart& part, Day by) const {
  Restatement found;
  for (const Fact& fact : facts_of(part.item, part.period)) {  // by rising day
    if (filed(fact) > by || rank(fact) != FormRank::periodic || fact.series != part.stated.series) continue;
    const double now = part.stated.value;
    const bool old = std::fabs(fact.value - now) > kRestated * std::max(std::fabs(fact.value), std::fabs(now));
    if (old) found = {filed(fact), kNoDay};
    if (!old && found.first_new == kNoDay) found.first_new = filed(fact);
  }
  return found.last_old == kNoDay ? Restatement{} : found;
}

/// A value that another's restatement passed by is one that was last filed before it, and was not
/// itself restated since that other was last stated in its old way.
bool FactHistory::same_basis(std::span<const StatedPart> parts, Day by) const {
  std::vector<Restatement> restatements;
  for (const StatedPart& part : parts) restatements.push_back(restatement(part, by));
  for (std::size_t a = 0; a < parts.size(); ++a) {
    const Restatement& change = restatements[a];
    if (change.last_old == kNoDay) continue;
    for (std::size_t b = 0; b < parts.size(); ++b) {
      const Day last = source_.filings[parts[b].stated.filing].filed;
      if (last < change.first_new && restatements[b].first_new <= change.last_old) return false;
    }
  }
  return true;
}

std::optional<StatedValue> FactHistory::stated_beside(LineItem item, const FactPeriod& period,
                                                      const StatedValue& other) const {
  for (const Fact& fact : facts_of(item, period)) {
    if (fact.filing == other.filing && fact.series == other.series) return as_stated(fact);
  }
  return std::nullopt;
}

}  // namespace fitrank
