#include "door/asked.hpp"

#include <array>

#include "fitrank/error.hpp"

namespace fitrank::v1 {

Asked::Asked(const Companies& companies, const Profile& profile)
    : companies_(companies), profile_(profile.body().profile), named_(profile.body().named) {
  if (profile.body().model.body() != companies.body().model.body()) {
    throw Error("the profile and the companies are of different models: load both with one Model");
  }
  EvidenceView view = profile_.view();
  if (!view.as_of) view.as_of = newest_day(companies.body().base.dossiers().companies);
  pool_ = companies.body().seen(view);
  settle_day(profile_, view.as_of);
  weights_ = used_weights(profile_, named_);
}

std::string Asked::name(std::size_t row) const {
  const std::array rows{row};
  const CompanySet shown = pool().select(rows);
  const std::string& name = shown.companies[0].name;
  return name.empty() ? shown.ids[0] : name;
}

}  // namespace fitrank::v1
