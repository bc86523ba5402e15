// A ranking with everything that is shown beside it: policies, reasons, moves, what was left out.
//
// Cost: one ranking, a pass that counts the unranked, and another where weights were overridden; one
// explanation per shown row. Deal-breakers add their screening (screen.hpp), a ranking of the excluded and
// a pass for where they would have ranked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/dossier_days.hpp"
#include "analysis/explain.hpp"
#include "analysis/published_changes.hpp"
#include "analysis/rank_verdict.hpp"
#include "analysis/screen.hpp"
#include "analysis/without_criterion.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/profile.hpp"
#include "score/ranking.hpp"

namespace fitrank {

struct RankRow {
  RankedCompany place;
  Why why;
  std::optional<LikelyRange> likely = {};       ///< where the score probably lies; none: nothing is expected
  std::optional<std::size_t> rank_before = {};  ///< under the profile's own weights; set where they were overridden
  std::vector<RuleHit> ask = {};                ///< deal-breakers that are unknown
  std::vector<RuleHit> failed = {};             ///< deal-breakers it fails; only where they are ignored
  std::vector<RuleHit> flags = {};              ///< risk flags whose rule holds
};

/// A company that fails a deal-breaker.
struct ExcludedCompany {
  std::size_t company = 0;
  std::vector<RuleHit> failed;            ///< all the deal-breakers it fails
  std::optional<std::size_t> would_rank;  ///< among all companies, the excluded too; none: it would not be ranked
};

enum class DealBreakers { apply, ignore };

struct RankReport {
  std::vector<double> weights;      ///< scaled to sum 1
  std::vector<double> own_weights;  ///< the profile's own, scaled; equal to `weights` unless overridden
  bool overridden = false;
  CompanySet shown;           ///< the companies that the numbers below refer to
  std::vector<RankRow> rows;  ///< best first, the first `top` of the ranking
  std::size_t ranked = 0;     ///< the number of ranked companies
  std::vector<std::size_t>
      unranked;  ///< companies with no data for any weighted criterion, by id; the first kMostListed
  std::size_t unranked_in_all = 0;
  /// As they would have ranked, then by id; the first kMostListed.
  std::vector<ExcludedCompany> excluded = {};
  std::size_t excluded_in_all = 0;
  /// Companies that pass every deal-breaker and of which less is known than the profile's min_coverage asks.
  std::vector<ExcludedCompany> thin = {};
  std::size_t thin_in_all = 0;  ///< ranked + excluded_in_all + thin_in_all + unranked_in_all = companies
  DealBreakers deal_breakers = DealBreakers::apply;
  std::size_t companies = 0;  ///< how many there were to rank
  std::size_t later = 0;      ///< observations left out because they are dated after the ranking's date
  std::size_t stale = 0;      ///< observations that are too old to count on the ranking's date
  /// Ranks before are known up to here only, as an index knows them; none: all are known.
  std::optional<std::size_t> before_within = {};
  bool untiered = false;                           ///< some values came from bulk tables, which state no tier
  std::optional<DossierDays> dossier_days = {};    ///< set where the shown dossiers are different in date
  std::optional<RankVerdict> verdict = {};         ///< by place; none: of an index's answer
  std::vector<WithoutCriterion> without = {};      ///< of the rows' companies, in their order
  std::optional<PublishedChanges> published = {};  ///< set by who knows the profile's own companies
};

/// More than anybody reads; each costs a company made and rules evaluated.
inline constexpr std::size_t kMostListed = 10'000;

/// A criterion's share of the weight, 0..100 percent, as `--weight` sets it.
struct NamedShare {
  std::size_t criterion = 0;
  double percent = 0;
};

/// Gives the `named` criteria of `weights` their shares; the others keep their proportions in what is
/// left. Where every criterion is named, the shares need not sum to 100: they are scaled. Gives
/// weights scaled to sum 1. Throws std::invalid_argument with a plain message where a share is not
/// in 0..100, a criterion is named twice, the shares exceed 100 or leave a rest that no other
/// criterion can take.
std::vector<double> reweigh(const std::vector<double>& weights, const std::vector<NamedShare>& named);

/// The weights that every answer about a profile goes by, to the bit: its own where none is named.
Weights used_weights(const Profile& profile, const std::vector<NamedShare>& named);

/// Who is left out of a ranking: who fails a deal-breaker, or with these ignored only who is too little known.
Screening screen_for(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
                     std::size_t threads, DealBreakers deal_breakers);

/// Ranks `pool` for `profile`, whose policies and top are taken unchanged; `named` may be empty. With
/// deal-breakers ignored all companies are ranked, and the rows say which they fail.
RankReport report_ranking(const Model& model, const CompanyPool& pool, const Profile& profile,
                          const std::vector<NamedShare>& named, std::size_t threads = 0,
                          DealBreakers deal_breakers = DealBreakers::apply);

/// What an index answers.
struct IndexAnswer {
  CompanySet shown;                   ///< the companies of `top`, in its order
  std::vector<RankedCompany> top;     ///< best first
  std::vector<RankedCompany> before;  ///< for the profile's own weights
  std::size_t ranked = 0;             ///< of the whole set
  std::size_t companies = 0;
};

/// The same from an index's answer. An index counts the unranked but cannot name them, and who was not
/// among its first has no rank before. It knows of no observations either: throws std::invalid_argument
/// where the profile has deal-breakers.
RankReport report_index(const Model& model, IndexAnswer answer, const Profile& profile,
                        const std::vector<NamedShare>& named);

}  // namespace fitrank
