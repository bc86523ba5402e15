// Where a company's score comes from, in points, signal by signal; and why one company is ahead of another.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fitrank/companies.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/ranking.hpp"

namespace fitrank::v1 {

struct ExplainedSignal {
  std::string signal;  ///< id
  std::string value;   ///< "142 %"; empty: unknown
  double score = 0;    ///< 0..100 as it counts
  double points = 0;   ///< of the fit score
  std::string tier;    ///< empty: none stated
  std::string as_of;   ///< empty: undated
  std::string source;
};

struct ExplainedCriterion {
  std::string criterion;  ///< id
  double weight = 0;      ///< share, 0..1
  std::optional<double> score = {};
  double points = 0;                          ///< of the fit score
  std::vector<ExplainedSignal> signals = {};  ///< the known ones, in the model's order
  std::vector<std::string> unknown = {};      ///< ids of signals without an observation that counts
};

struct Explanation {
  std::string id;
  std::string name;
  Fit fit;
  std::optional<std::size_t> rank = {};  ///< none: not ranked
  std::size_t of = 0;                    ///< how many are ranked
  std::vector<ExplainedCriterion> criteria = {};
};

/// `company`: an id or a name.
Explanation explain(const Companies& companies, const Profile& profile, const std::string& company);

/// One weight that puts the company behind ahead.
struct Overtake {
  std::string criterion;
  double from = 0;                   ///< its share now
  double to = 0;                     ///< its share where they are level, 0..1
  std::optional<double> until = {};  ///< where the order turns back; none: it does not
  bool level_only = false;           ///< they only draw level
};

struct Comparison {
  Explanation a;
  Explanation b;
  double gap = 0;  ///< score of A less that of B
  std::vector<Overtake> overtakes = {};
};

Comparison compare(const Companies& companies, const Profile& profile, const std::string& a, const std::string& b);

}  // namespace fitrank::v1
