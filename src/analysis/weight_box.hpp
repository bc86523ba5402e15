// All weights near a profile's: each share within so many points, none negative, all adding up to 1.
//
// How: the greatest value of a linear function over a box cut by a sum is found greedily, as a fractional
// knapsack is filled: from the least shares, what is left goes where a point of weight is worth most
// (Dantzig 1957). The greatest quotient of two such functions is Dinkelbach's iteration over the same
// greedy step: exact once a step no longer raises it (Dinkelbach 1967, "On nonlinear fractional
// programming", Management Science 13(7)).
// Cost: O(criteria log criteria) a step; a quotient takes few steps.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/score_line.hpp"

namespace fitrank {

class WeightBox {
 public:
  WeightBox(const Weights& weights, double points);

  /// Its weights that give nothing to the criteria marked by a number above 0; none where there are no such weights.
  std::optional<WeightBox> without(std::span<const double> marked) const;
  /// Weights that give something to every criterion that can have any.
  std::vector<double> inner() const;

  std::size_t size() const { return lower_.size(); }
  const std::vector<double>& lower() const { return lower_; }
  const std::vector<double>& upper() const { return upper_; }
  /// The profile's own weights, which are always inside.
  const std::vector<double>& center() const { return center_; }

  /// The weights that make values . w greatest; fills `weights`.
  void argmost(std::span<const double> values, std::vector<double>& weights) const;
  double most(std::span<const double> values) const;
  double least(std::span<const double> values) const;

 private:
  WeightBox() = default;

  std::vector<double> lower_;
  std::vector<double> upper_;
  std::vector<double> center_;
};

struct ScoreRange {
  double low = 0;
  double high = 0;
};

/// The least and the greatest score in points over the box; nothing where no weights in it rank the company.
std::optional<ScoreRange> score_range(const WeightBox& box, const ScoreLine& line);

}  // namespace fitrank
