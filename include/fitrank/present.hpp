// Results as documents and JSON: the words and columns of each command's answer.
//
// Renders, never computes: every number comes from a result struct.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "fitrank/company_set.hpp"
#include "fitrank/document.hpp"
#include "fitrank/explain.hpp"
#include "fitrank/problem.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/rank_report.hpp"
#include "fitrank/reproduce.hpp"

namespace fitrank {

/// What every answer is about; `profile` with overrides applied, so that policies shown are those used.
struct Subject {
  const Model& model;
  const CompanySet& set;
  const Profile& profile;
};

/// What has become known since the profile's published table, where any company differs from it.
void add_published(std::vector<Block>& blocks, const Model& model, const PublishedChanges& changes);

Document present_ranking(const Subject& subject, const RankReport& report);
nlohmann::ordered_json ranking_json(const Subject& subject, const RankReport& report);

Document present_explanation(const Subject& subject, const Explanation& explanation);
nlohmann::ordered_json explanation_json(const Subject& subject, const Explanation& explanation);

Document present_reproduction(const Profile& profile, const std::vector<ReproducedTable>& tables);
nlohmann::ordered_json reproduction_json(const Profile& profile, const std::vector<ReproducedTable>& tables);

/// `files`: how many were checked.
Document present_problems(const Problems& problems, std::size_t files);
nlohmann::ordered_json problems_json(const Problems& problems, std::size_t files);

}  // namespace fitrank
