#include "analysis/decision_matrix.hpp"

#include <algorithm>
#include <stdexcept>

namespace fitrank {
namespace {

/// What normalising needs to know of one criterion.
struct Column {
  double least = std::numeric_limits<double>::infinity();
  double greatest = -std::numeric_limits<double>::infinity();
  double sum = 0;
  double inverses = 0;
  double squares = 0;
};

Column measure(const DecisionMatrix& matrix, std::size_t column) {
  Column measured;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    if (!matrix.knows(row, column)) continue;
    const double x = matrix.at(row, column);
    measured.least = std::min(measured.least, x);
    measured.greatest = std::max(measured.greatest, x);
    measured.sum += x;
    measured.inverses += 1 / x;
    measured.squares += x * x;
  }
  return measured;
}

double between(double x, double low, double high, bool cost) {
  if (!(high > low)) return 0;
  return cost ? (high - x) / (high - low) : (x - low) / (high - low);
}

double normalised(double x, const Column& of, bool cost, Normalisation normalisation, const Goalposts& goalposts) {
  switch (normalisation) {
    case Normalisation::none:
      return cost ? -x : x;
    case Normalisation::vector:
      return cost ? 1 - x / std::sqrt(of.squares) : x / std::sqrt(of.squares);
    case Normalisation::minmax:
      return between(x, of.least, of.greatest, cost);
    case Normalisation::sum:
      return cost ? 1 / x / of.inverses : x / of.sum;
    case Normalisation::max_ratio:
      return cost ? of.least / x : x / of.greatest;
    case Normalisation::goalposts:
      return between(x, goalposts.low, goalposts.high, cost);
  }
  throw std::logic_error("unknown normalization");
}

}  // namespace

DecisionMatrix::DecisionMatrix(std::initializer_list<std::initializer_list<double>> rows)
    : columns_(rows.size() == 0 ? 0 : rows.begin()->size()), rows_(rows.size()) {
  for (const auto& row : rows) {
    if (row.size() != columns_) throw std::invalid_argument("all rows of a matrix must have the same length");
    cells_.insert(cells_.end(), row);
  }
}

DecisionMatrix normalise(const DecisionMatrix& matrix, std::span<const bool> costs, Normalisation normalisation,
                         std::span<const Goalposts> goalposts) {
  const bool posts = normalisation == Normalisation::goalposts;
  if (costs.size() != matrix.columns() || (posts && goalposts.size() != matrix.columns())) {
    throw std::invalid_argument("normalization needs a direction, and goalposts where requested, for every criterion");
  }
  DecisionMatrix result = matrix;
  for (std::size_t column = 0; column < matrix.columns(); ++column) {
    const Column measured = measure(matrix, column);
    for (std::size_t row = 0; row < matrix.rows(); ++row) {
      if (!matrix.knows(row, column)) continue;
      result.at(row, column) = normalised(matrix.at(row, column), measured, costs[column], normalisation,
                                          posts ? goalposts[column] : Goalposts{});
    }
  }
  return result;
}

DecisionMatrix decision_matrix(const ScoreMatrix& scores, std::span<const std::size_t> rows, MissingPolicy missing) {
  DecisionMatrix matrix(rows.size(), scores.criteria());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < scores.criteria(); ++column) {
      const double score = scores.at(rows[row], column);
      const bool replace = std::isnan(score) && missing != MissingPolicy::renormalize;
      matrix.at(row, column) = replace ? (missing == MissingPolicy::zero ? 0 : 50) : score;
    }
  }
  return matrix;
}

}  // namespace fitrank
