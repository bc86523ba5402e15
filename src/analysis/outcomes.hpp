// What may come of one unknown: the fit scores that a company can have once it is known, and what depends on them.
//
// How: either some scores, each as likely (levels), or all between two ends: the score that becomes known is uniform
// there, and the fit score runs with it along a straight line, or under a weighted product along a power of it.
// The chance of passing a limit and the mean of how far it is passed are integrals over that line, cut at the
// limit: for a straight line from f0 to f1 and a limit L between them (f1 - L) / (f1 - f0) and
// (f1 - L)^2 / (2 (f1 - f0)). Exact; nothing is sampled. The page has the same arithmetic in the same order
// (page/web/unknowns.js), so that both put questions in one order.
// Cost: O(levels).
#pragma once

#include <optional>
#include <vector>

#include "evidence/value_function.hpp"

namespace fitrank {

/// A fit score that is proportional to x^power, with x uniform from `from` to `to`; 0 <= from < to, power > 0.
struct PowerCurve {
  double power = 1;
  double from = 0;
  double to = 100;
};

struct Outcomes {
  std::vector<double> scores{0, 100};  ///< rising: the two ends of a stretch, or the levels' scores
  bool levels = false;
  std::optional<PowerCurve> curve = {};  ///< how a stretch runs from end to end; none: straight

  double least() const { return scores.front(); }
  double greatest() const { return scores.back(); }

  /// The part of the outcomes that lies above `limit`, 0..1.
  double share_above(double limit) const;
  /// The part that lies below, so that a level on the limit, a tie, is in neither.
  double share_below(double limit) const;
  /// The mean over all outcomes of how far they lie above a finite `limit`; 0 for those that do not.
  double mean_above(double limit) const;
  /// The same for below.
  double mean_below(double limit) const;
};

/// The scores that a signal can come to have.
Outcomes outcomes_of(const ValueFunction& function);

}  // namespace fitrank
