#include "analysis/digest.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "evidence/assess.hpp"
#include "score/ranking.hpp"

namespace fitrank {
namespace {

bool is_same(const Observation& a, const Observation& b) {
  return std::tie(a.signal, a.value, a.tier, a.as_of, a.filed, a.source, a.note) ==
         std::tie(b.signal, b.value, b.tier, b.as_of, b.filed, b.source, b.note);
}

/// What of the series of `now` would be the latest without it; nothing where the company has that already.
std::optional<Observation> before(const Company& company, std::span<const TrailEntry> trail, const Observation& now,
                                  const std::optional<Date>& day) {
  const auto of_series = [&](const TrailEntry& entry) {
    const Observation& one = entry.observation;
    return !entry.by_hand && one.signal == now.signal && one.tier == now.tier && !is_after(one, day);
  };
  for (const TrailEntry& entry : trail) {
    if (!of_series(entry) || is_same(entry.observation, now)) continue;
    const bool there = std::ranges::any_of(company.observations,
                                           [&](const Observation& one) { return is_same(one, entry.observation); });
    return there ? std::nullopt : std::optional(entry.observation);
  }
  return std::nullopt;
}

class Digester {
 public:
  Digester(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
           const Screening& screening)
      : model_(model), pool_(pool), profile_(profile), weights_(weights), screening_(screening) {
    for (std::size_t row = 0; row < pool.size(); ++row) {
      if (!screening.allows(row)) continue;
      const FitScore fit = fit_score(pool.scores(), row, weights, profile.scoring());
      if (fit.ranked()) scores_.push_back(fit.score);
    }
    std::ranges::sort(scores_);
  }

  DigestLine line(const NewObservation& news) const {
    const std::size_t row = news.company;
    DigestLine line{news, {}, {}, 0};
    line.now = {{}, !screening_.allows(row), fit_score(pool_.scores(), row, weights_, profile_.scoring())};
    line.without = place_without(news);
    const std::optional<double> own = ranked_score(line.now);
    const std::optional<double> other = ranked_score(line.without);
    if (own) line.now.rank = 1 + better_than(*own, own);
    if (other) line.without.rank = 1 + better_than(*other, own);
    line.others_moved = between(own, other);
    return line;
  }

 private:
  static std::optional<double> ranked_score(const DigestPlace& place) {
    return !place.excluded && place.fit.ranked() ? std::optional(place.fit.score) : std::nullopt;
  }

  /// How many scores beat `score`, the company's `own` left out.
  std::size_t better_than(double score, std::optional<double> own) const {
    const auto better = static_cast<std::size_t>(scores_.end() - std::ranges::upper_bound(scores_, score));
    return better - (own && *own > score ? 1 : 0);
  }

  /// How many other companies have a better company more or less above them: those whose score is below one
  /// of the two and not below the other.
  std::size_t between(std::optional<double> own, std::optional<double> other) const {
    const auto below = [&](std::optional<double> score) {
      if (!score) return std::size_t{0};
      const auto all = static_cast<std::size_t>(std::ranges::lower_bound(scores_, *score) - scores_.begin());
      return all - (own && *own < *score ? 1 : 0);
    };
    const std::size_t a = below(own);
    const std::size_t b = below(other);
    return std::max(a, b) - std::min(a, b);
  }

  DigestPlace place_without(const NewObservation& news) const {
    Company company = pool_.dossiers().companies[news.company];
    auto& observations = company.observations;
    const auto at = std::ranges::find_if(observations, [&](const Observation& one) { return is_same(one, news.now); });
    if (at != observations.end()) observations.erase(at);
    if (news.before) observations.push_back(*news.before);
    const Assessment assessments[] = {assess(model_, company, pool_.view())};
    DigestPlace place;
    place.fit = fit_score(to_score_matrix(model_, assessments), 0, weights_, profile_.scoring());
    place.excluded = !failed_rules(model_, profile_, {company, assessments[0], place.fit}).empty();
    return place;
  }

  const Model& model_;
  const CompanyPool& pool_;
  const Profile& profile_;
  const Weights& weights_;
  const Screening& screening_;
  std::vector<double> scores_;  ///< of all that are ranked, ascending
};

/// A company with no data for any weighted criterion has no points.
double points_of(const DigestPlace& place) { return place.fit.ranked() ? place.fit.score : 0; }

double points(const DigestLine& line) { return std::abs(points_of(line.now) - points_of(line.without)); }

bool moves(const DigestLine& line) {
  return line.others_moved > 0 || line.now.rank != line.without.rank || points(line) > 0;
}

}  // namespace

std::optional<Date> known_on(const Observation& observation) {
  return observation.filed ? observation.filed : observation.as_of;
}

std::vector<NewObservation> new_observations(const Company& company, std::size_t index,
                                             std::span<const TrailEntry> trail, const Date& since,
                                             const std::optional<Date>& day) {
  std::vector<NewObservation> news;
  for (const Observation& one : company.observations) {
    const auto known = known_on(one);
    if (!known || is_known_on(*known, since) || is_after(one, day)) continue;
    const bool measured = std::ranges::any_of(
        trail, [&](const TrailEntry& entry) { return !entry.by_hand && is_same(entry.observation, one); });
    news.push_back({index, one, measured ? before(company, trail, one, day) : std::nullopt});
  }
  return news;
}

Digest make_digest(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
                   const Screening& screening, std::span<const NewObservation> news, std::size_t top) {
  const Digester digester(model, pool, profile, weights, screening);
  Digest digest;
  digest.fresh = news.size();
  for (const NewObservation& one : news) {
    DigestLine line = digester.line(one);
    if (moves(line)) digest.lines.push_back(std::move(line));
  }
  digest.moving = digest.lines.size();
  // As listed where they moved as much: by company, then in its own order.
  std::ranges::stable_sort(digest.lines, [](const DigestLine& a, const DigestLine& b) {
    return a.others_moved != b.others_moved ? a.others_moved > b.others_moved : points(a) > points(b);
  });
  if (digest.lines.size() > top) digest.lines.resize(top);
  return digest;
}

}  // namespace fitrank
