// What an answer is about: the model, the companies and the profile it was made from.
#pragma once

#include <cstddef>

#include "evidence/company_pool.hpp"
#include "evidence/company_set.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "output/answer.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// Companies that are read whole; `profile` with overrides applied, so that policies shown are those used.
struct Subject {
  const Model& model;
  const CompanySet& set;
  const Profile& profile;
};

/// Rows of a pool.
struct PoolSubject {
  const Model& model;
  const CompanyPool& pool;
  const Profile& profile;  ///< with overrides applied
  const Weights& weights;  ///< those used
  Counts counts = {};
  std::size_t top = 5;      ///< N of the first N
  bool whole_order = true;  ///< stretches of `order` are of all places, else of the first N
};

}  // namespace fitrank
