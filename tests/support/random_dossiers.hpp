// Models and companies drawn from a seed, for sums that must hold whatever the data.
#pragma once

#include <string>
#include <vector>

#include "evidence/company.hpp"
#include "evidence/model.hpp"
#include "support/worlds.hpp"

namespace fitrank::test {

/// Up to 5 criteria and 12 signals, each scored unchanged; the tiers of sample_model().
Model random_model(Draw& draw);

/// About a third of the signals unknown, some scores 0, all tiers and none, dates in 2024 to 2026; one
/// company in three has some criteria stated outright.
Company random_company(Draw& draw, const Model& model, std::string id);

/// Raw weights, a quarter of them 0.
std::vector<double> random_raw_weights(Draw& draw, const Model& model);

}  // namespace fitrank::test
