#include "analysis/signal_coverage.hpp"

#include <algorithm>

namespace fitrank {
namespace {

constexpr long kDaysPerYear = 365;

std::size_t age_group(const Date& as_of, const Date& day) {
  const long age = days_between(as_of, day);
  std::size_t group = 0;
  while (group < kAgeYears.size() && age > kAgeYears[group] * kDaysPerYear) ++group;
  return group;
}

/// Calls use(signal, observation) for all that counts.
template <typename Use>
void for_each_chosen(const CompanySet& set, Use&& use) {
  for (std::size_t i = 0; i < set.companies.size(); ++i) {
    for (const SignalScore& line : set.assessments[i].signals) {
      use(line.signal, set.companies[i].observations[line.chosen]);
    }
  }
}

void add(SignalCoverage& coverage, const Observation& observation, const std::optional<Date>& day) {
  ++coverage.companies;
  if (observation.tier) ++coverage.tiers[*observation.tier];
  if (!observation.as_of || !day) {
    ++coverage.undated;
    return;
  }
  ++coverage.ages[age_group(*observation.as_of, *day)];
  coverage.oldest = std::min(coverage.oldest.value_or(*observation.as_of), *observation.as_of);
  coverage.latest = std::max(coverage.latest.value_or(*observation.as_of), *observation.as_of);
}

}  // namespace

EvidenceCoverage cover_signals(const Model& model, const CompanySet& set, const std::optional<Date>& day) {
  EvidenceCoverage result{set.companies.size(), day, day.has_value(), {}};
  if (!day) {
    for_each_chosen(set, [&](std::size_t, const Observation& one) { result.day = std::max(result.day, one.as_of); });
  }
  SignalCoverage nothing;
  nothing.tiers.assign(model.tiers.size(), 0);
  result.signals.assign(model.signals.size(), nothing);
  for_each_chosen(set,
                  [&](std::size_t signal, const Observation& one) { add(result.signals[signal], one, result.day); });
  return result;
}

}  // namespace fitrank
