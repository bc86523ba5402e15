// The score matrix: companies x criteria, float32, unknown = NaN.
//
// How: one contiguous column per criterion, each starting on a 64-byte boundary, so that kernels
// stream whole columns with aligned loads. Padding rows behind the last company are unknown.
// Beside a score its extent may be kept: what the score can become where some of its signals are unknown.
// A cell without one is exact: a known score stays, an unknown one can become anything from 0 to 100.
// Where unknown signals count as what is expected of them (fill_expected.hpp), the scores are expectations, and
// with them is stored how far they may be off. A criterion of which nothing is known then has a score, and is
// still not known.
// Kernels read the scores alone.
// The scores may also live elsewhere and lie otherwise (an array of another program): a matrix over them copies
// nothing, and readers that stream them get them a run at a time, in place where they lie as kernels want them. Cost: 4
// bytes a cell, padded to 64 rows a column; 24 more for each cell of the rows that keep extents; 4 more for each row of
// expectations.
#pragma once

#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace fitrank {

inline constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

/// What is known of one criterion of one company, down to its signals.
struct Extent {
  float low = 0;          ///< the criterion's score with every unknown signal at its worst ...
  float high = 100;       ///< ... and with every one at its best
  float next_low = 0;     ///< the least score that an observation of one unknown signal alone can make ...
  float next_high = 100;  ///< ... and the greatest
  double coverage = 0;    ///< share of the importance whose signals are known, 0..1

  /// Of a score that no signal can change; NaN: of one that can become anything.
  static Extent exact(float score) { return std::isnan(score) ? Extent{} : Extent{score, score, score, score, 1}; }
  /// Exactly: a score that nothing can change has this extent and no other.
  friend bool operator==(const Extent& a, const Extent& b) {
    return std::is_eq(a.low <=> b.low) && std::is_eq(a.high <=> b.high) && std::is_eq(a.next_low <=> b.next_low) &&
           std::is_eq(a.next_high <=> b.next_high) && std::is_eq(a.coverage <=> b.coverage);
  }
};

/// How far rows that lack the same signals may be off what is expected of them.
struct Expectation {
  std::vector<char> whole;  ///< by criterion: nothing of it is known, all of its score is expected
  /// Of the criteria's errors, criteria x criteria, row by row: as far as employers are known to learn it from, and
  /// for the rest as is supposed of signals that hardly anybody knows. The two have nothing to do with each other.
  std::vector<double> covariance;
  std::vector<double> supposed;
};

/// What is expected of the rows of a score matrix.
struct Expectations {
  std::vector<Expectation> kinds;
  std::vector<std::uint32_t> kind_of;  ///< by row: index into `kinds`
  /// By how many of their standard deviations such expectations were off when known values were hidden, rising.
  std::vector<double> errors;
};

class ScoreMatrix {
 public:
  /// Columns are padded to a multiple of so many rows.
  static constexpr std::size_t kPadding = 64;
  static constexpr std::size_t padded(std::size_t rows) { return (rows + kPadding - 1) / kPadding * kPadding; }

  ScoreMatrix() = default;
  ScoreMatrix(ScoreMatrix&&) = default;
  ScoreMatrix& operator=(ScoreMatrix&&) = default;
  /// All cells unknown.
  ScoreMatrix(std::size_t companies, std::size_t criteria);
  /// A matrix over cells that live elsewhere (a mapped file), laid out as this class lays them out:
  /// padded(companies) x criteria floats, column by column, 64-byte aligned. It must not be written to.
  ScoreMatrix(std::size_t companies, std::size_t criteria, std::shared_ptr<float[]> cells);

  /// Where the scores of one criterion are, if they live elsewhere: row r is at first[r * step].
  struct Column {
    const float* first = nullptr;
    std::ptrdiff_t step = 1;
  };
  /// A matrix over columns that live elsewhere, which is not written to; `owner` keeps them alive.
  ScoreMatrix(std::size_t companies, std::vector<Column> columns, std::shared_ptr<const void> owner);

  std::size_t companies() const { return companies_; }
  std::size_t criteria() const { return criteria_; }
  /// Floats from one column's start to the next one's.
  std::size_t stride() const { return padded(companies_); }

  float at(std::size_t company, std::size_t criterion) const {
    if (!columns_.empty())
      return columns_[criterion].first[static_cast<std::ptrdiff_t>(company) * columns_[criterion].step];
    return cells_.get()[criterion * stride() + company];
  }
  /// `score` is in 0..100 or NaN.
  void set(std::size_t company, std::size_t criterion, float score) {
    cells_.get()[criterion * stride() + company] = score;
  }

  /// The scores of `rows` rows from `begin` on, 64-byte aligned, unknown after the last company: in place, or copied
  /// into `scratch`, which is aligned and holds so many.
  std::span<const float> run(std::size_t criterion, std::size_t begin, std::size_t rows,
                             std::span<float> scratch) const {
    if (columns_.empty()) return {cells_.get() + criterion * stride() + begin, rows};
    return run_elsewhere(columns_[criterion], begin, rows, scratch);
  }
  /// Whether run() needs room to copy to.
  bool lives_elsewhere() const { return !columns_.empty(); }

  /// Of scores that do not live elsewhere.
  std::span<const float> column(std::size_t criterion) const {
    return {cells_.get() + criterion * stride(), companies_};
  }
  std::span<float> column(std::size_t criterion) { return {cells_.get() + criterion * stride(), companies_}; }

  /// None: no score is an expectation.
  const Expectations* expectations() const { return expectations_.get(); }
  /// One for each row.
  void set_expectations(std::shared_ptr<const Expectations> expectations) { expectations_ = std::move(expectations); }
  const Expectation& expectation(std::size_t company) const {
    return expectations_->kinds[expectations_->kind_of[company]];
  }
  /// Whether anything is known of the cell: it has a score that is not only expected.
  bool knows(std::size_t company, std::size_t criterion) const {
    return !std::isnan(at(company, criterion)) && !is_only_expected(company, criterion);
  }

  /// How many of the first rows keep extents; the cells of the others are exact, or can be anything.
  std::size_t rows_with_extents() const { return extents_ ? extent_rows_ : 0; }
  /// From now on the first `rows` rows keep extents, exact ones until they are set.
  void keep_extents(std::size_t rows);
  /// Takes extents that live elsewhere (a mapped file): criteria x rows, column by column. Not written to.
  void keep_extents(std::size_t rows, std::shared_ptr<Extent[]> extents);
  Extent extent(std::size_t company, std::size_t criterion) const {
    if (company < rows_with_extents()) return extents_.get()[criterion * extent_rows_ + company];
    return is_only_expected(company, criterion) ? Extent{} : Extent::exact(at(company, criterion));
  }
  /// Of a row that keeps extents.
  void set_extent(std::size_t company, std::size_t criterion, const Extent& extent) {
    extents_.get()[criterion * extent_rows_ + company] = extent;
  }
  std::span<const Extent> extents(std::size_t criterion) const {
    return {extents_.get() + criterion * extent_rows_, rows_with_extents()};
  }
  /// Makes row `to`, which keeps extents if `from` does, what row `row` of `from` is.
  void copy_row(std::size_t to, const ScoreMatrix& from, std::size_t row);

 private:
  std::span<const float> run_elsewhere(const Column& column, std::size_t begin, std::size_t rows,
                                       std::span<float> scratch) const;
  bool is_only_expected(std::size_t company, std::size_t criterion) const {
    return expectations_ && expectation(company).whole[criterion] != 0;
  }

  std::size_t companies_ = 0;
  std::size_t criteria_ = 0;
  std::size_t extent_rows_ = 0;
  std::shared_ptr<float[]> cells_;
  std::vector<Column> columns_;  ///< of scores that live elsewhere; else empty
  std::shared_ptr<const void> owner_;
  std::shared_ptr<Extent[]> extents_;
  std::shared_ptr<const Expectations> expectations_;
};

/// `rows` of `scores`, in that order, with their extents and expectations.
ScoreMatrix select_rows(const ScoreMatrix& scores, std::span<const std::size_t> rows);

}  // namespace fitrank
