#include "analysis/drivers.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "analysis/methods.hpp"
#include "analysis/moved_scores.hpp"
#include "score/settled.hpp"

namespace fitrank {
namespace {

constexpr std::array kMissing{MissingPolicy::zero, MissingPolicy::renormalize, MissingPolicy::neutral};
constexpr std::array kEvidence{EvidencePolicy::face_value, EvidencePolicy::discounted};
constexpr double kLast = -std::numeric_limits<double>::infinity();

/// One of `count` things, by a number in [0, 1).
std::size_t choice(double factor, std::size_t count) {
  return static_cast<std::size_t>(factor * static_cast<double>(count));
}

/// The draw of a number in [0, 1).
std::uint64_t draw_of(double factor) { return static_cast<std::uint64_t>(factor * 0x1p53); }

/// All that a ranking is made from.
struct Setting {
  std::vector<double> shares;
  MissingPolicy missing = kMissing[0];
  EvidencePolicy evidence = kEvidence[0];
  Moves moves = {};
};

class RankModel {
 public:
  RankModel(const DriverField& field, const WeightDraws& weights)
      : cells_(field.model, field.companies, field.as_of, weights.seed()), weights_(weights) {
    for (const Method method : kAllMethods) {
      if (is_applicable(method)) methods_.push_back(method);
    }
    if (methods_.empty()) methods_.assign(1, Method::weighted_sum);
  }

  void operator()(std::span<const double> factors, std::span<double> ranks) const {
    const auto factor = [&](Driver driver) { return factors[static_cast<std::size_t>(driver)]; };
    Setting setting{std::vector<double>(weights_.criteria())};
    weights_.draw(draw_of(factor(Driver::weights)), setting.shares);
    setting.missing = kMissing[choice(factor(Driver::missing), kMissing.size())];
    setting.evidence = kEvidence[choice(factor(Driver::evidence), kEvidence.size())];
    setting.moves = {.goalposts = draw_of(factor(Driver::goalposts)),
                     .importance = draw_of(factor(Driver::importance)),
                     .trust = draw_of(factor(Driver::trust))};
    if (factor(Driver::unknown) >= 0.5) setting.moves.unknown = draw_of(factor(Driver::unknown));
    const std::vector<double> scores = rate(setting, methods_[choice(factor(Driver::method), methods_.size())]);
    std::vector<double> falling = scores;
    std::ranges::sort(falling, std::greater());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const auto first = std::ranges::lower_bound(falling, scores[i], std::greater());
      ranks[i] = static_cast<double>(first - falling.begin() + 1);
    }
  }

 private:
  /// Whether the method distinguishes the companies under every policy, with nothing else moved.
  bool is_applicable(Method method) const {
    const std::span<const double> profile = weights_.profile().scaled();
    for (const EvidencePolicy evidence : kEvidence) {
      for (const MissingPolicy missing : kMissing) {
        const std::vector<double> scores = rate({{profile.begin(), profile.end()}, missing, evidence}, method);
        const auto [least, greatest] = std::ranges::minmax_element(scores);
        if (scores.size() > 1 && !(*least < *greatest)) return false;
      }
    }
    return true;
  }

  /// More is better, whatever the method.
  std::vector<double> rate(const Setting& setting, Method method) const {
    DecisionMatrix matrix = cells_.at(setting.evidence, setting.moves);
    std::vector<std::size_t> unranked;
    for (std::size_t row = 0; row < matrix.rows(); ++row) {
      if (!count_unknown_as(setting, matrix, row)) unranked.push_back(row);
    }
    std::vector<double> scores = by_method(matrix, setting.shares, method);
    for (const std::size_t row : unranked) scores[row] = kLast;
    return scores;
  }

  /// Whether anything weighted is known of the row, in which the unknown then counts as the policy says.
  static bool count_unknown_as(const Setting& setting, DecisionMatrix& matrix, std::size_t row) {
    bool ranked = false;
    for (std::size_t c = 0; c < matrix.columns(); ++c) {
      if (matrix.knows(row, c)) {
        ranked = ranked || setting.shares[c] > 0;
      } else if (setting.missing != MissingPolicy::renormalize) {
        matrix.at(row, c) = setting.missing == MissingPolicy::zero ? 0 : 50;
      }
    }
    return ranked;
  }

  static std::vector<double> by_method(const DecisionMatrix& matrix, const std::vector<double>& shares, Method method) {
    if (method == Method::weighted_product) return weighted_product(matrix, shares);
    if (method == Method::topsis) return topsis(matrix, shares);
    if (method == Method::promethee) return promethee(matrix, shares);
    if (method == Method::weighted_sum) {
      std::vector<double> scores = weighted_sum(matrix, shares);
      for (double& score : scores) score = settled_sum(score);
      return scores;
    }
    std::vector<double> scores = vikor(matrix, shares).compromise;
    for (double& score : scores) score = -score;
    return scores;
  }

  MovedScores cells_;
  const WeightDraws& weights_;
  std::vector<Method> methods_;  ///< that distinguish the companies
};

}  // namespace

std::vector<SobolOutput> find_drivers(const DriverField& field, std::size_t shown, const WeightDraws& weights,
                                      const SobolOptions& options) {
  const RankModel model(field, weights);
  return sobol_indices(kAllDrivers.size(), std::min(shown, field.companies.companies.size()), std::cref(model),
                       options);
}

}  // namespace fitrank
