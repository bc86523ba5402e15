// The words behind `weights WAY`, read into what the library takes.
//
// Criteria are named by id. All throw UsageError that names the word and what it lacks.
#pragma once

#include <string>
#include <vector>

#include "analysis/elicited_weights.hpp"
#include "evidence/model.hpp"

namespace fitrank::cli {

/// "growth learning=comp": the most important first, ties with =; every criterion once.
std::vector<std::vector<std::size_t>> read_order(const Model& model, const std::vector<std::string>& words);

/// "growth=100 learning=80": points >= 0; a criterion left out has 0.
std::vector<double> read_points(const Model& model, const std::vector<std::string>& words);

/// "growth/learning=2", one for every pair, either way round.
std::vector<PairwiseRatio> read_ratios(const Model& model, const std::vector<std::string>& words);

struct ChoiceWords {
  std::string taken;
  std::string left;
};

/// "nvidia>spacex"; also "spacex<nvidia".
std::vector<ChoiceWords> read_choices(const std::vector<std::string>& words);

}  // namespace fitrank::cli
