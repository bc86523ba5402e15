// A model with slightly different judgements: goalposts, importance and trust moved a little, at random.
//
// How: each of the three is drawn whole by one number, its moves uniform within the limits below.
//   goalposts   each end of a signal's goalposts moves by up to a tenth of their span, and the points between move in
//               proportion; so they are shifted, stretched or both. The score of each level moves by up to 10 points
//               within 0..100.
//   importance  each signal's is multiplied by a half to two, log-uniform.
//   trust       each tier's moves by up to 0.1 within 0..1.
// Levels and tiers keep their order, and equal ones stay equal: what was drawn is sorted, which takes nothing outside
// its limits. Draws are counters (counter_draws.hpp), so that no thread order shows.
// Reference: OECD and JRC 2008, "Handbook on Constructing Composite Indicators", step 7 (uncertainty in the choices).
// Cost: linear in the signals and their levels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/decision_matrix.hpp"
#include "evidence/model.hpp"

namespace fitrank {

inline constexpr double kGoalpostsMove = 0.1;   ///< of their span, either way
inline constexpr double kLevelsMove = 10;       ///< points, either way
inline constexpr double kImportanceFactor = 2;  ///< times or divided by
inline constexpr double kTrustMove = 0.1;       ///< either way

/// Which draw of each is meant; none: as the model has it.
struct Moves {
  std::optional<std::uint64_t> goalposts = {};
  std::optional<std::uint64_t> importance = {};
  std::optional<std::uint64_t> trust = {};
  std::optional<std::uint64_t> unknown = {};  ///< not the model's: see moved_scores.hpp; none: unknown stays unknown
};

struct MovedModel {
  std::vector<Goalposts> goalposts;  ///< by signal: where its first and last points are; of levels: nothing
  bool own_goalposts = true;         ///< these are the model's
  std::vector<double> levels;        ///< the scores of all levels, from ModelMoves::first_level() of a signal on
  std::vector<double> importance;    ///< by signal
  std::vector<double> trust;         ///< by tier
};

class ModelMoves {
 public:
  /// `model` must outlive this.
  ModelMoves(const Model& model, std::uint64_t seed);

  MovedModel draw(const Moves& moves) const;
  /// The place in MovedModel::levels of a signal's first level.
  std::size_t first_level(std::size_t signal) const { return first_levels_[signal]; }

 private:
  /// Numbers that keep their order.
  struct Ordered {
    std::vector<double> distinct;     ///< rising
    std::vector<std::size_t> places;  ///< of each number in `distinct`
  };

  static Ordered ordered(std::span<const double> numbers);
  /// Each number moved by up to `most` within 0..high.
  static void move(const Ordered& numbers, double most, double high, std::span<const double> units,
                   std::span<double> moved);
  void move_goalposts(std::uint64_t number, MovedModel& moved) const;

  const Model& model_;
  std::uint64_t seed_;
  MovedModel unmoved_;
  std::vector<std::size_t> first_levels_;
  std::vector<Ordered> levels_;  ///< by signal; of points: empty
  Ordered trust_;
};

}  // namespace fitrank
