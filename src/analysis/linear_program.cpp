#include "analysis/linear_program.hpp"

#include <algorithm>
#include <cmath>
#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <stdexcept>

namespace fitrank {
namespace {

constexpr double kTolerance = 1e-9;
constexpr double kSnap = 1e12;
enum Status { optimal = 0, infeasible = 1 };

void load(const LinearProgram& program, ClpSimplex& model) {
  const int columns = static_cast<int>(program.cost.size());
  CoinPackedMatrix matrix(false, 0, 0);
  matrix.setDimensions(0, columns);
  std::vector<double> least;
  std::vector<double> most;
  std::vector<int> indices(program.cost.size());
  std::vector<double> elements(program.cost.size());
  for (const LinearRow& row : program.rows) {
    int count = 0;
    for (int c = 0; c < columns; ++c) {
      const double factor = row.factors[static_cast<std::size_t>(c)];
      if (!(std::abs(factor) > 0)) continue;
      indices[static_cast<std::size_t>(count)] = c;
      elements[static_cast<std::size_t>(count++)] = factor;
    }
    matrix.appendRow(count, indices.data(), elements.data());
    least.push_back(std::isfinite(row.least) ? row.least : -COIN_DBL_MAX);
    most.push_back(std::isfinite(row.most) ? row.most : COIN_DBL_MAX);
  }
  model.loadProblem(matrix, program.lower.data(), program.upper.data(), program.cost.data(), least.data(), most.data());
}

/// Whether it is solved, one way or the other.
bool solve(const LinearProgram& program, ClpSimplex& model, double tolerance) {
  model.setLogLevel(0);
  model.setPrimalTolerance(tolerance);
  model.setDualTolerance(tolerance);
  load(program, model);
  model.dual();
  if (model.status() != optimal) model.primal();  // from where the dual got stuck, or to confirm
  return model.status() == optimal || model.status() == infeasible;
}

}  // namespace

std::optional<std::vector<double>> minimise(const LinearProgram& program) {
  ClpSimplex model;
  if (!solve(program, model, kTolerance)) {
    // On the edge between the two the solver may not make up its mind: unscaled, or a little looser, it does.
    bool solved = false;
    for (const double tolerance : {kTolerance, 10 * kTolerance, 100 * kTolerance}) {
      model = ClpSimplex();
      model.scaling(0);
      solved = solve(program, model, tolerance);
      if (solved) break;
    }
    if (!solved) throw std::runtime_error("the linear program could not be solved");
  }
  if (model.status() == infeasible) return std::nullopt;
  std::vector<double> solution(model.primalColumnSolution(), model.primalColumnSolution() + program.cost.size());
  for (std::size_t c = 0; c < solution.size(); ++c) {
    solution[c] = std::clamp(std::round(solution[c] * kSnap) / kSnap, program.lower[c], program.upper[c]);
  }
  return solution;
}

}  // namespace fitrank
