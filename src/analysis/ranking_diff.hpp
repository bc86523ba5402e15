// What moved between two rankings, and why.
//
// How: one thing is changed at a time and all companies are ranked again: first the companies that went
// leave and those that came join (with the scores they have now), then the weights and the policy
// for the unknown change, then the criterion scores. A company's move is the sum of what each step
// moved it. Where a ranking shows only some of its companies, what the shown ones cannot account
// for is kept separate (`unseen`), so that the parts always add up to the whole move. A company that
// has no fit score halfway follows all others there.
// Cost: four rankings of the companies shown.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/rank_report.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "evidence/saved_ranking.hpp"

namespace fitrank {

/// Places won (positive) or lost, by cause.
struct MoveCauses {
  long companies = 0;  ///< others came or went
  long weights = 0;    ///< weights, and the policy for the unknown
  long data = 0;       ///< criterion scores
  long unseen = 0;     ///< companies that one of the rankings does not show

  long total() const { return companies + weights + data + unseen; }
};

/// What became of a company that a ranking does not rank.
enum class Whereabouts { absent, unranked, excluded, too_little_known };

struct RankChange {
  std::string id;
  std::string name;
  std::size_t now = 0;                ///< rank
  std::optional<std::size_t> before;  ///< rank; none: it came
  double score_now = 0;
  double score_before = 0;                      ///< where `before` is set
  Whereabouts came_from = Whereabouts::absent;  ///< where it is not
  MoveCauses causes;                            ///< total() is before - now; all zero where it came
};

struct Departure {
  std::string id;
  std::string name;
  std::size_t before = 0;  ///< rank
  double score_before = 0;
  Whereabouts now = Whereabouts::absent;
};

struct WeightChange {
  std::string criterion;
  double before = 0;  ///< share, 0..1
  double now = 0;
};

/// A criterion score of a company ranked both times that is not what it was.
struct ScoreChange {
  std::string id;
  std::string name;
  std::string criterion;
  std::optional<double> before;  ///< none: unknown
  std::optional<double> now;
};

struct RankingDiff {
  SavedRanking before;
  SavedRanking now;
  std::vector<RankChange> rows;       ///< the companies ranked now, in that order
  std::vector<Departure> went;        ///< by their rank before
  std::vector<WeightChange> weights;  ///< those that changed, in the order of the criteria now
  std::vector<ScoreChange> data;      ///< in the order of `rows`, then of the criteria

  bool policies_changed() const {
    return before.missing != now.missing || before.evidence != now.evidence || before.as_of != now.as_of;
  }
  /// Whether both rankings say the same of the same companies.
  bool nothing_changed() const;
};

/// Company ids are distinct within each ranking.
RankingDiff diff_rankings(SavedRanking before, SavedRanking now);

/// A ranking as it would be read back from its JSON.
SavedRanking to_saved_ranking(const Model& model, const Profile& profile, const RankReport& report);

}  // namespace fitrank
