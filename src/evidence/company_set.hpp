// Companies together with what was made of them: assessments and the score matrix.
//
// How: assesses every company once under one evidence view; all analyses share the result.
// Cost: O(observations + companies x criteria) to make, and the memory of its parts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "evidence/assess.hpp"
#include "evidence/company.hpp"
#include "evidence/expected_score.hpp"
#include "evidence/model.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

struct CompanySet {
  std::vector<Company> companies;
  std::vector<std::string> ids;         ///< of `companies`, in their order
  std::vector<Assessment> assessments;  ///< one per company
  ScoreMatrix scores;                   ///< one row per company
  /// What is expected of each one's unknown signals; empty where nothing is.
  std::vector<std::vector<ExpectedScore>> expected = {};
};

/// Assesses `companies`, whose ids are distinct.
CompanySet assess_companies(const Model& model, std::vector<Company> companies, const EvidenceView& view);

}  // namespace fitrank
