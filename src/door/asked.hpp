// What every question about companies and a profile begins with: the pool under the profile's view, the weights, and
// who takes part.
#pragma once

#include <memory>
#include <string>

#include "analysis/screen.hpp"
#include "door/bodies.hpp"
#include "fitrank/companies.hpp"
#include "fitrank/profile.hpp"

namespace fitrank::v1 {

class Asked {
 public:
  Asked(const Companies& companies, const Profile& profile);

  const fitrank::Model& model() const { return companies_.body().model.body()->model; }
  /// With its day settled.
  const fitrank::Profile& profile() const { return profile_; }
  const std::vector<NamedShare>& named() const { return named_; }
  const CompanyPool& pool() const { return *pool_; }
  const fitrank::Weights& weights() const { return weights_; }
  fitrank::Screening screening() const { return screen(model(), pool(), profile(), weights()); }
  std::string name(std::size_t row) const;

 private:
  Companies companies_;
  fitrank::Profile profile_;
  std::vector<NamedShare> named_;
  std::shared_ptr<const CompanyPool> pool_;
  fitrank::Weights weights_;
};

}  // namespace fitrank::v1
