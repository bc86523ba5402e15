#include "sql/sql_meanings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sql/sql_rules.hpp"
#include "sql/sql_scores.hpp"

namespace fitrank {

std::string sql_may_mean(const SqlWords& words, const Signal& signal, std::string_view x, const UnitSlip& slip) {
  const std::vector<Point>& points = signal.value_function.points();
  const std::string meant = fmt::format("{} {}", x, slip.arithmetic);
  const std::string impossible = sql_any_of({fmt::format("{} < {}", x, words.number(signal.possible->low)),
                                             fmt::format("{} > {}", x, words.number(signal.possible->high))});
  return sql_all_of({impossible, fmt::format("{} >= {}", meant, words.number(points.front().x)),
                     fmt::format("{} <= {}", meant, words.number(points.back().x))});
}

bool is_looked_into(const Rule& rule, const SqlContext& context) {
  return rule.subject == Rule::Subject::criterion && !context.names.states(rule.index);
}

std::vector<std::size_t> doubtful_units_of(const SqlContext& context, std::size_t criterion) {
  std::vector<std::size_t> numbers;
  for (std::size_t s = 0; s < context.model().signals.size(); ++s) {
    const Signal& signal = context.model().signals[s];
    if (signal.criterion == criterion && signal.possible && context.names.observes(s)) numbers.push_back(s);
  }
  return numbers;
}

SqlStep sql_meanings_step(const SqlContext& context) {
  SqlStep step{"meanings", "what a value would score, had it been meant in another unit that it looks like", {}};
  std::vector<std::size_t> criteria;
  for (const DealBreaker& breaker : context.request.profile.deal_breakers) {
    if (is_looked_into(breaker.rule, context)) criteria.push_back(breaker.rule.index);
  }
  std::ranges::sort(criteria);
  criteria.erase(std::unique(criteria.begin(), criteria.end()), criteria.end());
  for (const std::size_t criterion : criteria) {
    for (const std::size_t s : doubtful_units_of(context, criterion)) {
      const Signal& signal = context.model().signals[s];
      const std::string value = context.names.of_signal(s, "value");
      for (const UnitSlip& slip : kUnitSlips) {
        const std::string meant = fmt::format("({} {})", value, slip.arithmetic);
        step.columns.push_back({context.names.of_signal(s, slip.name),
                                SqlCase()
                                    .when(sql_may_mean(context.words, signal, value, slip),
                                          sql_value_score(context.words, signal.value_function, meant))
                                    .end()});
      }
    }
  }
  return step;
}

}  // namespace fitrank
