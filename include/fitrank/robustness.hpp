// How firm a ranking is: how far each weight can move, which ranks are possible, which unknown is worth finding out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fitrank/companies.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/ranking.hpp"

namespace fitrank::v1 {

/// One end of what a weight may do.
struct WeightLimit {
  double share = 0;     ///< 0..1
  std::string rising;   ///< the company that overtakes there; empty: none, the end of the scale
  std::string falling;  ///< the one that it overtakes; empty: it was not ranked before
};

struct StableWeight {
  std::string criterion;
  double share = 0;                   ///< now
  WeightLimit first_low, first_high;  ///< between these the first company stays first
  WeightLimit order_low, order_high;  ///< between these the whole order stays
};

/// Each weight alone, the others in proportion; as `fitrank robustness stability` finds them.
std::vector<StableWeight> stability(const Companies& companies, const Profile& profile);

struct BoundedCompany {
  std::string id;
  std::size_t rank = 0;
  Fit fit;
  std::size_t best_unknown = 0, worst_unknown = 0;  ///< ranks that unknown data could make
  std::size_t best_weights = 0,
              worst_weights = 0;  ///< ranks that the weights could make, each `within` points of its own
  bool exact = true;              ///< the last two are proven, not only bounds
};

/// `within`: percentage points by which each share may move. `top`: how many companies.
std::vector<BoundedCompany> bounds(const Companies& companies, const Profile& profile, double within = 10,
                                   std::size_t top = 5);

struct OpenQuestion {
  std::string id;      ///< of the company
  std::string signal;  ///< id; empty: the criterion as a whole
  std::string criterion;
  double value = 0;          ///< expected points lost by choosing without knowing it
  double changes_first = 0;  ///< chance that another company becomes first, 0..1
  double changes_top = 0;    ///< chance that the set of the first changes
};

/// What is most worth finding out comes first.
std::vector<OpenQuestion> unknowns(const Companies& companies, const Profile& profile, std::size_t top = 5);

}  // namespace fitrank::v1
