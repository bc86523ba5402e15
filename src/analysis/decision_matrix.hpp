// A small dense matrix of alternatives x criteria, as textbooks of multi-criteria methods print it.
//
// How: doubles row by row, unknown = NaN, on whatever scales; normalise() brings every criterion to
// "more is better". fitrank's own scores need none of it, for they are on goalposts already: any
// normalisation that looks at the set lets a newcomer change the order of two others (Belton and Gear 1983).
// Cost: O(cells).
#pragma once

#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <span>
#include <vector>

#include "score/fit_score.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

class DecisionMatrix {
 public:
  DecisionMatrix() = default;
  DecisionMatrix(std::size_t rows, std::size_t columns)
      : columns_(columns), rows_(rows), cells_(rows * columns, std::numeric_limits<double>::quiet_NaN()) {}
  /// Rows of one length (std::invalid_argument otherwise).
  DecisionMatrix(std::initializer_list<std::initializer_list<double>> rows);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  double at(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
  double& at(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
  bool knows(std::size_t row, std::size_t column) const { return !std::isnan(at(row, column)); }

 private:
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::vector<double> cells_;
};

/// What each criterion's cells are divided or measured by, over what is known of it.
enum class Normalisation {
  none,       ///< unchanged; a cost is turned around: -x
  vector,     ///< x / sqrt(sum of squares); a cost 1 - that
  minmax,     ///< (x - least) / (greatest - least); a cost (greatest - x) / the same; 0 where there is no spread
  sum,        ///< x / sum; a cost (1 / x) / (sum of 1 / x)
  max_ratio,  ///< x / greatest; a cost least / x
  goalposts   ///< (x - low) / (high - low) of given goalposts; a cost 1 - that
};

struct Goalposts {
  double low = 0;
  double high = 100;
};

/// `costs` has one entry per criterion, true where less is better; `goalposts` one, where they are asked
/// for (std::invalid_argument otherwise).
DecisionMatrix normalise(const DecisionMatrix& matrix, std::span<const bool> costs, Normalisation normalisation,
                         std::span<const Goalposts> goalposts = {});

/// The `rows` of `scores`, with what an unknown counts as: 0 under zero, 50 under neutral, and still
/// unknown under renormalize.
DecisionMatrix decision_matrix(const ScoreMatrix& scores, std::span<const std::size_t> rows, MissingPolicy missing);

}  // namespace fitrank
