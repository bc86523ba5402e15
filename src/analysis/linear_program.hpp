// Small linear programs.
//
// How: CLP's dual simplex (Forrest and Hall, COIN-OR), one silent model per call on the calling thread;
// bounds on all variables, so that a program has an optimum or is infeasible. Solutions are snapped to
// twelve decimals, which is far inside the tolerance at which scores count as level and hides what
// another processor's last rounding may do.
// Cost: some tens of microseconds for the few rows and columns that weights make.
#pragma once

#include <limits>
#include <optional>
#include <vector>

namespace fitrank {

struct LinearRow {
  std::vector<double> factors;  ///< one per variable
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

/// Minimise cost . x subject to lower <= x <= upper and the rows.
struct LinearProgram {
  std::vector<double> cost;
  std::vector<double> lower;
  std::vector<double> upper;
  std::vector<LinearRow> rows = {};
};

/// The solution, or nothing where there is none. Throws std::runtime_error where the solver gives up.
std::optional<std::vector<double>> minimise(const LinearProgram& program);

}  // namespace fitrank
