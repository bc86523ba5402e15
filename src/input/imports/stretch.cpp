#include "input/imports/stretch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace fitrank {
namespace {

constexpr int kWeek = 7;       // fiscal years of 52 and 53 weeks end up to a week apart
constexpr int kShortest = 75;  // days of a quarter, or of the twelve weeks that some have
constexpr int kLongest = 300;  // of three quarters

bool is_to_date(const FactPeriod& period) { return period.days() >= kShortest && period.days() <= kLongest; }

Stretch single(StretchKind kind, const FactPeriod& period, const StatedValue& stated) {
  return {kind, period, stated.value, {{period, stated, 1}}};
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
  why_not_.clear();
  if (kind == StretchKind::year) return year(end);
  const auto current = to_date(end);
  if (!current || kind == StretchKind::to_date) return current;
  return trailing(*current);
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

std::optional<Stretch> LineView::to_date(Day end) const {
  for (const FactPeriod& period : history_.ending(item_, end, end)) {  // the longest is first
    if (!is_to_date(period)) continue;
    if (const auto stated = history_.stated(item_, period, by_)) return single(StretchKind::to_date, period, *stated);
  }
  return std::nullopt;
}

std::optional<Stretch> LineView::alike(StretchKind kind, const FactPeriod& period, Series series) const {
  const auto stated = history_.stated_alike(item_, period, series, by_);
  return stated ? std::optional(single(kind, period, *stated)) : std::nullopt;
}

std::optional<Stretch> LineView::year_alike(Day first_end, Day last_end, Series series) const {
  std::optional<Stretch> best;
  Day otherwise = kNoDay;  // the end of a year under another tag
  for (const FactPeriod& period : history_.ending(item_, first_end, last_end)) {
    if (!is_year(period)) continue;
    const auto found = alike(StretchKind::year, period, series);
    const auto stated = found ? std::nullopt : history_.stated(item_, period, by_);
    if (stated && stated->series != series) otherwise = period.end;
    if (found && (!best || found->pieces.front().stated.filing > best->pieces.front().stated.filing)) best = found;
  }
  if (!best && otherwise != kNoDay) {
    why_not_ =
        fmt::format("the year to {} is stated under another tag or currency than {}, which may mean another total",
                    day_text(otherwise), history_.tag(series).name);
  }
  return best;
}

std::optional<Stretch> LineView::trailing(const Stretch& current) const {
  const Day year_end = current.period.start - 1;
  auto last_year = year_alike(year_end, year_end, current.series());
  if (!last_year) return std::nullopt;
  const Day wanted = last_year->period.start + current.period.days() - 1;
  for (const FactPeriod& period : history_.ending(item_, wanted - 10, wanted + 10)) {
    if (period.start != last_year->period.start) continue;
    const auto now = history_.stated_alike(item_, period, current.series(), by_);
    if (!now) continue;
    const FactPeriod twelve_months{period.end + 1, current.period.end};
    if (!is_year(twelve_months)) continue;
    Stretch made{StretchKind::trailing,
                 twelve_months,
                 current.value + last_year->value - now->value,
                 {current.pieces.front(), last_year->pieces.front(), {period, *now, -1}}};
    if (same_basis(history_, {{item_, &made}}, by_)) return made;
    why_not_ = fmt::format("amounts of the twelve months to {} were restated in part, and would mix two bases",
                           day_text(made.period.end));
  }
  return std::nullopt;
}

std::optional<Stretch> LineView::to_date_alike(const Stretch& current) const {
  const Day a_year_ago = current.period.end - 365;
  for (const FactPeriod& period : history_.ending(item_, a_year_ago - 10, a_year_ago + 10)) {
    if (!is_to_date(period) || std::abs(period.days() - current.period.days()) > 10) continue;
    if (auto found = alike(StretchKind::to_date, period, current.series())) return found;
  }
  return std::nullopt;
}

std::optional<Stretch> LineView::year_before(const Stretch& current) const {
  why_not_.clear();
  const Piece& latest = current.pieces.front();
  const Day before = current.period.start - 1;
  if (current.kind == StretchKind::to_date) return to_date_alike(current);
  if (current.kind == StretchKind::trailing) {
    const Piece& taken_away = current.pieces.back();
    const auto start_of_it = alike(StretchKind::to_date, taken_away.period, latest.stated.series);
    return start_of_it ? trailing(*start_of_it) : std::nullopt;
  }
  if (history_.filings()[latest.stated.filing].rank == FormRank::periodic) {
    return year_alike(before - kWeek, before + kWeek, latest.stated.series);
  }
  // Of other forms both numbers are taken from the same one, so that a slip of the unit cancels out.
  for (const FactPeriod& period : history_.ending(item_, before - kWeek, before + kWeek)) {
    if (!is_year(period)) continue;
    const auto beside = history_.stated_beside(item_, period, latest.stated);
    if (beside) return single(StretchKind::year, period, *beside);
  }
  return std::nullopt;
}

}  // namespace fitrank
