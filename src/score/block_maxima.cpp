#include "score/block_maxima.hpp"

#include <algorithm>
#include <cmath>

#include "base/parallel.hpp"

namespace fitrank {

namespace {

BlockMaximum maximum_of(std::span<const float> scores) {
  BlockMaximum maximum;
  for (const float score : scores) {
    maximum.any_unknown |= std::isnan(score);
    maximum.greatest = score > maximum.greatest ? score : maximum.greatest;
  }
  return maximum;
}

}  // namespace

BlockMaxima::BlockMaxima(const ScoreMatrix& scores, std::size_t threads) : criteria_(scores.criteria()) {
  const std::size_t count = (scores.companies() + kRows - 1) / kRows;
  maxima_.resize(count * criteria_);
  parallel_for(count, thread_count(threads, count), [&](std::size_t block, std::size_t) {
    const std::size_t begin = block * kRows;
    const std::size_t rows = std::min(kRows, scores.companies() - begin);
    std::vector<float> copy(scores.lives_elsewhere() ? rows : 0);
    for (std::size_t c = 0; c < criteria_; ++c) {
      maxima_[block * criteria_ + c] = maximum_of(scores.run(c, begin, rows, copy));
    }
  });
}

}  // namespace fitrank
