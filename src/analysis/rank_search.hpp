// How many of some companies can be behind one at once, or ahead of it at once, over a set of weights.
//
// How: each company is a wish ("is behind or level", or "is ahead"); the most wishes that some weights
// fulfil are sought by branch and bound. A node has wishes that must hold and wishes given up; its linear
// program finds the weights that fulfil the former by the widest margin. Wishes that cannot be added are
// given up; one child adds the first wish unfulfilled at these weights, the next gives that up and adds
// the second, and so on. Wishes that are not linear (renormalize, different unknowns) are relaxed over a
// slice of the company's own score; a node whose relaxed wishes fail in truth is cut into two slices.
// Products are compared by their logarithms. The own company must have no zero that can have weight in the box, and
// neither must those that are wished behind; for one that is wished ahead its zeros must have none.
// Cost: up to `effort` linear programs; best bound first, so that what is left open is bounded.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/weight_box.hpp"

namespace fitrank {

enum class Wish { behind, ahead };

struct RankQuestion {
  const WeightBox& box;
  const ScoreLine& own;
  const std::vector<double>& known;      ///< known_of the company
  const std::vector<ScoreLine>& rivals;  ///< the contested ones
  Wish wish = Wish::behind;
  std::size_t effort = 0;
};

struct RankAnswer {
  std::size_t proven = 0;            ///< no weights fulfil more wishes
  std::size_t found = 0;             ///< `weights` fulfil so many
  std::vector<double> weights = {};  ///< empty: none were found that rank the company
};

RankAnswer search_rank(const RankQuestion& question);

}  // namespace fitrank
