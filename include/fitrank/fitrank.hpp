// The door of the library: load, rank, explain, what-if, batch, index, robustness, report.
//
//   const auto model = fitrank::Model::load("config/model.yaml");
//   const auto profile = fitrank::Profile::load("profiles/mine.yaml", model);
//   const auto companies = fitrank::Companies::load({"config/companies"}, model);
//   for (const auto& one : fitrank::rank(companies, profile).companies) std::cout << one.rank << ' ' << one.name <<
//   '\n';
//
// All is in namespace fitrank, through the version of the interface. Every function may be called from several threads
// at once, and throws Error alone.
#pragma once

#include "fitrank/acceptability.hpp"
#include "fitrank/companies.hpp"
#include "fitrank/error.hpp"
#include "fitrank/explanation.hpp"
#include "fitrank/index.hpp"
#include "fitrank/model.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/ranking.hpp"
#include "fitrank/report.hpp"
#include "fitrank/robustness.hpp"
#include "fitrank/score_matrix.hpp"
#include "fitrank/weights.hpp"

namespace fitrank {
using namespace v1;
}
