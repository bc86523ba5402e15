#include "fitrank/drivers.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "fitrank/fit_score.hpp"
#include "fitrank/methods.hpp"

namespace fitrank {
namespace {

constexpr std::array kMissing{MissingPolicy::zero, MissingPolicy::renormalize, MissingPolicy::neutral};
constexpr double kLast = -std::numeric_limits<double>::infinity();

/// One of `count` things, by a number in [0, 1).
std::size_t choice(double factor, std::size_t count) {
  return static_cast<std::size_t>(factor * static_cast<double>(count));
}

class RankModel {
 public:
  RankModel(const EvidenceScores& scores, std::span<const std::size_t> field, const WeightDraws& weights)
      : scores_(scores), field_(field), weights_(weights) {
    for (const ScoreMatrix* matrix : {&scores.face, &scores.discounted}) {
      for (const MissingPolicy missing : kMissing) matrices_.push_back(decision_matrix(*matrix, field, missing));
    }
    for (const Method method : kAllMethods) {
      if (is_applicable(method)) methods_.push_back(method);
    }
    if (methods_.empty()) methods_.assign(1, Method::weighted_sum);
  }

  void operator()(std::span<const double> factors, std::span<double> ranks) const {
    std::vector<double> shares(weights_.criteria());
    weights_.draw(static_cast<std::uint64_t>(factors[0] * 0x1p53), shares);
    const std::size_t missing = choice(factors[1], kMissing.size());
    const std::size_t evidence = choice(factors[2], 2);
    const Method method = methods_[choice(factors[3], methods_.size())];
    const std::vector<double> scores = rate(shares, missing, evidence, method);
    std::vector<double> falling = scores;
    std::ranges::sort(falling, std::greater());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const auto first = std::ranges::lower_bound(falling, scores[i], std::greater());
      ranks[i] = static_cast<double>(first - falling.begin() + 1);
    }
  }

 private:
  /// Whether the method tells the companies apart under every policy.
  bool is_applicable(Method method) const {
    const std::span<const double> profile = weights_.profile().scaled();
    const std::vector<double> shares(profile.begin(), profile.end());
    for (std::size_t evidence = 0; evidence < 2; ++evidence) {
      for (std::size_t missing = 0; missing < kMissing.size(); ++missing) {
        const std::vector<double> scores = rate(shares, missing, evidence, method);
        const auto [least, greatest] = std::ranges::minmax_element(scores);
        if (scores.size() > 1 && !(*least < *greatest)) return false;
      }
    }
    return true;
  }

  /// More is better, whatever the method.
  std::vector<double> rate(const std::vector<double>& shares, std::size_t missing, std::size_t evidence,
                           Method method) const {
    const Weights weights = Weights::from_scaled(shares);
    const ScoreMatrix& cells = evidence == 0 ? scores_.face : scores_.discounted;
    std::vector<double> scores = method == Method::weighted_sum
                                     ? std::vector<double>(field_.size())
                                     : by_method(matrices_[evidence * kMissing.size() + missing], shares, method);
    for (std::size_t i = 0; i < field_.size(); ++i) {
      const FitScore fit = fit_score(cells, field_[i], weights, kMissing[missing]);
      if (method == Method::weighted_sum) scores[i] = fit.score;
      if (!fit.ranked()) scores[i] = kLast;
    }
    return scores;
  }

  static std::vector<double> by_method(const DecisionMatrix& matrix, const std::vector<double>& shares, Method method) {
    if (method == Method::weighted_product) return weighted_product(matrix, shares);
    if (method == Method::topsis) return topsis(matrix, shares);
    if (method == Method::promethee) return promethee(matrix, shares);
    std::vector<double> scores = vikor(matrix, shares).compromise;
    for (double& score : scores) score = -score;
    return scores;
  }

  const EvidenceScores& scores_;
  std::span<const std::size_t> field_;
  const WeightDraws& weights_;
  std::vector<Method> methods_;           ///< that tell the companies apart
  std::vector<DecisionMatrix> matrices_;  ///< by evidence policy, then by missing policy
};

}  // namespace

std::vector<SobolOutput> find_drivers(const EvidenceScores& scores, std::span<const std::size_t> field,
                                      std::size_t shown, const WeightDraws& weights, const SobolOptions& options) {
  const RankModel model(scores, field, weights);
  return sobol_indices(kAllDrivers.size(), std::min(shown, field.size()), std::cref(model), options);
}

}  // namespace fitrank
