// The Cholesky factor of a small symmetric matrix, and what is solved with it.
//
// How: row by row, in one order of additions, so that the same matrix gives the same bits on every processor, which
// a library that looks at the cache or the instruction set does not promise. (Golub and Van Loan, "Matrix
// Computations", algorithm 4.2.1.)
// Cost: a third of the cube of its size; solving, the square.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace fitrank {

class Cholesky {
 public:
  /// `matrix`: size x size, row by row; its lower half is read. A pivot below `least` makes it not definite.
  Cholesky(std::span<const double> matrix, std::size_t size, double least = 0) : size_(size), factor_(size * size) {
    for (std::size_t row = 0; row < size && definite_; ++row) {
      for (std::size_t column = 0; column <= row; ++column) {
        double rest = matrix[row * size + column];
        for (std::size_t k = 0; k < column; ++k) rest -= at(row, k) * at(column, k);
        if (row == column) {
          definite_ = rest > least;
          factor_[row * size + row] = definite_ ? std::sqrt(rest) : 0;
        } else {
          factor_[row * size + column] = rest / at(column, column);
        }
      }
    }
  }

  bool is_definite() const { return definite_; }
  /// Of the lower triangle; 0 above it.
  double at(std::size_t row, std::size_t column) const { return factor_[row * size_ + column]; }

  /// Makes of `values` the x of matrix x = values. The matrix must be definite.
  void solve(std::span<double> values) const {
    for (std::size_t row = 0; row < size_; ++row) {
      for (std::size_t k = 0; k < row; ++k) values[row] -= at(row, k) * values[k];
      values[row] /= at(row, row);
    }
    for (std::size_t row = size_; row-- > 0;) {
      for (std::size_t k = row + 1; k < size_; ++k) values[row] -= at(k, row) * values[k];
      values[row] /= at(row, row);
    }
  }

 private:
  std::size_t size_;
  std::vector<double> factor_;
  bool definite_ = true;
};

}  // namespace fitrank
