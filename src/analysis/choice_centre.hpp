// The polytope of weights that bear choices out, and its centre.
//
// How: linear programs over the weights and one slack (linear_program.hpp). The centre is lexicographic: once
// the least distance to a wall is as great as can be, the walls that cannot be farther are held there and
// the next least is made as great, until the weights are held.
// Cost: (walls at the least distance + 1) programs a round, at most as many rounds as criteria.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace fitrank {

/// Gap of the taken less the other by criterion: weights bear the choice out where weights . gaps > 0.
using ChoiceGaps = std::vector<double>;

/// Whether some weights bear all of `choices` out.
bool agree(std::span<const ChoiceGaps> choices, std::size_t criteria);

/// Weights in the centre of what the choices leave; nothing where they contradict each other.
std::optional<std::vector<double>> choice_centre(std::span<const ChoiceGaps> choices, std::size_t criteria);

/// The least share (greatest: the greatest) of a criterion among the weights that bear the choices out.
double extreme_share(std::span<const ChoiceGaps> choices, std::size_t criteria, std::size_t criterion, bool greatest);

}  // namespace fitrank
