// The best k companies met so far, by the full order.
//
// How: a heap whose front is the worst kept, so that one comparison turns most newcomers away.
// Cost: O(log k) for a newcomer that stays.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

#include "score/ranking.hpp"

namespace fitrank {

/// `Before(a, b)`: whether ranked company a comes before b.
template <typename Before>
class TopK {
 public:
  TopK(std::size_t k, Before before) : k_(k), before_(std::move(before)) {}

  /// A newcomer needs at least this score; -infinity while there is room, and where k is 0.
  double threshold() const {
    return kept_.size() < k_ || kept_.empty() ? -std::numeric_limits<double>::infinity() : kept_.front().fit.score;
  }

  void offer(const RankedCompany& newcomer) {
    if (kept_.size() < k_) {
      kept_.push_back(newcomer);
      std::push_heap(kept_.begin(), kept_.end(), before_);
    } else if (k_ > 0 && before_(newcomer, kept_.front())) {
      std::pop_heap(kept_.begin(), kept_.end(), before_);
      kept_.back() = newcomer;
      std::push_heap(kept_.begin(), kept_.end(), before_);
    }
  }

  const std::vector<RankedCompany>& kept() const { return kept_; }

  /// Takes what was kept, best first.
  std::vector<RankedCompany> take_sorted() {
    std::sort(kept_.begin(), kept_.end(), before_);
    return std::move(kept_);
  }

 private:
  std::size_t k_;
  Before before_;
  std::vector<RankedCompany> kept_;
};

}  // namespace fitrank
