// A pool of dossiers on the sample model and the persona who weighs growth and pay alike.
#pragma once

#include <optional>
#include <vector>

#include "evidence/company_pool.hpp"
#include "evidence/profile.hpp"
#include "output/subject.hpp"
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
  /// Under the profile's own weights.
  PoolSubject subject(const CompanyPool& pool, std::size_t top) const {
    weights_.emplace(profile.weights);
    return {.model = model, .pool = pool, .profile = profile, .weights = *weights_, .top = top};
  }

  Model model = sample_model();
  Profile profile;
  std::vector<Company> companies;

 private:
  mutable std::optional<Weights> weights_;  ///< those of the last subject
};

}  // namespace fitrank::test
