// Companies x criteria: scores from 0 to 100 in float32, NaN where unknown.
//
// How: owns its scores, or reads those of another program where they lie, without a copy, in any layout that has
// a fixed step between a criterion's scores. Cost: 4 bytes a score where it owns them; one pass to check borrowed ones.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace fitrank::v1 {

struct ScoreMatrixBody;

class ScoreMatrix {
 public:
  /// Where the scores of one criterion are: company r's is at first[r * step].
  struct Column {
    const float* first = nullptr;
    std::ptrdiff_t step = 1;  ///< in floats
  };

  /// All unknown.
  ScoreMatrix(std::size_t companies, std::size_t criteria);
  /// Over scores that live elsewhere and do not change; `owner` (may be null) keeps them alive. Throws Error where one
  /// is neither in 0..100 nor NaN.
  ScoreMatrix(std::size_t companies, const std::vector<Column>& columns, std::shared_ptr<const void> owner = nullptr);

  std::size_t companies() const;
  std::size_t criteria() const;
  float at(std::size_t company, std::size_t criterion) const;
  /// Of a matrix that owns its scores. Throws Error where `score` is neither in 0..100 nor NaN, or there is no such
  /// cell.
  void set(std::size_t company, std::size_t criterion, float score);

  const ScoreMatrixBody& body() const { return *body_; }

 private:
  std::shared_ptr<ScoreMatrixBody> body_;
};

}  // namespace fitrank::v1
