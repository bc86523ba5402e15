// What the values of the door hold: the engine's own.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "analysis/rank_report.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "fitrank/model.hpp"
#include "score/score_matrix.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::v1 {

struct ScoreMatrixBody {
  fitrank::ScoreMatrix scores;
};

struct ModelBody {
  fitrank::Model model;
};

struct ProfileBody {
  fitrank::Profile profile;
  Model model;
  std::vector<NamedShare> named = {};  ///< of with_weights
};

struct IndexBody {
  SkybandIndex index;
};

/// The companies as read, and as seen under the latest views.
struct CompaniesBody {
  CompaniesBody(Model of, std::vector<Company> dossiers, std::vector<std::unique_ptr<CompanyTable>> tables)
      : model(std::move(of)), base(model.body()->model, std::move(dossiers), std::move(tables), EvidenceView{}) {}

  /// Makes the view where it is not among the latest. May be called from several threads.
  std::shared_ptr<const CompanyPool> seen(const EvidenceView& view);

  Model model;
  CompanyPool base;

 private:
  std::mutex making_;
  std::vector<std::shared_ptr<const CompanyPool>> latest_;  ///< the last one seen last
};

}  // namespace fitrank::v1
