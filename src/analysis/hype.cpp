#include "analysis/hype.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "analysis/contribution.hpp"

namespace fitrank {
namespace {

/// Below the middle, an observation speaks against the company.
constexpr double kMiddle = 50;

/// A company as one evidence policy sees it.
struct Seen {
  Assessment assessment;
  ScoreMatrix scores;  ///< one row

  double score(std::size_t criterion) const { return scores.at(0, criterion); }
  bool expects() const { return scores.expectations() != nullptr; }
};

/// How companies are seen under one evidence policy: by themselves, or filled with what is expected of them.
class Sight {
 public:
  Sight(const Model& model, const CompanyPool& pool, const EvidenceView& view) : model_(model), view_(view) {
    if (view.expected != PeerEstimate::none) pool_.emplace(pool.viewed(view));
  }

  Seen of(const Company& company) const {
    Seen seen{assess(model_, company, view_), {}};
    const auto row = pool_ ? pool_->find(company.id) : std::nullopt;
    seen.scores = row ? select_rows(pool_->scores(), {{*row}}) : to_score_matrix(model_, {&seen.assessment, 1});
    return seen;
  }

 private:
  const Model& model_;
  EvidenceView view_;
  std::optional<CompanyPool> pool_;
};

bool is_stated(const Company& company, std::size_t criterion) {
  return !company.stated.empty() && !std::isnan(company.stated[criterion]);
}

/// Adds to the parts what is left of `points`, in proportion to their size.
void spread_rest(std::vector<HypePart>& parts, double points) {
  double size = 0;
  for (const HypePart& part : parts) {
    points -= part.points;
    size += std::abs(part.points);
  }
  if (!(size > 0)) return;
  for (HypePart& part : parts) part.points += points * (std::abs(part.points) / size);
}

/// Of what makes up the criterion's score: the known signals, or all where the unknown ones are expected.
double counted_importance(const Model& model, std::size_t criterion, const Seen& seen) {
  double importance = 0;
  if (seen.expects()) {
    for (const Signal& signal : model.signals) importance += signal.criterion == criterion ? signal.importance : 0;
    return importance;
  }
  for (const SignalScore& line : seen.assessment.signals) {
    const Signal& signal = model.signals[line.signal];
    if (signal.criterion == criterion) importance += signal.importance;
  }
  return importance;
}

/// The parts of one criterion, which add up to `points`, but for what is expected otherwise; `weight` is what a point
/// of it weighs.
std::vector<HypePart> parts_of(const Model& model, std::size_t criterion, const Seen& discounted, double weight,
                               double points) {
  const double importance = counted_importance(model, criterion, discounted);
  std::vector<HypePart> parts;
  for (const SignalScore& line : discounted.assessment.signals) {
    const Signal& signal = model.signals[line.signal];
    if (signal.criterion != criterion || !(std::abs(line.face - line.used) > 0)) continue;
    parts.push_back({.signal = line.signal,
                     .observation = line.chosen,
                     .trust = line.trust,
                     .face = line.face,
                     .used = line.used,
                     .points = weight * (signal.importance / importance) * (line.face - line.used)});
  }
  if (!discounted.expects()) spread_rest(parts, points);
  return parts;
}

/// What each criterion makes of the gap; nothing where it is unknown.
std::vector<double> criterion_points(const Seen& face, const Seen& discounted, const Profile& profile,
                                     const Weights& weights, const HypeEntry& entry) {
  const double divisor = profile.missing == MissingPolicy::renormalize ? entry.face.known : 1;
  std::vector<Factor> factors(weights.size());
  for (std::size_t c = 0; c < factors.size(); ++c) {
    if (std::isnan(face.score(c)) || !(weights[c] > 0)) continue;
    factors[c] = {weights[c] / divisor, discounted.score(c), face.score(c)};
  }
  if (profile.method == Aggregation::weighted_product) {
    return share_change(factors, entry.discounted.score, entry.face.score);
  }
  std::vector<double> points;
  for (const Factor& factor : factors) points.push_back(factor.weight * (factor.now - factor.before));
  return points;
}

/// What the one assessment scores more than the other, criterion by criterion, in signals.
std::vector<HypePart> all_parts(const Model& model, const Company& company, const Seen& face, const Seen& discounted,
                                const Weights& weights, const std::vector<double>& points) {
  std::vector<HypePart> parts;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    if (std::isnan(face.score(c)) || is_stated(company, c) || !(weights[c] > 0)) continue;
    const double lost = face.score(c) - discounted.score(c);
    const double weight = lost < 0 || lost > 0 ? points[c] / lost : weights[c];
    std::ranges::copy(parts_of(model, c, discounted, weight, points[c]), std::back_inserter(parts));
  }
  std::ranges::stable_sort(parts, [](const HypePart& a, const HypePart& b) {
    if (a.points > b.points) return true;
    return !(b.points > a.points) && a.signal < b.signal;
  });
  return parts;
}

/// Whether an observation is evidence enough for a claim of tier `claimed`.
bool firm_enough(const Model& model, std::size_t claimed, const Observation& observation) {
  if (!observation.tier) return false;
  const double most = std::ranges::max(model.tiers, {}, &Tier::trust).trust;
  const double trust = model.tiers[*observation.tier].trust;
  return trust > model.tiers[claimed].trust || !(trust < most);
}

ClaimCheck check_claim(const Model& model, const Company& company, const Assessment& face, std::size_t index) {
  ClaimCheck check{.claim = index, .observation = {}};
  const Claim& claim = company.claims[index];
  const auto line = std::ranges::find(face.signals, claim.signal, &SignalScore::signal);
  if (line == face.signals.end()) return check;
  check.observation = line->chosen;
  const bool firm = firm_enough(model, claim.tier, company.observations[line->chosen]);
  check.backed = firm && line->face >= kMiddle;
  check.contradicted = firm && !check.backed;
  return check;
}

HypeEntry entry_of(const Model& model, const Company& company, const Seen& face, const Seen& discounted,
                   const Profile& profile, const Weights& weights) {
  HypeEntry entry;
  entry.face = fit_score(face.scores, 0, weights, profile.scoring());
  entry.discounted = fit_score(discounted.scores, 0, weights, profile.scoring());
  entry.gap = entry.face.score - entry.discounted.score;
  entry.parts =
      all_parts(model, company, face, discounted, weights, criterion_points(face, discounted, profile, weights, entry));
  if (face.expects()) {
    double own = 0;
    for (const HypePart& part : entry.parts) own += part.points;
    entry.of_others = entry.gap - own;
  }
  entry.claims = check_claims(model, company, face.assessment, profile.as_of);
  return entry;
}

}  // namespace

std::vector<ClaimCheck> check_claims(const Model& model, const Company& company, const Assessment& face,
                                     const std::optional<Date>& as_of) {
  std::vector<ClaimCheck> checks;
  for (std::size_t i = 0; i < company.claims.size(); ++i) {
    const auto& date = company.claims[i].as_of;
    const bool later = date && as_of && !is_known_on(*date, *as_of);
    if (!later) checks.push_back(check_claim(model, company, face, i));
  }
  return checks;
}

std::vector<HypeEntry> hype(const Model& model, const CompanyPool& pool, const std::vector<Company>& companies,
                            const Profile& profile, const Weights& weights) {
  const Sight face(model, pool, profile.view(EvidencePolicy::face_value));
  const Sight discounted(model, pool, profile.view(EvidencePolicy::discounted));
  std::vector<HypeEntry> entries;
  for (std::size_t i = 0; i < companies.size(); ++i) {
    HypeEntry entry =
        entry_of(model, companies[i], face.of(companies[i]), discounted.of(companies[i]), profile, weights);
    entry.company = i;
    if (entry.face.ranked()) entries.push_back(std::move(entry));
  }
  std::ranges::sort(entries, [&](const HypeEntry& a, const HypeEntry& b) {
    if (a.gap > b.gap) return true;
    return !(b.gap > a.gap) && companies[a.company].id < companies[b.company].id;
  });
  return entries;
}

}  // namespace fitrank
