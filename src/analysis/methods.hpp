// The same companies ranked by five well-known methods, and how far these agree.
//
// How, over scores where more is better, weights w, and only what is known:
//   weighted sum      sum of w x (Fishburn 1967): a strength makes up for a weakness, point for point.
//   weighted product  product of x^w (Bridgman 1922; Miller and Starr 1969): a weakness costs more the
//                     deeper it is, and a 0 on any weighted criterion is a total of 0.
//   TOPSIS            the distance to the worst of all on every criterion, as a share of that and the
//                     distance to the best of all (Hwang and Yoon 1981).
//   VIKOR             v of the total loss against the best, 1 - v of the loss on the worst
//                     criterion (Opricovic 1998; Opricovic and Tzeng 2004).
//   PROMETHEE II      how much it is preferred to the others less how much they to it, criterion by
//                     criterion, on average (Brans and Vincke 1985).
// The first two look at one company at a time. The others compare companies with each other, so that the
// arrival of one that is nowhere near the top can swap two others (Belton and Gear 1983; Garcia-Cascales
// and Lamata 2012; Wang and Luo 2009); they are for a second opinion, not for a ranking to keep.
// An unknown (NaN) is left out: its company's other weights grow to make up for it; distances, losses and
// flows are over its known criteria. A flow on one criterion is the mean over the others known of it.
// Results are rounded to 2^-36 of their scale or finer, so that sums of equal things in another order tie.
// Cost: O(cells); PROMETHEE O(companies log companies) a criterion by sorting, instead of every pair.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/decision_matrix.hpp"
#include "score/company_ids.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// All take one weight >= 0 per criterion (std::invalid_argument otherwise), used unchanged; the result
/// has one number per row. Of a row with no data for any weighted criterion it means nothing, but is never NaN.
std::vector<double> weighted_sum(const DecisionMatrix& matrix, std::span<const double> weights);
/// Cells >= 0 (std::invalid_argument otherwise).
std::vector<double> weighted_product(const DecisionMatrix& matrix, std::span<const double> weights);
/// Closeness to the ideal, 0..1; more is better. 1 where all rows are alike.
std::vector<double> topsis(const DecisionMatrix& matrix, std::span<const double> weights);

struct Vikor {
  std::vector<double> group;       ///< S: weighted share lost against the best, over all criteria; less is better
  std::vector<double> regret;      ///< R: the same on the worst criterion
  std::vector<double> compromise;  ///< Q: v of S and 1 - v of R, each between its least and greatest
  /// The rows that VIKOR proposes, best first: the first alone where its advantage is acceptable (1 / (rows - 1)
  /// of Q) and it also leads by S or R, otherwise it and those that come as near.
  std::vector<std::size_t> proposed;
};
Vikor vikor(const DecisionMatrix& matrix, std::span<const double> weights, double v = 0.5);

/// What a lead on one criterion is worth (Brans and Vincke's fifth preference function): nothing up to
/// `indifference` (q), everything from `full` (p) on, in proportion between; both 0: any lead in full.
struct Preference {
  double indifference = 0;  ///< 0 or more
  double full = 0;          ///< not below `indifference`
};

/// Net flow, -1..1; more is better. `preferences`: one per criterion, or none: any lead in full.
std::vector<double> promethee(const DecisionMatrix& matrix, std::span<const double> weights,
                              std::span<const Preference> preferences = {});

enum class Method { weighted_sum, weighted_product, topsis, vikor, promethee };
inline constexpr std::array kAllMethods{Method::weighted_sum, Method::weighted_product, Method::topsis, Method::vikor,
                                        Method::promethee};

/// All vectors of a comparison are in its companies' order.
struct MethodRanking {
  Method method = Method::weighted_sum;
  std::vector<double> scores;      ///< as the method gives them; VIKOR's Q: less is better
  std::vector<std::size_t> ranks;  ///< competition ranks from 1

  /// Several companies, all level: the method is not applicable to them.
  bool ties_all() const {
    return ranks.size() > 1 && std::ranges::all_of(ranks, [](std::size_t rank) { return rank == 1; });
  }
};

/// Of the rankings of two methods, `x` being the reference of WS; none where one of them ties all.
struct MethodAgreement {
  Method x = Method::weighted_sum;
  Method y = Method::weighted_sum;
  std::optional<double> kendall;            ///< tau-b
  std::optional<double> weighted_spearman;  ///< r_w
  std::optional<double> ws;
};

struct MethodComparison {
  std::vector<std::size_t> companies;      ///< rows of the score matrix, in the ranking's order (weighted sum)
  std::vector<MethodRanking> rankings;     ///< one per method, in the order of kAllMethods
  std::vector<MethodAgreement> agreement;  ///< of every two, earlier first
  std::vector<std::size_t> proposed;       ///< by VIKOR, places in `companies`
  std::size_t unranked = 0;                ///< companies with no data for any weighted criterion; no method ranks them
};

struct MethodOptions {
  std::vector<Preference> preferences = {};     ///< of PROMETHEE, in points, as promethee() takes them
  double v = 0.5;                               ///< of VIKOR
  std::size_t threads = 0;                      ///< 0: all
  std::span<const std::uint64_t> allowed = {};  ///< as RankOptions has it
};

/// The allowed companies by every method; an unknown counts as 0 (zero), as 50 (neutral) or is left out
/// as above (renormalize).
MethodComparison compare_methods(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                                 MissingPolicy missing, const MethodOptions& options = {});

}  // namespace fitrank
