// What one unknown signal of a company is expected to score, and from which companies that is known.
#pragma once

#include <cstddef>
#include <optional>

namespace fitrank {

/// One unknown signal, or a criterion that a table leaves open.
struct ExpectedScore {
  std::size_t criterion = 0;
  std::optional<std::size_t> signal;  ///< none: the criterion as a whole
  double mean = 50;                   ///< 0..100
  double deviation = 0;               ///< standard deviation
  std::size_t seen = 0;               ///< employers that the mean is from; 0: none, it is 50
  bool of_layer = false;              ///< those of its layer, not all
  bool given_others = false;          ///< what is known of the employer has a part in it
};

}  // namespace fitrank
