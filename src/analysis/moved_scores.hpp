// Criterion scores of some companies under a moved model (model_moves.hpp), with what is unknown left so or drawn.
//
// How: holds of each company the observations that assess() chooses, and takes from the moved model what turns them
// into scores. Which of several observations counts does not change with the trust in its tier. Where the unknown is
// drawn, every unknown signal gets a score from its outcomes, as signal_draws.hpp draws it, and counts in full.
// What a table states outright, or leaves open outright, stays as it is.
// Cost: a value function for each known signal, a number for each drawn one; a few kilobytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/decision_matrix.hpp"
#include "analysis/model_moves.hpp"
#include "evidence/assess.hpp"
#include "evidence/company_set.hpp"
#include "score/counter_draws.hpp"

namespace fitrank {

class MovedScores {
 public:
  /// `model` must outlive this; `as_of` is the day for which `set` was assessed.
  MovedScores(const Model& model, const CompanySet& set, const std::optional<Date>& as_of, std::uint64_t seed);

  std::size_t companies() const { return companies_; }
  /// A row a company; NaN: unknown.
  DecisionMatrix at(EvidencePolicy evidence, const Moves& moves) const;

 private:
  struct Line {
    std::size_t signal = 0;
    bool known = false;
    double number = 0;                     ///< the value, or the level's place; of what is known
    std::optional<std::size_t> tier = {};  ///< of what is known; none: trusted in full
    double left = 1;                       ///< what its age leaves of the trust
  };
  /// One company's criterion: a score outright, or the lines of its signals.
  struct Cell {
    bool outright = false;
    float score = kUnknown;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void add_lines(const Company& company, const Assessment& assessment, std::size_t criterion,
                 const std::optional<Date>& as_of);
  double cell_score(const Cell& cell, std::size_t company, EvidencePolicy evidence, const MovedModel& moved,
                    const CounterDraws* unknown) const;
  double face_score(const Line& line, const MovedModel& moved) const;
  double drawn_score(std::size_t signal, double unit, const MovedModel& moved) const;

  const Model& model_;
  ModelMoves moves_;
  std::uint64_t seed_;
  std::size_t companies_;
  std::vector<Cell> cells_;         ///< company by company
  std::vector<Line> lines_;         ///< cell by cell, in the model's order
  std::vector<Goalposts> extents_;  ///< by signal: its worst and best score
};

}  // namespace fitrank
