#include "evidence/profile.hpp"

#include <algorithm>

namespace fitrank {

void settle_day(Profile& profile, const std::optional<Date>& newest) {
  if (profile.as_of || !newest) return;
  profile.as_of = newest;
  profile.day_source = DaySource::evidence;
}

bool is_min_coverage(const DealBreaker& breaker) { return breaker.rule.of_ranked; }

void set_min_coverage(Profile& profile, double share) {
  std::erase_if(profile.deal_breakers, is_min_coverage);
  profile.min_coverage = share;
  if (!(share > 0)) return;
  DealBreaker breaker{.text = "Enough is known", .rule = {}};
  breaker.rule.subject = Rule::Subject::coverage;
  breaker.rule.at_least = share;
  breaker.rule.of_ranked = true;
  profile.deal_breakers.push_back(std::move(breaker));
}

}  // namespace fitrank
