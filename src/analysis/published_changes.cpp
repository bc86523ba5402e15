#include "analysis/published_changes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/reproduce.hpp"
#include "score/ranking.hpp"

namespace fitrank {
namespace {

const PublishedTable* table_of(const Profile& profile) {
  const auto found = std::ranges::find_if(profile.published, [&](const PublishedTable& table) {
    return table.missing == profile.missing && table.evidence == profile.evidence && table.method == profile.method;
  });
  return found == profile.published.end() ? nullptr : &*found;
}

const Company* find(const std::vector<Company>& companies, const std::string& id) {
  const auto found = std::ranges::find(companies, id, &Company::id);
  return found == companies.end() ? nullptr : &*found;
}

const SignalScore* find(const Assessment& assessment, std::size_t signal) {
  const auto found = std::ranges::find(assessment.signals, signal, &SignalScore::signal);
  return found == assessment.signals.end() ? nullptr : &*found;
}

std::optional<Observation> chosen(const Company& company, const SignalScore* line) {
  return line == nullptr ? std::nullopt : std::optional(company.observations[line->chosen]);
}

bool scores_alike(const SignalScore* was, const SignalScore* is) {
  if (was == nullptr || is == nullptr) return was == is;
  return !(was->used < is->used) && !(was->used > is->used);
}

/// One company as it was known then and as it is known now.
class Change {
 public:
  Change(const Model& model, const Profile& profile, const EvidenceView& view, const Company& then, const Company& now)
      : model_(model), profile_(profile), weights_(profile.weights), view_(view), then_(then), now_(now) {}

  std::vector<ChangedSignal> signals() const {
    const Assessment before = assess(model_, then_, view_);
    const Assessment after = assess(model_, now_, view_);
    const double score = fit(then_);
    std::vector<ChangedSignal> changed;
    for (std::size_t signal = 0; signal < model_.signals.size(); ++signal) {
      if (!(profile_.weights[model_.signals[signal].criterion] > 0)) continue;
      const SignalScore* was = find(before, signal);
      const SignalScore* is = find(after, signal);
      if (scores_alike(was, is)) continue;
      changed.push_back({signal, chosen(then_, was), chosen(now_, is), fit(with(signal)) - score});
    }
    std::ranges::stable_sort(changed, std::ranges::greater{},
                             [](const ChangedSignal& one) { return std::abs(one.points); });
    return changed;
  }

 private:
  double fit(const Company& company) const {
    const CompanySet set = assess_companies(model_, {company}, view_);
    return fit_score(set.scores, 0, weights_, profile_.scoring()).score;
  }

  /// As it was known then, but for this signal.
  Company with(std::size_t signal) const {
    const auto of_signal = [signal](const Observation& one) { return one.signal == signal; };
    Company company = then_;
    std::erase_if(company.observations, of_signal);
    std::ranges::copy_if(now_.observations, std::back_inserter(company.observations), of_signal);
    return company;
  }

  const Model& model_;
  const Profile& profile_;
  Weights weights_;
  EvidenceView view_;
  const Company& then_;
  const Company& now_;
};

PublishedChange as_printed(const PublishedScore& score, std::size_t place) {
  PublishedChange row;
  row.company = score.company;
  row.published = score.score;
  row.published_place = place;
  row.standing = PublishedStanding::gone;
  return row;
}

bool differs(const PublishedChange& row) {
  return !row.score || shown(*row.score) != row.published || row.place != row.published_place;
}

/// The rows of `pool`'s dossiers that the table names, with each row's standing.
std::vector<std::size_t> find_dossiers(const CompanyPool& pool, const std::vector<std::string>& excluded,
                                       const std::vector<std::string>& thin, std::vector<PublishedChange>& rows) {
  const std::vector<Company>& dossiers = pool.dossiers().companies;
  std::vector<std::size_t> ranked;
  for (PublishedChange& row : rows) {
    const Company* dossier = find(dossiers, row.company);
    if (dossier == nullptr) continue;
    row.name = dossier->name;
    row.standing = std::ranges::count(excluded, row.company) > 0 ? PublishedStanding::excluded
                   : std::ranges::count(thin, row.company) > 0   ? PublishedStanding::thin
                                                                 : PublishedStanding::unranked;
    if (row.standing == PublishedStanding::unranked)
      ranked.push_back(static_cast<std::size_t>(dossier - dossiers.data()));
  }
  return ranked;
}

void rank(const CompanySet& set, const Profile& profile, std::vector<PublishedChange>& rows) {
  std::size_t place = 0;
  for (const RankedCompany& ranked :
       rank_companies(set.scores, set.ids, Weights(profile.weights), profile.scoring()).ranked) {
    PublishedChange& row = *std::ranges::find(rows, set.ids[ranked.company], &PublishedChange::company);
    row.standing = PublishedStanding::ranked;
    row.score = ranked.fit.score;
    row.place = ++place;
  }
}

}  // namespace

std::optional<PublishedChanges> changes_since_published(const Model& model, const CompanyPool& pool,
                                                        const Profile& profile, const std::vector<Company>& then,
                                                        const std::vector<std::string>& excluded,
                                                        const std::vector<std::string>& thin) {
  const PublishedTable* table = table_of(profile);
  if (table == nullptr) return std::nullopt;
  PublishedChanges changes{*table, !then.empty(), {}};
  std::vector<PublishedChange> rows;
  for (const PublishedScore& score : table->scores) rows.push_back(as_printed(score, rows.size() + 1));
  const std::vector<std::size_t> dossiers = find_dossiers(pool, excluded, thin, rows);
  const auto gone = [](const PublishedChange& row) { return row.standing == PublishedStanding::gone; };
  if (std::ranges::all_of(rows, gone)) return std::nullopt;
  rank(pool.select(dossiers), profile, rows);
  for (PublishedChange& row : rows) {
    if (!differs(row)) continue;
    const Company* was = find(then, row.company);
    const Company* is = find(pool.dossiers().companies, row.company);
    if (was != nullptr && is != nullptr) row.because = Change(model, profile, pool.view(), *was, *is).signals();
    changes.changed.push_back(std::move(row));
  }
  return changes;
}

}  // namespace fitrank
