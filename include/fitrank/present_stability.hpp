// How far the weights may move, as a document and JSON (stability.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "fitrank/company_pool.hpp"
#include "fitrank/document.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/stability.hpp"

namespace fitrank {

/// What an answer about rows of a pool is about.
struct PoolSubject {
  const Model& model;
  const CompanyPool& pool;
  const Profile& profile;    ///< with overrides applied
  std::size_t excluded = 0;  ///< how many companies fail a deal-breaker
  std::size_t top = 5;       ///< N of the first N
  bool whole_order = true;   ///< stretches of `order` are of all places, else of the first N
};

/// Rows are the pool's.
Document present_stability(const PoolSubject& subject, const Stability& stability);
nlohmann::ordered_json stability_json(const PoolSubject& subject, const Stability& stability);

/// "NVIDIA stays first unless Learning falls from 35 % to 31 %: there Astera Labs overtakes it."
std::string stability_sentence(const PoolSubject& subject, const Stability& stability);

}  // namespace fitrank
