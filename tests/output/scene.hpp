// A small ranking written out by hand, so that presenting is tested apart from computing.
#pragma once

#include <string>
#include <vector>

#include "analysis/explain.hpp"
#include "analysis/rank_report.hpp"
#include "output/subject.hpp"

namespace fitrank::test {

/// Criteria growth, comp and learning, weighed 50, 25 and 25. NVIDIA has observations (of one signal
/// two, of another a later one), Astera Labs is stated by a table, and nothing is known of Quiet.
struct Scene {
  Scene();

  Subject subject() const { return {model, set, profile}; }

  Model model;
  CompanySet set;
  Profile profile;
  RankReport report;        ///< NVIDIA 72.5, Astera Labs 65
  Explanation explanation;  ///< of NVIDIA
};

}  // namespace fitrank::test
