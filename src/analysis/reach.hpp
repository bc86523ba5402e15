// Whether some weights bring a company to the top, how little of a change does it, or the proof that none do.
//
// How: the least sum of |share - the profile's share| such that at most N - 1 others score more is a linear
// program over the others that must not be ahead, taken in as a ranking of all shows them to be ahead
// (delayed constraint generation; Dantzig, Fulkerson and Johnson 1954). For N > 1 which others may stay
// ahead is found by branch and bound, the cheapest bound first. Under renormalize, companies that know
// different criteria compare by a product of sums: for one value t of the company's own score all is linear
// again (P_b - t K_b <= 0 <= P_a - t K_a), and slices of t bound what lies between; slices are halved until
// bound and find are closer than kReachGap. So `change` is always attained, checked by ranking all
// companies; `change_least` is always proven; they are the same up to kReachGap unless the effort ran out,
// or hardly any weight is on what is known.
// The proof that no weights do it: N groups of other companies that share no member, each of which mixes
// to scores above the company's on all that is known of it and at least level elsewhere, so that under any
// weights some member of each is ahead (linear programming duality; Farkas 1902). A group of one is a
// company that dominates it. Every mixture is checked in double before it is given.
// A level score is as good as being ahead: ranks are shared. Scores closer than a hundred-millionth of a
// point are level; at least a ten-thousandth of the weight must be on what is known of the company. To pass
// a company by giving no weight to anything known of it does not count: it then still competes by the
// policy's score under zero and neutral, which is what it has right beside such weights.
// Of weighted products the logarithms are linear, so that the same programs compare them, and mixtures are weighted
// products themselves. Scores of 0 have no logarithm: the search takes the company once as above 0, where nothing that
// it scores 0 on has weight, and once as 0; others that score 0 on something are passed by giving that at least a
// millionth of the weight, too.
// Cost: up to `effort` small linear programs and as many looks for who is ahead, most of them among the
// companies seen so far, the others one scan of all (ranking.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "score/ranking.hpp"

namespace fitrank {

inline constexpr double kReachGap = 1e-5;  ///< of all weight: a thousandth of a point

struct ReachOptions {
  std::size_t top = 1;                          ///< N: to be among the first N
  std::size_t threads = 0;                      ///< 0: all
  std::span<const std::uint64_t> allowed = {};  ///< a bit per row; empty: all rows
  std::size_t effort = 5000;                    ///< linear programs
};

enum class ReachVerdict {
  already,     ///< it is there with the present weights
  reachable,   ///< `weights` do it
  impossible,  ///< no weights do it
  open,        ///< none were found, and that there are none is not proven: the effort ran out
};

struct MixturePart {
  std::size_t company = 0;
  double share = 0;  ///< > 0; the shares of a mixture add up to 1
};

/// Others that together are better than the company whatever the weights.
struct Mixture {
  std::vector<MixturePart> parts;  ///< rows, rising
  std::vector<double> scores;      ///< per criterion, with the policy's values for what is unknown
};

/// What the score of one criterion would have to be, all else as it is.
struct Improvement {
  std::size_t criterion = 0;
  std::optional<double> now;     ///< none: unknown
  std::optional<double> needed;  ///< the least float that does it; none: even 100 does not
};

struct Reach {
  std::size_t company = 0;
  std::size_t top = 1;
  std::optional<std::size_t> rank;  ///< now; none: it has no data for any weighted criterion
  ReachVerdict verdict = ReachVerdict::open;

  double change_least = 0;               ///< no smaller total change does it
  double change = 0;                     ///< of `weights`; 1 is all weight
  std::vector<double> weights = {};      ///< the nearest weights found; empty unless reachable
  std::vector<std::size_t> passed = {};  ///< ahead now, no longer so there; nearest to the top first
  std::vector<std::size_t> ahead = {};   ///< still ahead there, best first
  std::size_t passed_in_all = 0;         ///< `passed` lists the first kMostPassed

  /// Round percentages near `weights` that add up to 100 and, set as weights, do it when ranked anew.
  std::vector<double> percent = {};
  double percent_change = 0;  ///< their total change
  /// No round ones do: the company only draws level, on an edge. `percent` then has all digits.
  bool level_only = false;

  std::vector<Mixture> proof = {};  ///< where impossible: N mixtures, or fewer where the search alone showed it
  std::vector<Improvement> improvements = {};  ///< per criterion; none where it is there already
};

inline constexpr std::size_t kMostPassed = 20;

/// `company` is an allowed row.
Reach find_reach(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring,
                 std::size_t company, const ReachOptions& options = {});

}  // namespace fitrank
