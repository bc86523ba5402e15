// A fit score as a function of the weights: a quotient of two sums that are linear in them.
//
// How: points . w / counts . w. Under zero and neutral an unknown criterion has points of its own and
// counts like any other, so that the divisor is 1; under renormalize it has neither points nor counts.
// Two companies that count the same criteria compare linearly: the divisor is one and the same. Where
// no weighted criterion of a company has data, zero and neutral still give it the score of its unknowns here,
// the limit of the scores it has beside such weights.
// Of a weighted product the logarithm is such a function: points are 100 ln score, so that a step of them is no less
// than the same step of the score. What scores 0 annuls it wherever it has weight: it has no points, but is a zero.
// Cost: O(criteria).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "score/fit_score.hpp"

namespace fitrank {

/// Scores closer than this, in points, are level, as compare.hpp has it.
inline constexpr double kLevelScore = 1e-8;
/// A company counts as ranked where at least this share of the weight is on what is known of it.
inline constexpr double kLeastKnown = 1e-4;

struct ScoreLine {
  std::vector<double> points;
  std::vector<double> counts;  ///< 1 or 0
  std::vector<double> zeros;   ///< of a product: 1 where it is annulled, or 0; of a sum: empty
};

/// Refills `line`, so that a pass over many companies allocates once.
void read_score_line(const ScoreMatrix& scores, std::size_t company, Scoring scoring, ScoreLine& line);
ScoreLine score_line(const ScoreMatrix& scores, std::size_t company, Scoring scoring);
/// The fit score of points.
double score_of_points(double points, Aggregation method);

/// 1 for each criterion that is known of the company, else 0.
std::vector<double> known_of(const ScoreMatrix& scores, std::size_t company);

double dot(std::span<const double> a, std::span<const double> b);

/// The score in points; NaN where nothing that counts has weight, minus infinity where a zero has some.
double score_at(const ScoreLine& line, std::span<const double> weights);

/// Whether anything annuls it.
bool has_zero(const ScoreLine& line);

bool same_counts(const ScoreLine& a, const ScoreLine& b);

/// factor_a * a + factor_b * b
std::vector<double> combine(double factor_a, std::span<const double> a, double factor_b, std::span<const double> b);

}  // namespace fitrank
