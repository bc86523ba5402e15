#include "analysis/rank_report.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "analysis/attribute.hpp"

namespace fitrank {
namespace {

std::vector<double> to_vector(std::span<const double> values) { return {values.begin(), values.end()}; }

/// The pool's rows of the shown companies: the ranked, the unranked, the excluded.
std::vector<std::size_t> shown_rows(const std::vector<RankedCompany>& top, const std::vector<std::size_t>& unranked,
                                    const std::vector<std::size_t>& excluded) {
  std::vector<std::size_t> rows;
  for (const RankedCompany& place : top) rows.push_back(place.company);
  rows.insert(rows.end(), unranked.begin(), unranked.end());
  rows.insert(rows.end(), excluded.begin(), excluded.end());
  return rows;
}

/// Where each shown company stood under the profile's own weights; none for those that were unranked or
/// excluded.
void add_ranks_before(const CompanyPool& pool, const Weights& own, Scoring scoring, std::size_t threads,
                      const Screening& screening, const std::vector<RankedCompany>& top, std::vector<RankRow>& rows) {
  std::vector<std::size_t> ranked_before;
  std::vector<std::size_t> pool_rows;
  for (std::size_t i = 0; i < top.size(); ++i) {
    const std::size_t row = top[i].company;
    if (!screening.allows(row) || !fit_score(pool.scores(), row, own, scoring).ranked()) continue;
    ranked_before.push_back(i);
    pool_rows.push_back(row);
  }
  const auto ranks =
      ranks_of(pool_rows, pool.scores(), own, scoring, {.threads = threads, .allowed = screening.allowed});
  for (std::size_t i = 0; i < ranks.size(); ++i) rows[ranked_before[i]].rank_before = ranks[i];
}

std::size_t count_all(const CompanySet& dossiers, std::vector<std::size_t> Assessment::*observations) {
  std::size_t count = 0;
  for (const Assessment& assessment : dossiers.assessments) count += (assessment.*observations).size();
  return count;
}

bool states_no_tier(const Company& company, const Assessment& assessment) {
  return std::ranges::any_of(assessment.signals,
                             [&](const SignalScore& line) { return !company.observations[line.chosen].tier; }) ||
         std::ranges::any_of(company.stated, [](float score) { return !std::isnan(score); });
}

bool any_untiered(const CompanyPool& pool) {
  const CompanySet& set = pool.dossiers();
  for (std::size_t i = 0; i < set.companies.size(); ++i) {
    if (states_no_tier(set.companies[i], set.assessments[i])) return true;
  }
  return pool.has_tables();
}

/// What a report says of its weights, and its rows: the companies of `shown` in the order of `top`.
RankReport begin_report(const Model& model, CompanySet shown, const std::vector<RankedCompany>& top,
                        const Profile& profile, const Weights& weights, bool overridden) {
  RankReport report;
  report.weights = to_vector(weights.scaled());
  report.own_weights = to_vector(Weights(profile.weights).scaled());
  report.overridden = overridden;
  report.shown = std::move(shown);
  for (std::size_t i = 0; i < top.size(); ++i) {
    RankRow row;
    row.place = {i, top[i].rank, top[i].fit};
    row.why = why(attribute(model, report.shown, i, weights, profile.scoring()));
    if (report.shown.scores.expectations() != nullptr) {
      row.likely = likely_range(report.shown.scores, i, weights, profile.scoring(), row.place.fit, profile.interval);
    }
    row.flags = raised_flags(model, {report.shown.companies[i], report.shown.assessments[i], row.place.fit});
    report.rows.push_back(std::move(row));
  }
  std::vector<std::size_t> rows;
  for (const RankRow& row : report.rows) rows.push_back(row.place.company);
  report.without = orders_without(report.shown.scores, IdList(report.shown.ids), rows, weights, profile.scoring());
  return report;
}

/// One ranking's way from the pool to its report.
class Reporter {
 public:
  Reporter(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
           std::size_t threads, DealBreakers deal_breakers)
      : model_(model),
        pool_(pool),
        profile_(profile),
        weights_(weights),
        threads_(threads),
        deal_breakers_(deal_breakers),
        screening_(screened(weights)) {}

  RankReport report(bool overridden) const {
    const auto unranked = unranked_companies(pool_.scores(), pool_, weights_,
                                             {.top = kMostListed, .threads = threads_, .allowed = screening_.allowed});
    const auto top = first(profile_.top.value_or(pool_.size()), screening_.allowed);
    const auto taken = top.size() < kVerdictCompanies ? first(kVerdictCompanies, screening_.allowed) : top;
    const auto excluded = excluded_rows();
    RankReport report = begin_report(model_, pool_.select(shown_rows(top, unranked.rows, excluded)), top, profile_,
                                     weights_, overridden);
    report.deal_breakers = deal_breakers_;
    report.companies = pool_.size();
    report.excluded_in_all = screening_.excluded - screening_.thin;
    report.thin_in_all = screening_.thin;
    report.unranked_in_all = unranked.in_all;
    report.ranked = pool_.size() - unranked.in_all - screening_.excluded;
    report.later = count_all(pool_.dossiers(), &Assessment::after_as_of);
    report.stale = count_all(pool_.dossiers(), &Assessment::stale);
    report.untiered = any_untiered(pool_);
    for (std::size_t i = 0; i < unranked.rows.size(); ++i) report.unranked.push_back(top.size() + i);
    add_excluded(excluded, report);
    report.dossier_days = dossiers_of(report);
    report.verdict = verdict(taken, report.ranked);
    for (RankRow& row : report.rows) apply_deal_breakers(report.shown, row);
    if (overridden) compare_with_own(top, report);
    return report;
  }

 private:
  static std::optional<DossierDays> dossiers_of(const RankReport& report) {
    std::vector<std::size_t> shown;
    for (const RankRow& row : report.rows) {
      if (!report.shown.companies[row.place.company].observations.empty()) shown.push_back(row.place.company);
    }
    return dossiers_apart(report.shown.companies, shown);
  }

  RankVerdict verdict(const std::vector<RankedCompany>& first, std::size_t ranked) const {
    std::vector<std::size_t> rows;
    for (const RankedCompany& place : first) rows.push_back(place.company);
    return find_verdict(model_, pool_, weights_, profile_.scoring(), rows, ranked);
  }

  Screening screened(const Weights& weights) const {
    return screen_for(model_, pool_, profile_, weights, threads_, deal_breakers_);
  }

  std::vector<RankedCompany> first(std::size_t top, std::span<const std::uint64_t> allowed) const {
    return top_companies(pool_.scores(), pool_, weights_, profile_.scoring(),
                         {.top = top, .threads = threads_, .allowed = allowed});
  }

  /// As they would have ranked, then those that would not, by id.
  std::vector<std::size_t> excluded_rows() const {
    if (screening_.excluded == 0) return {};
    std::vector<std::uint64_t> excluded;
    for (const std::uint64_t word : screening_.allowed) excluded.push_back(~word);
    std::vector<std::size_t> rows;
    for (const RankedCompany& place : first(kMostListed, excluded)) rows.push_back(place.company);
    const std::size_t most = std::min(kMostListed, screening_.excluded);
    if (rows.size() == most) return rows;
    const auto unranked = unranked_companies(pool_.scores(), pool_, weights_,
                                             {.top = most - rows.size(), .threads = threads_, .allowed = excluded});
    rows.insert(rows.end(), unranked.rows.begin(), unranked.rows.end());
    return rows;
  }

  void add_excluded(const std::vector<std::size_t>& excluded, RankReport& report) const {
    if (excluded.empty()) return;
    std::vector<std::size_t> ranked;
    std::vector<FitScore> fits;
    for (const std::size_t row : excluded) {
      fits.push_back(fit_score(pool_.scores(), row, weights_, profile_.scoring()));
      if (fits.back().ranked()) ranked.push_back(row);
    }
    const auto ranks = ranks_of(ranked, pool_.scores(), weights_, profile_.scoring(), {.threads = threads_});
    const std::size_t first = report.shown.companies.size() - excluded.size();
    for (std::size_t i = 0; i < excluded.size(); ++i) {
      ExcludedCompany company{first + i, failed_rules(model_, profile_, view(report.shown, first + i, fits[i])), {}};
      if (deal_breakers_ == DealBreakers::ignore) keep_min_coverage(company.failed);
      if (i < ranks.size()) company.would_rank = ranks[i];  // the ranked come first
      (only_thin(profile_, company.failed) ? report.thin : report.excluded).push_back(std::move(company));
    }
  }

  void keep_min_coverage(std::vector<RuleHit>& failed) const {
    std::erase_if(failed, [&](const RuleHit& hit) { return !is_min_coverage(profile_.deal_breakers[hit.rule]); });
  }

  void apply_deal_breakers(const CompanySet& shown, RankRow& row) const {
    const RuleView seen = view(shown, row.place.company, row.place.fit);
    row.ask = to_ask(model_, profile_, seen);
    if (deal_breakers_ == DealBreakers::ignore) row.failed = failed_rules(model_, profile_, seen);
  }

  static RuleView view(const CompanySet& set, std::size_t company, const FitScore& fit) {
    return {set.companies[company], set.assessments[company], fit};
  }

  void compare_with_own(const std::vector<RankedCompany>& top, RankReport& report) const {
    const Weights own(profile_.weights);
    const auto compare = [&](const Screening& screening) {
      add_ranks_before(pool_, own, profile_.scoring(), threads_, screening, top, report.rows);
    };
    depends_on_weights(profile_) ? compare(screened(own)) : compare(screening_);
  }

  const Model& model_;
  const CompanyPool& pool_;
  const Profile& profile_;
  const Weights& weights_;
  std::size_t threads_;
  DealBreakers deal_breakers_;
  Screening screening_;
};

}  // namespace

Weights used_weights(const Profile& profile, const std::vector<NamedShare>& named) {
  return Weights(named.empty() ? profile.weights : reweigh(profile.weights, named));
}

Screening screen_for(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
                     std::size_t threads, DealBreakers deal_breakers) {
  if (deal_breakers == DealBreakers::apply) return screen(model, pool, profile, weights, threads);
  Profile only_coverage = profile;
  std::erase_if(only_coverage.deal_breakers, [](const DealBreaker& breaker) { return !is_min_coverage(breaker); });
  return screen(model, pool, only_coverage, weights, threads);
}

RankReport report_ranking(const Model& model, const CompanyPool& pool, const Profile& profile,
                          const std::vector<NamedShare>& named, std::size_t threads, DealBreakers deal_breakers) {
  const Weights weights = used_weights(profile, named);
  return Reporter(model, pool, profile, weights, threads, deal_breakers).report(!named.empty());
}

RankReport report_index(const Model& model, IndexAnswer answer, const Profile& profile,
                        const std::vector<NamedShare>& named) {
  if (!profile.deal_breakers.empty()) {
    throw std::invalid_argument(
        "an index has no observations and cannot answer for a profile with deal-breakers; "
        "rank the table itself");
  }
  RankReport report =
      begin_report(model, std::move(answer.shown), answer.top, profile, used_weights(profile, named), !named.empty());
  report.companies = answer.companies;
  report.ranked = answer.ranked;
  report.unranked_in_all = answer.companies - answer.ranked;
  report.untiered = true;
  if (!report.overridden) return report;
  report.before_within = answer.before.size();
  for (std::size_t i = 0; i < answer.top.size(); ++i) {
    const auto found = std::ranges::find(answer.before, answer.top[i].company, &RankedCompany::company);
    if (found != answer.before.end()) report.rows[i].rank_before = found->rank;
  }
  return report;
}

}  // namespace fitrank
