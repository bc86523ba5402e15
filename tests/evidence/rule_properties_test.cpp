// A rule with one limit is monotone in the value, whatever the value function: what is decided of a number is
// decided alike of every number further on the same side of the limit.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

#include "evidence/evaluate_rule.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

double number_from(int least, int most) { return *rc::gen::inRange(least, most) / *rc::gen::element(1.0, 10.0, 100.0); }

/// Points of any slope, on either side of zero or astride it; what is possible holds them.
Signal draw_signal() {
  std::vector<double> x;
  for (std::size_t i = *rc::gen::inRange<std::size_t>(2, 6); i > 0; --i) x.push_back(number_from(-30'000, 30'000));
  std::ranges::sort(x);
  x.erase(std::unique(x.begin(), x.end()), x.end());
  std::vector<Point> points;
  for (const double at : x) points.push_back({at, static_cast<double>(*rc::gen::inRange(0, 101))});
  Signal signal;
  signal.id = "signal";
  signal.unit = *rc::gen::element<std::string>("percent", "level", "");
  signal.value_function = ValueFunction::from_points(points);
  signal.possible = {x.front() - number_from(0, 30'000), x.back() + 1 + number_from(0, 30'000)};
  return signal;
}

Rule draw_rule() {
  Rule rule;
  rule.subject = Rule::Subject::signal;
  const double limit = number_from(-30'000, 30'000);
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      rule.at_least = limit;
      break;
    case 1:
      rule.above = limit;
      break;
    case 2:
      rule.at_most = limit;
      break;
    default:
      rule.below = limit;
  }
  return rule;
}

Verdict verdict(const Model& model, const Rule& rule, double number) {
  const Company company = test::company("acme", {test::observe(model, "signal", number)});
  Assessment assessment;
  assessment.signals = {{.signal = 0, .chosen = 0, .conflicting = {}}};
  return evaluate(model, rule, {company, assessment, FitScore{}}).verdict;
}

/// Numbers all around what the signal can be, rising.
std::vector<double> numbers_about(const Signal& signal, const Rule& rule) {
  std::vector<double> numbers = {0, 0.5, 1, signal.possible->low, signal.possible->high};
  for (const auto& limit : {rule.at_least, rule.above, rule.at_most, rule.below}) {
    if (!limit) continue;
    for (const double scale : {1.0, 100.0, 0.01, 1000.0, 0.001}) numbers.push_back(*limit * scale);
  }
  for (int i = 0; i < 20; ++i) numbers.push_back(number_from(-3'000'000, 3'000'000));
  std::ranges::sort(numbers);
  return numbers;
}

TEST(RulePropertiesTest, ARuleIsMonotoneInTheValue) {
  EXPECT_TRUE(rc::check([] {
    Model model = test::sample_model();
    model.signals = {draw_signal()};
    const Rule rule = draw_rule();
    const bool rises = rule.at_least || rule.above;
    bool turned = false;
    for (const double number : numbers_about(model.signals[0], rule)) {
      const Verdict found = verdict(model, rule, number);
      if (model.signals[0].possible->hold(number)) RC_ASSERT(found != Verdict::unknown);
      if (found == Verdict::unknown) continue;
      turned = turned || (found == Verdict::holds) == rises;
      RC_ASSERT(!turned || (found == Verdict::holds) == rises);
    }
  }));
}

}  // namespace
}  // namespace fitrank
