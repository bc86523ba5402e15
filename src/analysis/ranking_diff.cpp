#include "analysis/ranking_diff.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "score/ranking.hpp"

namespace fitrank {

namespace {

constexpr double kSameShare = 1e-12;  // what scaling a share may add or lose

/// Companies by id: their place in a ranking's rows.
using Rows = std::map<std::string_view, std::size_t>;

Rows rows_of(const SavedRanking& ranking) {
  Rows rows;
  for (std::size_t i = 0; i < ranking.rows.size(); ++i) rows.emplace(ranking.rows[i].id, i);
  return rows;
}

/// The companies that a ranking names without ranking them.
class Aside {
 public:
  explicit Aside(const SavedRanking& ranking) {
    for (const std::string& id : ranking.excluded) known_.emplace(id, Whereabouts::excluded);
    for (const std::string& id : ranking.too_little_known) known_.emplace(id, Whereabouts::too_little_known);
    for (const std::string& id : ranking.unranked) known_.emplace(id, Whereabouts::unranked);
  }

  Whereabouts of(std::string_view id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? Whereabouts::absent : found->second;
  }

 private:
  std::map<std::string_view, Whereabouts> known_;
};

/// The criteria of both rankings: those of the one now in their order, then what only the other had.
std::vector<std::string> all_criteria(const SavedRanking& before, const SavedRanking& now) {
  std::vector<std::string> all = now.criteria;
  for (const std::string& id : before.criteria) {
    if (std::ranges::count(all, id) == 0) all.push_back(id);
  }
  return all;
}

std::optional<std::size_t> index_of(const SavedRanking& ranking, const std::string& criterion) {
  const auto found = std::ranges::find(ranking.criteria, criterion);
  if (found == ranking.criteria.end()) return std::nullopt;
  return static_cast<std::size_t>(found - ranking.criteria.begin());
}

/// One ranking's numbers by the names of criteria; it knows nothing of, and gives no weight to, those
/// it does not have.
class Numbers {
 public:
  explicit Numbers(const SavedRanking& ranking) : ranking_(ranking) {}

  double share(const std::string& criterion) const {
    const auto place = index_of(ranking_, criterion);
    return place ? ranking_.weights[*place] : 0;
  }
  float score(const SavedCompany& company, const std::string& criterion) const {
    const auto place = index_of(ranking_, criterion);
    return place ? company.criteria[*place] : kUnknown;
  }
  const SavedRanking& ranking() const { return ranking_; }

 private:
  const SavedRanking& ranking_;
};

/// A company of a step, with the ranking whose scores it has there.
struct Member {
  const Numbers* numbers;
  const SavedCompany* company;
};

using Ranks = std::map<std::string_view, std::size_t>;

/// Ranks under the weights of `weighing`, whose criteria are added in its own order: the ranks that it
/// gives its own companies are those it was saved with.
Ranks rank_members(const std::vector<Member>& members, const SavedRanking& weighing) {
  std::vector<std::string> ids;
  ScoreMatrix scores(members.size(), weighing.criteria.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& [numbers, company] = members[i];
    ids.push_back(company->id);
    for (std::size_t c = 0; c < weighing.criteria.size(); ++c) {
      scores.set(i, c, numbers->score(*company, weighing.criteria[c]));
    }
  }
  const Ranking ranking = rank_companies(scores, ids, Weights::from_scaled(weighing.weights), weighing.scoring());
  Ranks ranks;
  for (const RankedCompany& place : ranking.ranked) ranks.emplace(members[place.company].company->id, place.rank);
  for (const std::size_t i : ranking.unranked) ranks.emplace(members[i].company->id, ranking.ranked.size() + 1);
  return ranks;
}

long places(std::size_t from, std::size_t to) { return static_cast<long>(from) - static_cast<long>(to); }

bool same_score(float a, float b) { return std::isnan(a) ? std::isnan(b) : a >= b && a <= b; }

std::optional<double> known(float score) { return std::isnan(score) ? std::nullopt : std::optional<double>(score); }

class Differ {
 public:
  explicit Differ(RankingDiff& diff)
      : diff_(diff),
        before_rows_(rows_of(diff.before)),
        now_rows_(rows_of(diff.now)),
        criteria_(all_criteria(diff.before, diff.now)),
        before_(diff.before),
        now_(diff.now) {}

  void run() {
    add_rows();
    add_departures();
    add_weights();
    add_causes();
  }

 private:
  const SavedCompany* in_before(std::string_view id) const {
    const auto found = before_rows_.find(id);
    return found == before_rows_.end() ? nullptr : &diff_.before.rows[found->second];
  }

  void add_rows() {
    const Aside aside(diff_.before);
    for (const SavedCompany& company : diff_.now.rows) {
      RankChange& row = diff_.rows.emplace_back();
      row.id = company.id;
      row.name = company.name;
      row.now = company.rank;
      row.score_now = company.score;
      if (const SavedCompany* old = in_before(company.id)) {
        row.before = old->rank;
        row.score_before = old->score;
        add_data(*old, company);
      } else {
        row.came_from = aside.of(company.id);
      }
    }
  }

  void add_data(const SavedCompany& old, const SavedCompany& company) {
    for (std::size_t c = 0; c < criteria_.size(); ++c) {
      const float was = before_.score(old, criteria_[c]);
      const float is = now_.score(company, criteria_[c]);
      if (!same_score(was, is)) diff_.data.push_back({company.id, company.name, criteria_[c], known(was), known(is)});
    }
  }

  void add_departures() {
    const Aside aside(diff_.now);
    for (const SavedCompany& company : diff_.before.rows) {
      if (now_rows_.contains(company.id)) continue;
      diff_.went.push_back({company.id, company.name, company.rank, company.score, aside.of(company.id)});
    }
  }

  void add_weights() {
    for (std::size_t c = 0; c < criteria_.size(); ++c) {
      const double was = before_.share(criteria_[c]);
      const double is = now_.share(criteria_[c]);
      if (std::abs(was - is) > kSameShare) diff_.weights.push_back({criteria_[c], was, is});
    }
  }

  /// The companies that are shown now, with their scores of before where they had any.
  std::vector<Member> met_halfway() const {
    std::vector<Member> members;
    for (const SavedCompany& company : diff_.now.rows) {
      const SavedCompany* old = in_before(company.id);
      members.push_back(old ? Member{&before_, old} : Member{&now_, &company});
    }
    return members;
  }

  static std::vector<Member> all_of(const Numbers& numbers) {
    std::vector<Member> members;
    for (const SavedCompany& company : numbers.ranking().rows) members.push_back({&numbers, &company});
    return members;
  }

  void add_causes() {
    const std::vector<Member> halfway = met_halfway();
    const Ranks start = rank_members(all_of(before_), diff_.before);
    const Ranks joined = rank_members(halfway, diff_.before);
    const Ranks weighed = rank_members(halfway, diff_.now);
    const Ranks end = rank_members(all_of(now_), diff_.now);
    for (RankChange& row : diff_.rows) {
      if (!row.before) continue;
      const std::string_view id = row.id;
      row.causes.companies = places(start.at(id), joined.at(id));
      row.causes.weights = places(joined.at(id), weighed.at(id));
      row.causes.data = places(weighed.at(id), end.at(id));
      row.causes.unseen = places(*row.before, start.at(id)) + places(end.at(id), row.now);
    }
  }

  RankingDiff& diff_;
  Rows before_rows_;
  Rows now_rows_;
  std::vector<std::string> criteria_;
  Numbers before_;
  Numbers now_;
};

}  // namespace

bool RankingDiff::nothing_changed() const {
  const bool same_ranks = std::ranges::all_of(rows, [](const RankChange& row) { return row.before == row.now; });
  return same_ranks && went.empty() && weights.empty() && data.empty() && !policies_changed() &&
         before.ranked == now.ranked;
}

RankingDiff diff_rankings(SavedRanking before, SavedRanking now) {
  RankingDiff diff;
  diff.before = std::move(before);
  diff.now = std::move(now);
  Differ(diff).run();
  return diff;
}

SavedRanking to_saved_ranking(const Model& model, const Profile& profile, const RankReport& report) {
  SavedRanking saved;
  saved.profile = profile.id;
  for (const Criterion& criterion : model.criteria) saved.criteria.push_back(criterion.id);
  saved.weights = report.weights;
  saved.missing = profile.missing;
  saved.method = profile.method;
  saved.evidence = profile.evidence;
  saved.as_of = profile.as_of;
  for (const RankRow& row : report.rows) {
    const Company& company = report.shown.companies[row.place.company];
    SavedCompany& kept = saved.rows.emplace_back();
    kept.id = company.id;
    kept.name = company.name.empty() ? company.id : company.name;
    kept.rank = row.place.rank;
    kept.score = row.place.fit.score;
    for (std::size_t c = 0; c < model.criteria.size(); ++c) {
      kept.criteria.push_back(report.shown.scores.at(row.place.company, c));
    }
  }
  for (const std::size_t company : report.unranked) saved.unranked.push_back(report.shown.companies[company].id);
  for (const ExcludedCompany& out : report.excluded) saved.excluded.push_back(report.shown.companies[out.company].id);
  for (const ExcludedCompany& thin : report.thin) {
    saved.too_little_known.push_back(report.shown.companies[thin.company].id);
  }
  saved.ranked = report.ranked;
  return saved;
}

}  // namespace fitrank
