// How far a score may be off, by the tiers of the evidence behind it.
//
// How: a signal observed by a tier of trust t may be off by 50 (1 - t) either way: nothing where the tier is
// trusted in full, and as far as the middle of the scale is from its ends where it is not trusted at all.
// A criterion may be off by the importance-weighted mean over its known signals. What a bulk table states
// has no tier, and no spread.
// Cost: linear in the known signals.
#pragma once

#include <cstddef>

#include "evidence/company_set.hpp"
#include "evidence/model.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

/// Half-widths of the cells of a matrix of `companies` rows, whose first ones are those of `set`; 0 where
/// nothing is uncertain by its tier.
ScoreMatrix evidence_spread(const Model& model, const CompanySet& set, std::size_t companies);

}  // namespace fitrank
