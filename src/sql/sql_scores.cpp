#include "sql/sql_scores.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "score/settled.hpp"
#include "sql/sql_expected.hpp"
#include "sql/sql_extents.hpp"

namespace fitrank {
namespace {

/// A product's column that says whether some weighed score is 0.
constexpr std::string_view kNothing = "nothing";

bool is_zero(double number) { return !(number < 0) && !(number > 0); }

std::string minus(const SqlWords& words, std::string_view x, double number) {
  if (is_zero(number)) return std::string(x);
  return number < 0 ? fmt::format("{} + {}", x, words.bare(-number)) : fmt::format("{} - {}", x, words.bare(number));
}

/// How far `x` has come from `a` to `b`; halved first where the way is too long for a double.
std::string share_of_way(const SqlWords& words, double a, std::string_view x, double b) {
  const double way = b - a;
  if (std::isfinite(way)) return fmt::format("({}) / {}", minus(words, x, a), words.bare(way));
  return fmt::format("({}) / {}", minus(words, fmt::format("{} / 2", x), a / 2), words.bare(b / 2 - a / 2));
}

/// std::lerp, by its cases: from or to 0 it is a product; else it does not pass its end.
std::string between(const SqlWords& words, const Point& left, std::string_view x, const Point& right) {
  const std::string share = share_of_way(words, left.x, x, right.x);
  const double rise = right.score - left.score;
  if (is_zero(rise)) return words.number(left.score);
  if (is_zero(left.score)) return fmt::format("{} * {}", share, words.bare(right.score));
  if (is_zero(right.score)) return fmt::format("(1 - {}) * {}", share, words.bare(left.score));
  return fmt::format("{}({}, {} {} {} * {})", rise > 0 ? "least" : "greatest", words.number(right.score),
                     words.bare(left.score), rise > 0 ? '+' : '-', share, words.bare(std::abs(rise)));
}

std::string score_on_points(const SqlWords& words, const std::vector<Point>& points, std::string_view x) {
  SqlCase cases;
  if (points.size() > 1) {
    cases.when(fmt::format("{} < {}", x, words.bare(points.front().x)), words.number(points.front().score));
  }
  for (std::size_t i = 1; i < points.size(); ++i) {
    cases.when(fmt::format("{} < {}", x, words.bare(points[i].x)), between(words, points[i - 1], x, points[i]));
  }
  cases.when(
      points.size() > 1 ? fmt::format("{} >= {}", x, words.bare(points.back().x)) : fmt::format("{} IS NOT NULL", x),
      words.number(points.back().score));
  return cases.end();
}

SqlStep discount_step(const SqlContext& context) {
  SqlStep discounts{"discounts", "each signal's score, drawn towards 50 as far as trust is lacking", {}};
  for (std::size_t s = 0; s < context.model().signals.size(); ++s) {
    const auto column = [&](std::string_view what) { return context.names.of_signal(s, what); };
    const std::string left = column("left");
    discounts.columns.push_back({column("score"), SqlCase()
                                                      .when(fmt::format("{} < 1", left),
                                                            fmt::format("50 + {} * ({} - 50)", left, column("face")))
                                                      .end(column("face"))});
  }
  return discounts;
}

std::string weighed_part(const SqlContext& context, std::size_t criterion, const std::string& weight) {
  const SqlWords& words = context.words;
  const std::string score = words.as_double(sql_counted(context, criterion));
  if (context.request.profile.method == Aggregation::weighted_sum) {
    return fmt::format("coalesce({} * {}, {})", weight, score, words.number(0));
  }
  return fmt::format("coalesce({} * {}, {})", weight, words.logarithm(fmt::format("nullif({}, 0)", score)),
                     words.number(0));
}

/// "(a\n        + b)"
std::string sum_of(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, "\n        + "));
}

/// True where a weighed score is 0 of those but `replaced`: it makes a product 0.
std::string product_is_nothing(const SqlContext& context, const std::vector<std::string>& weights,
                               std::optional<std::size_t> replaced) {
  std::vector<std::string> conditions;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (c == replaced || (context.request.personas.empty() && is_zero(context.request.weights[c]))) continue;
    conditions.push_back(fmt::format("{} = 0 AND {} > 0", sql_counted(context, c), weights[c]));
  }
  return conditions.empty() ? "1 = 0" : sql_any_of(conditions);
}

/// The policy's score of a sum of points and the known share of the weight.
std::string sum_score(const SqlContext& context, const std::string& points, const std::string& known) {
  switch (context.request.profile.missing) {
    case MissingPolicy::zero:
    case MissingPolicy::expected:
      return sql_settled(points);
    case MissingPolicy::renormalize:
      return sql_settled(fmt::format("({} / nullif({}, 0))", points, known));
    case MissingPolicy::neutral:
      return sql_settled(fmt::format("({} + 50 * (1 - {}))", points, known));
  }
  return sql_settled(points);
}

/// The same of a sum of logarithms; 0 where `nothing` holds.
std::string product_score(const SqlContext& context, const std::string& points, const std::string& known,
                          const std::string& nothing) {
  switch (context.request.profile.missing) {
    case MissingPolicy::zero:
    case MissingPolicy::expected:
      return sql_product(context, points, fmt::format("{} OR {} < 1", nothing, known));
    case MissingPolicy::renormalize:
      return sql_product(context, fmt::format("{} / nullif({}, 0)", points, known), nothing);
    case MissingPolicy::neutral:
      return sql_product(
          context, fmt::format("{} + (1 - {}) * {}", points, known, context.words.number(std::log(50.0))), nothing);
  }
  return points;
}

bool is_product(const SqlContext& context) { return context.request.profile.method == Aggregation::weighted_product; }

}  // namespace

std::string sql_value_score(const SqlWords& words, const ValueFunction& function, std::string_view x) {
  if (!function.takes_levels()) return score_on_points(words, function.points(), x);
  SqlCase cases;
  for (const NamedLevel& level : function.levels()) {
    cases.when(fmt::format("{} = {}", x, words.text(level.name)), words.number(level.score));
  }
  return cases.end();
}

std::vector<SqlStep> sql_signal_steps(const SqlContext& context) {
  const bool discounted = sql_discounts(context.request);
  SqlStep signals{"signals", "each signal's score, 0 to 100, as its value function gives it", {}};
  for (std::size_t s = 0; s < context.model().signals.size(); ++s) {
    if (!context.names.observes(s)) continue;
    const std::string value = context.names.of_signal(s, "value");
    signals.columns.push_back({context.names.of_signal(s, discounted ? "face" : "score"),
                               sql_value_score(context.words, context.model().signals[s].value_function, value)});
  }
  std::vector<SqlStep> steps;
  if (!signals.columns.empty()) steps.push_back(std::move(signals));
  if (discounted) steps.push_back(discount_step(context));
  return steps;
}

std::string sql_criterion_mean(const SqlContext& context, std::size_t criterion, std::optional<std::size_t> changed,
                               std::string_view instead) {
  const SqlWords& words = context.words;
  std::vector<std::string> points;
  std::vector<std::string> importance;
  for (std::size_t s = 0; s < context.model().signals.size(); ++s) {
    const Signal& signal = context.model().signals[s];
    if (signal.criterion != criterion || !context.names.observes(s)) continue;
    const std::string score = s == changed ? std::string(instead) : context.names.of_signal(s, "score");
    const bool once = is_zero(signal.importance - 1);
    points.push_back(
        fmt::format("coalesce({}{}, {})", once ? "" : words.bare(signal.importance) + " * ", score, words.number(0)));
    importance.push_back(fmt::format("CASE WHEN {} IS NULL THEN 0 ELSE {} END", score, words.bare(signal.importance)));
  }
  if (points.empty()) return words.no_single();
  return words.as_single(fmt::format("({})\n        / nullif({}, 0)", sum_of(points), sum_of(importance)));
}

SqlStep sql_criteria_step(const SqlContext& context) {
  SqlStep step{"criteria", "each criterion's score, 0 to 100, in single precision; NULL is unknown", {}};
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    if (!context.names.states(c)) step.columns.push_back({context.names.criterion(c), sql_criterion_mean(context, c)});
  }
  return step;
}

SqlStep sql_sums_step(const SqlContext& context, const std::vector<std::string>& weights) {
  const SqlWords& words = context.words;
  const bool batch = !context.request.personas.empty();
  SqlStep step{"sums", "points of what is known, its share of the weight, and what both can become", {}};
  std::vector<std::string> points;
  std::vector<std::string> complete;
  std::vector<std::string> known;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const std::string score = sql_counted(context, c);
    known.push_back(fmt::format("CASE WHEN {} IS NULL THEN {} ELSE {} END", score, words.number(0), weights[c]));
    if (!batch && is_zero(context.request.weights[c])) continue;
    points.push_back(weighed_part(context, c, weights[c]));
    complete.push_back(batch ? fmt::format("{} IS NOT NULL OR {} = 0", score, weights[c])
                             : fmt::format("{} IS NOT NULL", score));
  }
  step.columns.push_back({context.names.own("points"), sum_of(points)});
  step.columns.push_back(
      {context.names.own("known"), SqlCase()
                                       .when(sql_all_of(complete), words.number(1))
                                       .end(fmt::format("least({}, {})", words.number(1), sum_of(known)))});
  for (SqlColumn& column : sql_reach_sums(context, weights)) step.columns.push_back(std::move(column));
  if (is_product(context)) {
    step.comment = "the weighted sum of logarithms, its share of the weight, and what both can become";
    step.columns.push_back({context.names.own(kNothing),
                            fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", product_is_nothing(context, weights, {}))});
  }
  return step;
}

std::string sql_settled(std::string_view score) {
  const double steps = std::ldexp(1.0, kScoreBits);
  return fmt::format("floor({} * {:.0f} + 0.5) / {:.0f}", score, steps, steps);
}

std::string sql_product(const SqlContext& context, const std::string& logarithm, const std::string& nothing) {
  return fmt::format("CASE WHEN {} THEN {} ELSE {} END", nothing, context.words.number(0),
                     sql_settled(fmt::format("exp({})", logarithm)));
}

std::string sql_score(const SqlContext& context) {
  const std::string points = context.names.own("points");
  const std::string known = context.names.own("known");
  if (!is_product(context)) return sum_score(context, points, known);
  return product_score(context, points, known, fmt::format("{} = 1", context.names.own(kNothing)));
}

std::string sql_score_with(const SqlContext& context, const std::vector<std::string>& weights, std::size_t criterion,
                           const std::string& score) {
  const SqlWords& words = context.words;
  const std::string& weight = weights[criterion];
  const std::string own = context.names.own("points");
  const std::string others = fmt::format("{} - {}", own, weighed_part(context, criterion, weight));
  const std::string known =
      fmt::format("CASE WHEN {} IS NULL THEN least({}, {} + {}) ELSE {} END", context.names.criterion(criterion),
                  words.number(1), context.names.own("known"), weight, context.names.own("known"));
  const std::string other = words.as_double(score);
  if (!is_product(context)) return sum_score(context, fmt::format("({} + {} * {})", others, weight, other), known);
  const std::string logarithm = fmt::format("coalesce({} * {}, {})", weight,
                                            words.logarithm(fmt::format("nullif({}, 0)", other)), words.number(0));
  const std::string nothing = fmt::format("({}) OR {} = 0", product_is_nothing(context, weights, criterion), score);
  return product_score(context, fmt::format("({} + {})", others, logarithm), known, nothing);
}

SqlStep sql_fits_step(const SqlContext& context, const std::vector<std::string>& weights) {
  SqlStep step{"fits", "the fit score, and the least and the greatest that it can be or become", {}};
  step.columns.push_back({context.names.own("score"), sql_score(context)});
  for (SqlColumn& column : sql_range(context, weights)) step.columns.push_back(std::move(column));
  return step;
}

std::string sql_best_first(const SqlContext& context) {
  std::vector<std::string> keys = {fmt::format("{} DESC", context.names.own("score")),
                                   fmt::format("{} DESC", context.names.own("coverage"))};
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    keys.push_back(fmt::format("{} DESC NULLS LAST", sql_counted(context, c)));
  }
  keys.push_back(context.words.by_bytes(context.names.own("id")));
  return fmt::format("{}", fmt::join(keys, ", "));
}

}  // namespace fitrank
