// Where a fit score probably lies, where what is unknown counts as expected of comparable employers.
//
// How: the score is a mean, and the errors of the estimates in it add up to a variance by the weights and the
// covariances that the score matrix keeps (for a product, of its logarithm, to first order). How many standard
// deviations the range reaches is what held the truth that often when known values were hidden (split conformal
// prediction; Lei et al. 2018, "Distribution-free predictive inference for regression", JASA 113), blended with what a
// normal error would need, by how many were tried. What is merely supposed of signals that hardly anybody knows was
// never tried, and keeps the reach of a normal error. It never leaves the range of all that is possible.
// Cost: the square of the number of criteria.
#pragma once

#include <cstddef>
#include <span>

#include "score/fit_score.hpp"

namespace fitrank {

struct LikelyRange {
  double low = 0;
  double high = 0;
};

/// How many standard deviations to either side of its mean a normal variable lies within with probability `share`,
/// which is above 0 and below 1.
double normal_reach(double share);

/// The same for errors like these, in standard deviations and rising.
double error_reach(std::span<const double> errors, double share);

/// By how much deviations like these are to be multiplied for normal errors to reach as far.
double error_factor(std::span<const double> errors, double share);

/// Of row `company`, whose fit score is `fit`: where the score lies with probability `share`, 0..1. The score
/// itself where nothing is expected.
LikelyRange likely_range(const ScoreMatrix& scores, std::size_t company, const Weights& weights, Scoring scoring,
                         const FitScore& fit, double share);

}  // namespace fitrank
