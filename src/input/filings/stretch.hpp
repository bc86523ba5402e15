// Twelve months of a statement's line, put together from what filings state.
//
// How: a fiscal year is in the annual report. Between two annual reports the twelve months to the
// last quarter's end are the year to date, plus the last fiscal year, less the same months of it; after
// three quarters that leaves the last year's fourth quarter, which no report states by itself. Where a report
// states its quarter alone, the year to date is the sum of the quarters that adjoin back to the fiscal year's
// first day. All parts are of one series, from periodic reports alone; where one was restated and another was
// not, they would not match and nothing is made. Where the twelve months cannot be put together, the year to
// date can be taken as it is, and where that cannot be either, the quarter.
// Cost: a few look-ups in the history.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "input/filings/fact_history.hpp"

namespace fitrank {

enum class StretchKind { year, trailing, to_date, quarter };
inline constexpr std::size_t kStretchKinds = 4;

/// One stated value within a stretch.
struct Piece {
  FactPeriod period;
  StatedValue stated;
  int sign = 1;
};

struct Stretch {
  StretchKind kind = StretchKind::year;
  FactPeriod period;
  double value = 0;
  std::vector<Piece> pieces;  ///< the first one ends with the stretch
  bool other_tag = false;     ///< stated under another tag than the year it is set against
  Series series() const { return pieces.front().stated.series; }
};

/// Whether the stretches, each of a line, are on one basis (FactHistory::same_basis).
bool same_basis(const FactHistory& history, std::initializer_list<std::pair<LineItem, const Stretch*>> stretches,
                Day by);

/// Why a stretch or a signal could not be had although there were amounts; no reason: nothing was there.
struct Gap {
  std::string reason;
  bool mixed = false;  ///< one amount was restated and another was not
};

/// One line of one company, as known on one day.
class LineView {
 public:
  LineView(const FactHistory& history, LineItem item, Day by) : history_(history), item_(item), by_(by) {}

  /// What ends at `end`; of several of one kind the latest filed (years) or the longest (to date). A quarter only
  /// where there is no year to date.
  std::optional<Stretch> ending(StretchKind kind, Day end) const;
  /// The twelve months, or the months to date, a year before `current`, in its series.
  std::optional<Stretch> year_before(const Stretch& current) const;
  const Gap& gap() const { return gap_; }  ///< of the last call

 private:
  using Begins = std::function<bool(const FactPeriod&)>;

  std::optional<Stretch> year(Day end) const;
  std::optional<Stretch> to_date(Day end) const;
  std::optional<Stretch> quarter(Day end) const;
  std::optional<Stretch> adjoining(Day end, std::optional<Series> series, const Begins& begins, int quarters) const;
  std::optional<Stretch> from(Day first, Day end, Series series) const;
  std::optional<Stretch> trailing(const Stretch& to_date) const;
  std::optional<Stretch> year_alike(Day first_end, Day last_end, Series series) const;
  std::optional<Stretch> year_under_another_tag(Day first_end, Day last_end, const Piece& current) const;
  std::optional<Stretch> year_before_report(const Piece& current) const;
  std::optional<Stretch> to_date_alike(const Stretch& current) const;
  std::optional<StatedValue> stated(const FactPeriod& period, std::optional<Series> series) const;

  const FactHistory& history_;
  LineItem item_;
  Day by_;
  mutable Gap gap_ = {};
};

}  // namespace fitrank
