// The least change of weights after which at most so many companies are ahead of one: reach.hpp's search.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/reach.hpp"
#include "analysis/score_line.hpp"

namespace fitrank {

/// The question, and who is ahead under other weights.
class ReachField {
 public:
  ReachField(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring,
             std::size_t company, const ReachOptions& options);

  std::size_t company() const { return company_; }
  std::size_t top() const { return options_.top; }
  std::size_t effort() const { return options_.effort; }
  std::size_t criteria() const { return own_.points.size(); }
  const Weights& center() const { return weights_; }
  const ScoreLine& own() const { return own_; }
  const std::vector<double>& known() const { return known_; }
  ScoreLine line(std::size_t row) const { return score_line(scores_, row, scoring_); }

  /// The first `most` companies by these weights that score more than the company, by more than `level`; the
  /// unranked with the policy's score, if anything is known of them: that would not be passing them.
  std::vector<std::size_t> ahead(std::span<const double> weights, std::size_t most, double level = kLevelScore) const;
  /// The first `most` companies by these weights, without the company itself.
  std::vector<std::size_t> close(std::span<const double> weights, std::size_t most) const;
  /// How far ahead; 0 or less: it is not.
  double lead(std::size_t row, std::span<const double> weights) const;
  bool ranks_company(std::span<const double> weights) const { return dot(known_, weights) >= kLeastKnown / 2; }

 private:
  void add_unranked(const Weights& weights, std::size_t most, std::vector<std::size_t>& rows) const;

  const ScoreMatrix& scores_;
  const CompanyIds& ids_;
  const Weights& weights_;
  Scoring scoring_;
  std::size_t company_;
  const ReachOptions& options_;
  ScoreLine own_;
  std::vector<double> known_;
};

/// Rows that must not be ahead, in a slice of the company's own score.
struct ReachLimits {
  std::vector<std::size_t> held = {};    ///< by the score: the company is above 0
  std::vector<std::size_t> zeroed = {};  ///< of products: by having something weigh on which they score 0
  bool own_zero = false;                 ///< of a product: the company may be 0 itself
  double low = 0;                        ///< of the own score; matters under renormalize alone
  double high = 100;                     ///< low == high: for this value exactly, and so sufficient
  double margin = 0;                     ///< points by which the held are to be behind
};

struct NearWeights {
  std::vector<double> weights;
  double change = 0;
};

/// The nearest weights within the limits; nothing where there are none.
std::optional<NearWeights> nearest_weights(const ReachField& field, const ReachLimits& limits);

struct ReachFound {
  std::optional<NearWeights> nearest;
  double change_least = 0;
  bool finished = false;  ///< nothing was left open: without `nearest` there are no such weights
};

ReachFound search_reach(const ReachField& field);

}  // namespace fitrank
