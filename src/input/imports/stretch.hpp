// Twelve months of a statement's line, put together from what filings state.
//
// How: a fiscal year stands in the annual report. Between two annual reports the twelve months to the
// last quarter's end are the year to date, plus the last fiscal year, less the same months of it; after
// three quarters that leaves the last year's fourth quarter, which no report states by itself. All
// parts are of one series, from periodic reports alone; where one was restated and another was not, they
// would not match and nothing is made. Where the twelve months
// cannot be put together, the year to date can be taken as it is.
// Cost: a few look-ups in the history.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "input/imports/fact_history.hpp"

namespace fitrank {

enum class StretchKind { year, trailing, to_date };

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
  Series series() const { return pieces.front().stated.series; }
};

/// Whether the stretches, each of a line, stand on one basis (FactHistory::same_basis).
bool same_basis(const FactHistory& history, std::initializer_list<std::pair<LineItem, const Stretch*>> stretches,
                Day by);

/// One line of one company, as known on one day.
class LineView {
 public:
  LineView(const FactHistory& history, LineItem item, Day by) : history_(history), item_(item), by_(by) {}

  /// What ends at `end`; of several of one kind the latest filed (years) or the longest (to date).
  std::optional<Stretch> ending(StretchKind kind, Day end) const;
  /// The twelve months, or the months to date, a year before `current`, in its series.
  std::optional<Stretch> year_before(const Stretch& current) const;
  /// Why the last call gave nothing although the period was there; empty: nothing was there.
  const std::string& why_not() const { return why_not_; }

 private:
  std::optional<Stretch> year(Day end) const;
  std::optional<Stretch> to_date(Day end) const;
  std::optional<Stretch> trailing(const Stretch& to_date) const;
  std::optional<Stretch> alike(StretchKind kind, const FactPeriod& period, Series series) const;
  std::optional<Stretch> year_alike(Day first_end, Day last_end, Series series) const;
  std::optional<Stretch> to_date_alike(const Stretch& current) const;

  const FactHistory& history_;
  LineItem item_;
  Day by_;
  mutable std::string why_not_ = {};
};

}  // namespace fitrank
