#include "analysis/elicited_weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "score/fit_score.hpp"

namespace fitrank {
namespace {

/// Mean consistency index of random ratios, for 0 to 15 criteria (Saaty 1980).
constexpr std::array kRandomIndex{0.0,  0.0,  0.0,  0.58, 0.90, 1.12, 1.24, 1.32,
                                  1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};
constexpr int kMostIterations = 10'000;
constexpr double kSettledAt = 1e-14;

using Square = std::vector<std::vector<double>>;

void need_criteria(std::size_t criteria) {
  if (criteria == 0) throw std::invalid_argument("weights need at least one criterion");
}

Square square_of(std::span<const PairwiseRatio> ratios, std::size_t criteria) {
  Square square(criteria, std::vector<double>(criteria, 0));
  for (std::size_t i = 0; i < criteria; ++i) square[i][i] = 1;
  for (const PairwiseRatio& ratio : ratios) {
    const bool sound = ratio.more < criteria && ratio.less < criteria && ratio.times > 0 && std::isfinite(ratio.times);
    if (!sound || square[ratio.more][ratio.less] > 0) {
      throw std::invalid_argument("pairwise weights need every pair of criteria once, with a ratio above 0");
    }
    square[ratio.more][ratio.less] = ratio.times;
    square[ratio.less][ratio.more] = 1 / ratio.times;
  }
  for (const auto& row : square) {
    if (std::ranges::any_of(row, [](double cell) { return !(cell > 0); })) {
      throw std::invalid_argument("pairwise weights need every pair of criteria");
    }
  }
  return square;
}

/// `square` times `vector`, and the sum of that.
double multiply(const Square& square, const std::vector<double>& vector, std::vector<double>& product) {
  double sum = 0;
  for (std::size_t i = 0; i < square.size(); ++i) {
    product[i] = 0;
    for (std::size_t j = 0; j < vector.size(); ++j) product[i] += square[i][j] * vector[j];
    sum += product[i];
  }
  return sum;
}

/// The vector, summing to 1, and its eigenvalue: all cells are positive, so that it is unique (Perron).
std::pair<std::vector<double>, double> principal_eigenvector(const Square& square) {
  std::vector<double> vector = equal_weights(square.size());
  std::vector<double> product(square.size());
  double eigenvalue = 0;
  double moved = 1;
  for (int i = 0; i < kMostIterations && moved > kSettledAt; ++i) {
    eigenvalue = multiply(square, vector, product);
    moved = 0;
    for (std::size_t c = 0; c < vector.size(); ++c) {
      moved = std::max(moved, std::abs(product[c] / eigenvalue - vector[c]));
      vector[c] = product[c] / eigenvalue;
    }
  }
  return {vector, eigenvalue};
}

/// Above the table by the line through the mean greatest eigenvalues of 500,000 random matrices for each of 3 to 15
/// criteria, 2.7699 n - 4.3513 (Alonso and Lamata 2006, "Consistency in the analytic hierarchy process: a new
/// approach", International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 14(4)).
double random_index(std::size_t criteria) {
  if (criteria < kRandomIndex.size()) return kRandomIndex[criteria];
  const auto n = static_cast<double>(criteria);
  return (2.7699 * n - 4.3513 - n) / (n - 1);
}

double consistency_ratio(double eigenvalue, std::size_t criteria) {
  if (criteria <= 2) return 0;
  const auto n = static_cast<double>(criteria);
  return std::max(0.0, (eigenvalue - n) / (n - 1) / random_index(criteria));
}

/// By what factor the weights miss a ratio, 1 or more.
double miss(const PairwiseRatio& ratio, const std::vector<double>& weights) {
  const double factor = ratio.times * weights[ratio.less] / weights[ratio.more];
  return std::max(factor, 1 / factor);
}

std::optional<std::size_t> least_borne_out(std::span<const PairwiseRatio> ratios, const std::vector<double>& weights) {
  std::optional<std::size_t> least;
  double worst = 1 + 1e-9;
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    if (!(miss(ratios[i], weights) > worst)) continue;
    worst = miss(ratios[i], weights) + 1e-9;
    least = i;
  }
  return least;
}

}  // namespace

std::vector<double> equal_weights(std::size_t criteria) {
  need_criteria(criteria);
  return std::vector<double>(criteria, 1 / static_cast<double>(criteria));
}

std::vector<double> rank_order_centroid(std::span<const std::vector<std::size_t>> order, std::size_t criteria) {
  need_criteria(criteria);
  std::vector<double> of_place(criteria);
  double sum = 0;
  for (std::size_t place = criteria; place-- > 0;) {
    sum += 1 / static_cast<double>(place + 1);
    of_place[place] = sum / static_cast<double>(criteria);
  }
  std::vector<double> weights(criteria, -1);
  std::size_t place = 0;
  for (const std::vector<std::size_t>& tied : order) {
    if (tied.size() > criteria - place) throw std::invalid_argument("an order must contain every criterion once");
    double shared = 0;
    for (std::size_t i = 0; i < tied.size(); ++i) shared += of_place[place++];
    for (const std::size_t criterion : tied) {
      if (criterion >= criteria || weights[criterion] >= 0) {
        throw std::invalid_argument("an order must contain every criterion once");
      }
      weights[criterion] = shared / static_cast<double>(tied.size());
    }
  }
  if (place != criteria) throw std::invalid_argument("an order must contain every criterion once");
  return weights;
}

std::vector<double> swing_weights(std::span<const double> points) {
  need_criteria(points.size());
  const Weights weights(points);
  return {weights.scaled().begin(), weights.scaled().end()};
}

PairwiseWeights pairwise_weights(std::span<const PairwiseRatio> ratios, std::size_t criteria) {
  need_criteria(criteria);
  PairwiseWeights result;
  std::tie(result.weights, result.eigenvalue) = principal_eigenvector(square_of(ratios, criteria));
  result.consistency = consistency_ratio(result.eigenvalue, criteria);
  result.least_borne_out = least_borne_out(ratios, result.weights);
  return result;
}

}  // namespace fitrank
