// Which single unknown is most worth finding out before choosing, and which would most probably change the ranking.
//
// How: every score that the unknown could have is taken as equally likely (a signal of points between its
// value function's worst and best score, a signal of levels at one of them, a criterion of a table's company
// between the worst and the best that its signals allow, 0 to 100 where it has none), everything else stays as the
// policy for the unknown scores it. The company's fit score is then one of some outcomes (outcomes.hpp), which give
// the chance that it passes the last of the first N, or falls behind the first outside, and the value of knowing.
// That value is the expected loss of choosing wrongly, in points: the mean over the outcomes of the best fit score
// then less the fit score then of the company that is first today. Choosing today's first without asking
// loses that much on average. (Expected value of perfect information about one unknown; Howard 1966,
// "Information value theory", IEEE Trans. Syst. Sci. Cybern. 2(1).) What becomes known is taken at face value. Where
// no company is ranked today there is no choice to go wrong, and where no other could be chosen nothing is lost: the
// value is 0. Ties, which have no chance, are left aside.
// Cost: a ranking, then constant for each unknown that could change anything.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "evidence/company_pool.hpp"
#include "evidence/model.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

struct UnknownValue {
  std::size_t company = 0;  ///< row of the pool
  std::size_t criterion = 0;
  std::optional<std::size_t> signal;  ///< none: a bulk table's criterion
  double value = 0;                   ///< of the information: expected loss of choosing without it, in points, >= 0
  double changes_top = 0;             ///< chance that the set of the first N changes, 0..1
  double changes_first = 0;           ///< chance that another company is first
  double points = 0;                  ///< from the least fit score it could bring to the greatest
};

struct UnknownOptions {
  std::size_t top = 5;
  std::size_t threads = 0;                      ///< 0: all
  std::span<const std::uint64_t> allowed = {};  ///< as RankOptions has it
};

/// As many places as are asked for, but not all: who is among all never changes.
inline std::size_t telling_places(std::size_t asked, std::size_t ranked) {
  return std::clamp<std::size_t>(asked, 1, std::max<std::size_t>(ranked, 2) - 1);
}

/// The unknowns that can move a fit score: those of the greatest value first, then the likeliest to change the first
/// N, then the first place, then by points, then by row and the model's order. Of a table's rows only those that could
/// be among the first N.
std::vector<UnknownValue> value_unknowns(const Model& model, const CompanyPool& pool, const Weights& weights,
                                         Scoring scoring, const UnknownOptions& options = {});

/// One thing to ask: a signal, or a criterion, with every company of which it is unknown.
struct OpenQuestion {
  std::size_t criterion = 0;
  std::optional<std::size_t> signal;
  std::vector<UnknownValue> values;  ///< in the order of value_unknowns; at least one
};

/// `values` as questions to ask, each by its first value: the order in which every answer asks them.
std::vector<OpenQuestion> open_questions(std::span<const UnknownValue> values);

}  // namespace fitrank
