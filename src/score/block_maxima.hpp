// The best score of every criterion in every block of rows, so that a scan can pass over blocks
// none of whose companies can enter the top.
//
// How: per block and criterion the maximum over the known scores, and whether any is unknown. Pays
// where good companies are next to each other (sorted or clustered input); in random order it costs little
// and skips little.
// Cost: one pass over the matrix to make; 8 bytes per block of 4096 rows and criterion.
#pragma once

#include <cstddef>
#include <vector>

#include "score/score_matrix.hpp"

namespace fitrank {

struct BlockMaximum {
  float greatest = 0;  ///< over the known scores; 0 where none is known
  bool any_unknown = false;
};

class BlockMaxima {
 public:
  static constexpr std::size_t kRows = 4096;

  BlockMaxima() = default;
  /// `threads`: 0 for all.
  explicit BlockMaxima(const ScoreMatrix& scores, std::size_t threads = 0);

  std::size_t blocks() const { return criteria_ == 0 ? 0 : maxima_.size() / criteria_; }
  const BlockMaximum& at(std::size_t block, std::size_t criterion) const {
    return maxima_[block * criteria_ + criterion];
  }

 private:
  std::size_t criteria_ = 0;
  std::vector<BlockMaximum> maxima_;
};

}  // namespace fitrank
