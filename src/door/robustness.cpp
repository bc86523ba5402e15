#include "fitrank/robustness.hpp"

#include <limits>

#include "analysis/bounds.hpp"
#include "analysis/stability.hpp"
#include "analysis/unknowns.hpp"
#include "door/asked.hpp"
#include "door/guarded.hpp"
#include "door/policies.hpp"

namespace fitrank::v1 {

namespace {

/// From so many companies on only the order of the first is followed.
constexpr std::size_t kManyCompanies = 100'000;
constexpr std::size_t kPlacesOfMany = 5;

WeightLimit limit_of(const CompanyPool& pool, double share, const std::optional<Turn>& turn) {
  WeightLimit limit{.share = share, .rising = {}, .falling = {}};
  if (turn) limit.rising = pool.at(turn->rising);
  if (turn && turn->falling) limit.falling = pool.at(*turn->falling);
  return limit;
}

}  // namespace

std::vector<StableWeight> stability(const Companies& companies, const Profile& profile) {
  return guarded([&] {
    const Asked asked(companies, profile);
    const CompanyPool& pool = asked.pool();
    const Screening screening = asked.screening();
    fitrank::StabilityOptions options{.allowed = screening.allowed};
    if (pool.size() >= kManyCompanies) options.order = kPlacesOfMany;
    const auto found = find_stability(pool.scores(), pool, asked.weights(), asked.profile().scoring(), options);
    std::vector<StableWeight> weights;
    for (const CriterionStability& one : found.criteria) {
      weights.push_back({.criterion = asked.model().criteria[one.criterion].id,
                         .share = one.share,
                         .first_low = limit_of(pool, one.first.low, one.first.at_low),
                         .first_high = limit_of(pool, one.first.high, one.first.at_high),
                         .order_low = limit_of(pool, one.order.low, one.order.at_low),
                         .order_high = limit_of(pool, one.order.high, one.order.at_high)});
    }
    return weights;
  });
}

std::vector<BoundedCompany> bounds(const Companies& companies, const Profile& profile, double within, std::size_t top) {
  return guarded([&] {
    const Asked asked(companies, profile);
    const CompanyPool& pool = asked.pool();
    const Screening screening = asked.screening();
    const auto report = report_bounds(pool.scores(), pool, asked.weights(), asked.profile().scoring(), within, top,
                                      {.allowed = screening.allowed});
    std::vector<BoundedCompany> rows;
    for (const fitrank::BoundedCompany& one : report.rows) {
      rows.push_back({.id = pool.at(one.place.company),
                      .rank = one.place.rank,
                      .fit = door_fit(one.place.fit),
                      .best_unknown = one.unknown.best,
                      .worst_unknown = one.unknown.worst,
                      .best_weights = one.weights.best.proven,
                      .worst_weights = one.weights.worst.proven,
                      .exact = one.weights.best.exact() && one.weights.worst.exact()});
    }
    return rows;
  });
}

std::vector<OpenQuestion> unknowns(const Companies& companies, const Profile& profile, std::size_t top) {
  return guarded([&] {
    const Asked asked(companies, profile);
    const Screening screening = asked.screening();
    const auto values = value_unknowns(asked.model(), asked.pool(), asked.weights(), asked.profile().scoring(),
                                       {.top = top, .allowed = screening.allowed});
    std::vector<OpenQuestion> questions;
    for (const UnknownValue& one : values) {
      questions.push_back({.id = asked.pool().at(one.company),
                           .signal = one.signal ? asked.model().signals[*one.signal].id : std::string(),
                           .criterion = asked.model().criteria[one.criterion].id,
                           .value = one.value,
                           .changes_first = one.changes_first,
                           .changes_top = one.changes_top});
    }
    return questions;
  });
}

}  // namespace fitrank::v1
