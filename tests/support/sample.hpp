// A small model and observations of it, for tests that need no files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/company.hpp"
#include "evidence/model.hpp"

namespace fitrank::test {

/// Criteria growth, comp, learning; tiers filed 1, announced 1, reported 0.5, ambition 0; signals
///   revenue  growth    x 2  0..100 unchanged, half-life 100 days
///   capital  growth    x 1  levels listed 90, none 40
///   pay      comp      x 1  100..300 on 0..100
///   attrition learning x 1  0..20 on 100..0: a cost
///   lab      learning  x 3  levels yes 80, no 0
Model sample_model();

Date day(std::string_view text);

/// An observation of `signal`; `tier` empty: none; `as_of` empty: undated.
Observation observe(const Model& model, std::string_view signal, double value, std::string_view tier = "filed",
                    std::string_view as_of = "");
Observation observe(const Model& model, std::string_view signal, std::string_view level,
                    std::string_view tier = "filed", std::string_view as_of = "");

Company company(std::string id, std::vector<Observation> observations, std::vector<float> stated = {});

}  // namespace fitrank::test
