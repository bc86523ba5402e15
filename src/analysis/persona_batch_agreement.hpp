// How much the personas of a batch agree, pair by pair.
//
// Cost: O(companies log companies) a pair, on all threads over the pairs.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/persona_batch.hpp"

namespace fitrank {

/// Which of `personas` are compared over `companies`.
std::vector<std::size_t> compared_personas(std::size_t personas, std::size_t companies);

/// A persona's whole ranking: rows of the pool, best first, with their ranks.
struct WholeOrder {
  std::vector<std::size_t> rows;
  std::vector<std::size_t> ranks;
};

/// `orders` has one for each of `compared`.
PersonaAgreement measure_agreement(std::vector<std::size_t> compared, const std::vector<WholeOrder>& orders,
                                   std::size_t companies, std::size_t threads);

}  // namespace fitrank
