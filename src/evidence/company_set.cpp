#include "evidence/company_set.hpp"

#include <utility>

namespace fitrank {

CompanySet assess_companies(const Model& model, std::vector<Company> companies, const EvidenceView& view) {
  CompanySet set;
  set.companies = std::move(companies);
  set.ids.reserve(set.companies.size());
  set.assessments.reserve(set.companies.size());
  for (const Company& company : set.companies) {
    set.ids.push_back(company.id);
    set.assessments.push_back(assess(model, company, view));
  }
  set.scores = to_score_matrix(model, set.assessments);
  return set;
}

}  // namespace fitrank
