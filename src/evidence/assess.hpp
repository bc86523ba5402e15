// From observations to criterion scores.
//
// How: an observation dated or filed after the ranking's day is left out: it could not have been known. One
// that is older on that day than its signal's `stale_after_days` is stale: it is kept separate, and counts no more
// than a missing one. Of the others of one signal the most trusted one is chosen, by its trust on that day (the
// tier's, times 0.5^(age / half life) where the signal has one and both dates are known), then the latest as_of
// (an undated one counts as the oldest), then the one filed last, then the first listed; the rest stay visible as
// conflicting and are never averaged. For this choice an undated observation is as old as its signal lets it be,
// since it may be. The choice is the same under every policy. The value function gives the score v; the policy
// takes v (face_value) or 50 + t (v - 50) (discounted), where t is the trust on that day. An observation without a
// tier (a bulk table's cell) has trust 1 but gives way to any that has one. A criterion's score is
// the importance-weighted mean over its known signals, narrowed to float32 once, here.
// With it comes the criterion's extent: its score over all signals of the model with each unknown one at
// the worst and at the best score that its value function gives, and the share of importance that is
// known. Under `discounted` an observation to come may be of any trust, which draws it towards 50, so that
// 50 is within what an unknown signal can count (but for a bulk table's, whose cells count in full). A score that a
// table states outright is exact, and one that such a table leaves open can be anything from 0 to 100. Cost:
// O(observations + signals) a company.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "evidence/company.hpp"
#include "evidence/date.hpp"
#include "evidence/model.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

enum class EvidencePolicy { face_value, discounted };

/// What replaces an unknown signal where scores are expectations (fill_expected.hpp): the mean of comparable
/// employers, or what it tends to be given what is known of this one.
enum class PeerEstimate { none, marginal, conditional };

/// How evidence is read: the policy, the day for which the ranking is made (none: undated), and what is used
/// for an unknown signal (none: nothing).
struct EvidenceView {
  EvidencePolicy policy = EvidencePolicy::face_value;
  std::optional<Date> as_of;
  PeerEstimate expected = PeerEstimate::none;

  friend bool operator==(const EvidenceView&, const EvidenceView&) = default;
};

/// A known signal of one company.
struct SignalScore {
  std::size_t signal = 0;                ///< index into Model::signals
  std::size_t chosen = 0;                ///< index into Company::observations
  std::vector<std::size_t> conflicting;  ///< the other observations of this signal, in file order
  double face = 0;                       ///< the value function's score of the chosen observation
  double trust = 1;                      ///< t; 1 under face_value
  double used = 0;                       ///< the score that enters the criterion
};

struct Assessment {
  std::vector<SignalScore> signals;      ///< the known ones, in the model's order
  std::vector<float> criteria;           ///< in the model's order, NaN = unknown
  std::vector<std::size_t> after_as_of;  ///< observations left out because they are dated later
  std::vector<Extent> extents = {};      ///< of `criteria`
  std::vector<std::size_t> stale = {};   ///< observations that have grown too old to count, in file order
};

/// Whether the observation is dated or filed after `day` (none: no limit), and so not known on it.
bool is_after(const Observation& observation, const std::optional<Date>& day);

/// Whether the observation is too old to count on `day`. Without both dates, or a limit, none is.
bool is_stale(const Model& model, const Observation& observation, const std::optional<Date>& day);

/// How firm an observation is on `day` when one of several is chosen: its tier's trust, faded by its age.
double firmness(const Model& model, const Observation& observation, const std::optional<Date>& day);

/// What its age leaves of the trust in an observation on `day`, 0..1: all where the signal has no half-life or a date
/// is missing.
double left_by_age(const Model& model, const Observation& observation, const std::optional<Date>& day);

/// The day on which the last of all observations and claims became known; none where all are undated.
std::optional<Date> newest_day(std::span<const Company> companies);

/// What a score counts whose evidence has so much trust, 0..1: 50 without any, exactly `face` with all of it.
inline double discount(double face, double trust) {
  constexpr double kUntrusted = 50;
  return trust < 1 ? kUntrusted + trust * (face - kUntrusted) : face;
}

/// What a signal can count that is not known.
struct UnknownScores {
  double worst = 0;
  double best = 100;
};

UnknownScores unknown_scores(const Signal& signal, EvidencePolicy policy);

/// A criterion's score: the importance-weighted mean over its known signals, added in the model's order;
/// and its extent over all of them.
class CriterionMean {
 public:
  void add(double score, double importance) {
    total_ += importance * score;
    importance_ += importance;
    add_to_all(score, score, importance);
  }
  void add_unknown(const UnknownScores& scores, double importance) {
    add_to_all(scores.worst, scores.best, importance);
    unknown_.push_back({scores, importance});
  }
  float score() const { return importance_ > 0 ? static_cast<float>(total_ / importance_) : kUnknown; }
  /// Exact where no signal was added as unknown, and from 0 to 100 where none was added at all.
  Extent extent() const;
  void clear();

 private:
  struct Unknown {
    UnknownScores scores;
    double importance;
  };

  void add_to_all(double low, double high, double importance) {
    low_ += importance * low;
    high_ += importance * high;
    all_ += importance;
  }

  double total_ = 0;
  double importance_ = 0;
  double low_ = 0;
  double high_ = 0;
  double all_ = 0;
  std::vector<Unknown> unknown_;
};

Assessment assess(const Model& model, const Company& company, const EvidenceView& view);

/// One row per assessment, in order.
ScoreMatrix to_score_matrix(const Model& model, std::span<const Assessment> assessments);

}  // namespace fitrank
