#include "analysis/objective_weights.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/elicited_weights.hpp"
#include "score/settled.hpp"

namespace fitrank {
namespace {

constexpr int kWeightBits = 40;

struct Tally {
  double count = 0;
  double sum = 0;
};

Tally tally(const DecisionMatrix& matrix, std::size_t criterion) {
  Tally known;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    if (!matrix.knows(row, criterion)) continue;
    if (matrix.at(row, criterion) < 0) throw std::invalid_argument("entropy needs numbers of 0 or more");
    known.count += 1;
    known.sum += matrix.at(row, criterion);
  }
  return known;
}

/// 1 - entropy: 0 where all are alike, 1 where one has everything.
double divergence(const DecisionMatrix& matrix, std::size_t criterion) {
  const Tally known = tally(matrix, criterion);
  if (known.count < 2 || !(known.sum > 0)) return 0;
  long double entropy = 0;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    if (!matrix.knows(row, criterion) || !(matrix.at(row, criterion) > 0)) continue;
    const long double share = static_cast<long double>(matrix.at(row, criterion)) / known.sum;
    entropy -= share * std::log(share);
  }
  return settled(std::max(0.0L, 1 - entropy / std::log(static_cast<long double>(known.count))), kWeightBits);
}

/// Means, variances and covariance of two criteria over the rows known of both.
struct Joint {
  double count = 0;
  double mean_x = 0;
  double mean_y = 0;
  double xx = 0;
  double yy = 0;
  double xy = 0;
};

Joint joint(const DecisionMatrix& matrix, std::size_t x, std::size_t y) {
  Joint both;
  std::size_t first = matrix.rows();
  // Measured from the first row, so that where all are alike the spread is exactly 0.
  const auto for_each = [&](auto&& add) {
    for (std::size_t row = 0; row < matrix.rows(); ++row) {
      if (!matrix.knows(row, x) || !matrix.knows(row, y)) continue;
      first = std::min(first, row);
      add(matrix.at(row, x) - matrix.at(first, x), matrix.at(row, y) - matrix.at(first, y));
    }
  };
  for_each([&](double a, double b) {
    both.count += 1;
    both.mean_x += a;
    both.mean_y += b;
  });
  if (!(both.count > 0)) return both;
  both.mean_x /= both.count;
  both.mean_y /= both.count;
  for_each([&](double a, double b) {
    both.xx += (a - both.mean_x) * (a - both.mean_x);
    both.yy += (b - both.mean_y) * (b - both.mean_y);
    both.xy += (a - both.mean_x) * (b - both.mean_y);
  });
  return both;
}

/// 0 where one of them has no spread.
double correlation(const DecisionMatrix& matrix, std::size_t x, std::size_t y) {
  const Joint both = joint(matrix, x, y);
  if (!(both.xx > 0) || !(both.yy > 0)) return 0;
  return settled(both.xy / (std::sqrt(both.xx) * std::sqrt(both.yy)), kWeightBits);
}

/// From its least known number to its greatest.
double spread(const DecisionMatrix& matrix, std::size_t criterion) {
  double least = std::numeric_limits<double>::infinity();
  double greatest = -least;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    if (!matrix.knows(row, criterion)) continue;
    least = std::min(least, matrix.at(row, criterion));
    greatest = std::max(greatest, matrix.at(row, criterion));
  }
  return greatest - least;
}

/// Of the criterion scaled to 0 at its least and 1 at its greatest.
double scaled_deviation(const DecisionMatrix& matrix, std::size_t criterion) {
  const Joint alone = joint(matrix, criterion, criterion);
  if (!(alone.count > 1) || !(alone.xx > 0)) return 0;
  return settled(std::sqrt(alone.xx / (alone.count - 1)) / spread(matrix, criterion), kShareBits);
}

/// Scaled to sum 1.
std::vector<double> scaled(const std::vector<double>& told_apart) {
  const bool any = std::ranges::any_of(told_apart, [](double number) { return number > 0; });
  return any ? swing_weights(told_apart) : equal_weights(told_apart.size());
}

}  // namespace

std::vector<double> entropy_weights(const DecisionMatrix& matrix) {
  std::vector<double> weights;
  for (std::size_t c = 0; c < matrix.columns(); ++c) weights.push_back(divergence(matrix, c));
  return scaled(weights);
}

std::vector<double> critic_weights(const DecisionMatrix& matrix) {
  std::vector<double> weights;
  for (std::size_t c = 0; c < matrix.columns(); ++c) {
    double conflict = 0;
    for (std::size_t other = 0; other < matrix.columns(); ++other) {
      if (other != c) conflict += 1 - correlation(matrix, c, other);
    }
    weights.push_back(scaled_deviation(matrix, c) * conflict);
  }
  return scaled(weights);
}

}  // namespace fitrank
