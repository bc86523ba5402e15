#include "input/filings/stretch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace fitrank {
namespace {

constexpr int kWeek = 7;              // fiscal years of 52 and 53 weeks end up to a week apart
constexpr int kShortest = 75;         // days of a quarter, or of the twelve weeks that some have
constexpr int kLongestQuarter = 125;  // of the sixteen weeks that some have, and a few days
constexpr int kLongest = 300;         // of three quarters
constexpr int kQuarters = 3;          // that a year to date can be made of
constexpr int kApart = 10;            // days by which the same months of two years differ

bool is_to_date(const FactPeriod& period) { return period.days() >= kShortest && period.days() <= kLongest; }
bool is_quarter(const FactPeriod& period) { return is_to_date(period) && period.days() <= kLongestQuarter; }

Stretch single(StretchKind kind, const FactPeriod& period, const StatedValue& stated) {
  return {kind, period, stated.value, {{period, stated, 1}}};
}

Stretch joined(const Stretch& earlier, Stretch later) {
  later.period.start = earlier.period.start;
  later.value += earlier.value;
  later.pieces.insert(later.pieces.end(), earlier.pieces.begin(), earlier.pieces.end());
  return later;
}

}  // namespace

bool same_basis(const FactHistory& history, std::initializer_list<std::pair<LineItem, const Stretch*>> stretches,
                Day by) {
  std::vector<StatedPart> parts;
  for (const auto& [item, stretch] : stretches) {
    for (const Piece& piece : stretch->pieces) parts.push_back({item, piece.period, piece.stated});
  }
  return history.same_basis(parts, by);
}

std::optional<Stretch> LineView::ending(StretchKind kind, Day end) const {
  gap_ = {};
  if (kind == StretchKind::year) return year(end);
  const auto current = to_date(end);
  if (kind == StretchKind::to_date) return current;
  if (kind == StretchKind::quarter) return current ? std::nullopt : quarter(end);
  return current ? trailing(*current) : std::nullopt;
}

std::optional<Stretch> LineView::year(Day end) const {
  std::optional<Stretch> best;
  for (const FactPeriod& period : history_.ending(item_, end, end)) {
    if (!is_year(period)) continue;
    const auto stated = history_.stated(item_, period, by_);
    if (!stated || (best && stated->filing <= best->pieces.front().stated.filing)) continue;
    best = single(StretchKind::year, period, *stated);
  }
  return best;
}

std::optional<StatedValue> LineView::stated(const FactPeriod& period, std::optional<Series> series) const {
  return series ? history_.stated_alike(item_, period, *series, by_) : history_.stated(item_, period, by_);
}

/// The amount to `end` whose period `begins` where it should, else as many as adjoin back to there.
std::optional<Stretch> LineView::adjoining(Day end, std::optional<Series> series, const Begins& begins,
                                           int quarters) const {
  const auto periods = history_.ending(item_, end, end);  // the longest is first
  for (const FactPeriod& period : periods) {
    if (!is_to_date(period) || !begins(period)) continue;
    if (const auto now = stated(period, series)) return single(StretchKind::to_date, period, *now);
  }
  if (quarters <= 1) return std::nullopt;
  for (const FactPeriod& period : periods) {
    const auto now = is_to_date(period) ? stated(period, series) : std::nullopt;
    // The quarters that an annual report lists are often dated a day or two beside the fiscal ones.
    if (!now || is_annual_form(history_.filings()[now->filing].form)) continue;
    const auto to_end = [&](const FactPeriod& part) { return begins({part.start, end}); };
    const auto earlier = adjoining(period.start - 1, now->series, to_end, quarters - 1);
    if (!earlier) continue;
    Stretch made = joined(*earlier, single(StretchKind::to_date, period, *now));
    if (made.period.days() > kLongest) continue;
    if (same_basis(history_, {{item_, &made}}, by_)) return made;
    gap_ = {fmt::format("only some quarters of the year to date to {} were restated; together they would mix two bases",
                        day_text(end)),
            true};
  }
  return std::nullopt;
}

/// From `first` to `end`, in that series.
std::optional<Stretch> LineView::from(Day first, Day end, Series series) const {
  return adjoining(
      end, series, [&](const FactPeriod& period) { return period.start == first; }, kQuarters);
}

/// Where no report states a fiscal year, what is longer than a quarter began with one: they state no other months.
std::optional<Stretch> LineView::to_date(Day end) const {
  const auto begins = [&](const FactPeriod& period) {
    const auto known = history_.begins_year(period.start);
    return known ? *known : !is_quarter(period) || history_.may_begin_year(period.start);
  };
  return adjoining(end, std::nullopt, begins, kQuarters);
}

std::optional<Stretch> LineView::quarter(Day end) const {
  for (const FactPeriod& period : history_.ending(item_, end, end)) {
    const auto now = is_quarter(period) ? stated(period, std::nullopt) : std::nullopt;
    if (now) return single(StretchKind::quarter, period, *now);
  }
  return std::nullopt;
}

std::optional<Stretch> LineView::year_alike(Day first_end, Day last_end, Series series) const {
  std::optional<Stretch> best;
  Day otherwise = kNoDay;  // the end of a year under another tag
  for (const FactPeriod& period : history_.ending(item_, first_end, last_end)) {
    if (!is_year(period)) continue;
    const auto found = history_.stated_alike(item_, period, series, by_);
    const auto other = found ? std::nullopt : history_.stated(item_, period, by_);
    if (other && other->series != series) otherwise = period.end;
    if (found && (!best || found->filing > best->pieces.front().stated.filing)) {
      best = single(StretchKind::year, period, *found);
    }
  }
  if (!best && otherwise != kNoDay) {
    gap_ = {
        fmt::format("the year to {} is stated under a tag or currency other than {}, which may mean a different total",
                    day_text(otherwise), history_.tag(series).name)};
  }
  return best;
}

std::optional<Stretch> LineView::year_under_another_tag(Day first_end, Day last_end, const Piece& current) const {
  if (!history_.states_alone(item_, current.period, current.stated, by_)) return std::nullopt;
  for (const FactPeriod& period : history_.ending(item_, first_end, last_end)) {
    const auto before = is_year(period) ? history_.stated(item_, period, by_) : std::nullopt;
    if (!before || history_.unit(before->series) != history_.unit(current.stated.series)) continue;
    if (!history_.states_alone(item_, period, *before, by_)) continue;
    gap_ = {};
    Stretch found = single(StretchKind::year, period, *before);
    found.other_tag = true;
    return found;
  }
  return std::nullopt;
}

std::optional<Stretch> LineView::trailing(const Stretch& current) const {
  const Day year_end = current.period.start - 1;
  const auto last_year = year_alike(year_end, year_end, current.series());
  if (!last_year) return std::nullopt;
  const Day first = last_year->period.start;
  const Day wanted = first + current.period.days() - 1;
  Day tried = kNoDay;
  for (const FactPeriod& period : history_.ending(item_, wanted - kApart, wanted + kApart)) {
    if (period.end == tried) continue;
    tried = period.end;
    const FactPeriod twelve_months{period.end + 1, current.period.end};
    const auto now = is_year(twelve_months) ? from(first, period.end, current.series()) : std::nullopt;
    if (!now) continue;
    Stretch made{StretchKind::trailing, twelve_months, current.value + last_year->value - now->value, current.pieces};
    made.pieces.push_back(last_year->pieces.front());
    for (const Piece& piece : now->pieces) made.pieces.push_back({piece.period, piece.stated, -1});
    if (same_basis(history_, {{item_, &made}}, by_)) return made;
    gap_ = {fmt::format("only some amounts of the twelve months to {} were restated; together they would mix two bases",
                        day_text(made.period.end)),
            true};
  }
  return std::nullopt;
}

std::optional<Stretch> LineView::to_date_alike(const Stretch& current) const {
  const Day a_year_ago = current.period.end - 365;
  const auto begins = [&](const FactPeriod& period) {
    return std::abs(period.days() - current.period.days()) <= kApart;
  };
  for (const FactPeriod& period : history_.ending(item_, a_year_ago - kApart, a_year_ago + kApart)) {
    auto found = adjoining(period.end, current.series(), begins, current.kind == StretchKind::quarter ? 1 : kQuarters);
    if (!found) continue;
    found->kind = current.kind;
    return found;
  }
  return std::nullopt;
}

/// Of forms other than periodic reports both numbers are taken from the same one, so that a slip of the unit cancels
/// out.
std::optional<Stretch> LineView::year_before_report(const Piece& current) const {
  const Day before = current.period.start - 1;
  if (history_.filings()[current.stated.filing].rank == FormRank::periodic) {
    auto found = year_alike(before - kWeek, before + kWeek, current.stated.series);
    return found ? found : year_under_another_tag(before - kWeek, before + kWeek, current);
  }
  for (const FactPeriod& period : history_.ending(item_, before - kWeek, before + kWeek)) {
    if (!is_year(period)) continue;
    const auto beside = history_.stated_beside(item_, period, current.stated);
    if (beside) return single(StretchKind::year, period, *beside);
  }
  return std::nullopt;
}

std::optional<Stretch> LineView::year_before(const Stretch& current) const {
  gap_ = {};
  const Piece& latest = current.pieces.front();
  if (current.kind == StretchKind::year) return year_before_report(latest);
  if (current.kind != StretchKind::trailing) return to_date_alike(current);
  // What was taken away of last year, from its first day on, are that year's months to date.
  const auto months = from(current.pieces.back().period.start, current.period.start - 1, latest.stated.series);
  return months ? trailing(*months) : std::nullopt;
}

}  // namespace fitrank
