// What a company's rank depends on: the weights, the ways of reading the data, or the numbers in the model?
//
// How: eight things vary by themselves, each as a whole by one number:
//   weights     one whole draw near the profile's
//   missing     the missing policy: zero, renormalize or neutral, each as likely
//   evidence    the evidence policy, each as likely
//   method      each as likely; one that ties all companies under some policy is not applicable and takes no part
//   goalposts   of every signal, moved by up to a tenth of their span; scores of levels by up to 10 points
//   importance  of every signal, times a half to two
//   trust       in every tier, moved by up to 0.1; felt only where evidence is discounted
//   unknown     half of the time what is unknown stays so, and the missing policy decides what it counts as; half of
//               the time every unknown signal has a score drawn from its outcomes (signal_draws.hpp), and the missing
//               policy has nothing left to do. What a table leaves open outright stays unknown in both.
// So `missing` is felt in the first half alone, and `unknown` takes in both the step between the halves and what is
// drawn. Sobol indices (sobol.hpp) then share out the variance of each company's rank among the eight: first-order,
// what one thing moves by itself, and total, with all it moves together with others. Ranks are competition ranks among
// the field; a company of which a draw weighs nothing known comes last.
// Reference: OECD and JRC 2008, "Handbook on Constructing Composite Indicators", steps 3 to 7; Saisana, Saltelli and
// Tarantola 2005, "Uncertainty and sensitivity analysis techniques as tools for the quality assessment of composite
// indicators", Journal of the Royal Statistical Society A 168(2).
// Cost: samples x 10 scorings and rankings of the field by one of five methods.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/sobol.hpp"
#include "evidence/company_set.hpp"
#include "evidence/date.hpp"
#include "evidence/model.hpp"
#include "score/weight_draws.hpp"

namespace fitrank {

enum class Driver { weights, missing, evidence, method, goalposts, importance, trust, unknown };
inline constexpr std::array kAllDrivers{Driver::weights,   Driver::missing,    Driver::evidence, Driver::method,
                                        Driver::goalposts, Driver::importance, Driver::trust,    Driver::unknown};

/// The companies that are ranked against each other, assessed for a day (none: undated) under any policy.
struct DriverField {
  const Model& model;
  const CompanySet& companies;
  std::optional<Date> as_of = {};
};

/// One output for each of the first `shown` companies of the field: its rank. The factors are kAllDrivers.
std::vector<SobolOutput> find_drivers(const DriverField& field, std::size_t shown, const WeightDraws& weights,
                                      const SobolOptions& options = {});

}  // namespace fitrank
