// A pool of dossiers on the sample model and the persona who weighs growth and pay alike.
#pragma once

#include <vector>

#include "fitrank/company_pool.hpp"
#include "fitrank/present_stability.hpp"
#include "fitrank/profile.hpp"
#include "support/sample.hpp"

namespace fitrank::test {

struct PoolScene {
  PoolScene() {
    profile.id = "me";
    profile.title = "Me";
    profile.weights = {50, 50, 0};
    profile.missing = MissingPolicy::zero;
  }

  CompanyPool pool() const { return {model, companies, {}, {}}; }
  PoolSubject subject(const CompanyPool& pool, std::size_t top) const { return {model, pool, profile, 0, top, true}; }

  Model model = sample_model();
  Profile profile;
  std::vector<Company> companies;
};

}  // namespace fitrank::test
