#include "output/sql_scores.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "score/settled.hpp"

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

std::string settled(std::string_view exponent) {
  const double steps = std::ldexp(1.0, kProductBits);
  return fmt::format("floor(exp({}) * {:.0f} + 0.5) / {:.0f}", exponent, steps, steps);
}

std::string weighed_part(const SqlContext& context, std::size_t criterion, const std::string& weight) {
  const SqlWords& words = context.words;
  const std::string score = words.as_double(context.names.criterion(criterion));
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

/// True where no score is known to be above 0 that would have to be: one of 0, weighed, makes a product 0.
std::string product_is_nothing(const SqlContext& context, const std::vector<std::string>& weights) {
  std::vector<std::string> conditions;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (context.request.personas.empty() && is_zero(context.request.weights[c])) continue;
    conditions.push_back(fmt::format("{} = 0 AND {} > 0", context.names.criterion(c), weights[c]));
  }
  return fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", sql_any_of(conditions));
}

std::vector<SqlColumn> sum_fits(const SqlContext& context) {
  const std::string points = context.names.own("points");
  const std::string coverage = context.names.own("coverage");
  std::string score = points;
  if (context.request.profile.missing == MissingPolicy::renormalize) {
    score = fmt::format("{} / nullif({}, 0)", points, coverage);
  } else if (context.request.profile.missing == MissingPolicy::neutral) {
    score = fmt::format("{} + 50 * (1 - {})", points, coverage);
  }
  return {{context.names.own("score"), score},
          {context.names.own("low"), points},
          {context.names.own("high"), fmt::format("{} + 100 * (1 - {})", points, coverage)}};
}

std::vector<SqlColumn> product_fits(const SqlContext& context) {
  const SqlWords& words = context.words;
  const std::string points = context.names.own("points");
  const std::string coverage = context.names.own("coverage");
  const std::string nothing = fmt::format("{} = 1", context.names.own(kNothing));
  const auto filled_with = [&](double score) {
    return settled(fmt::format("{} + (1 - {}) * {}", points, coverage, words.number(std::log(score))));
  };
  const auto or_nothing = [&](const std::string& condition, const std::string& score) {
    return fmt::format("CASE WHEN {} THEN {} ELSE {} END", condition, words.number(0), score);
  };
  const std::string low = or_nothing(fmt::format("{} OR {} < 1", nothing, coverage), settled(points));
  std::string score = low;
  if (context.request.profile.missing == MissingPolicy::renormalize) {
    score = or_nothing(nothing, settled(fmt::format("{} / nullif({}, 0)", points, coverage)));
  } else if (context.request.profile.missing == MissingPolicy::neutral) {
    score = or_nothing(nothing, filled_with(50));
  }
  return {{context.names.own("score"), score},
          {context.names.own("low"), low},
          {context.names.own("high"), or_nothing(nothing, filled_with(100))}};
}

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
  SqlStep step{"sums", "points that are certain, and the share of the weight that is known", {}};
  std::vector<std::string> points;
  std::vector<std::string> complete;
  std::vector<std::string> known;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const std::string score = context.names.criterion(c);
    known.push_back(fmt::format("CASE WHEN {} IS NULL THEN {} ELSE {} END", score, words.number(0), weights[c]));
    if (!batch && is_zero(context.request.weights[c])) continue;
    points.push_back(weighed_part(context, c, weights[c]));
    complete.push_back(batch ? fmt::format("{} IS NOT NULL OR {} = 0", score, weights[c])
                             : fmt::format("{} IS NOT NULL", score));
  }
  step.columns.push_back({context.names.own("points"), sum_of(points)});
  step.columns.push_back(
      {context.names.own("coverage"), SqlCase()
                                          .when(sql_all_of(complete), words.number(1))
                                          .end(fmt::format("least({}, {})", words.number(1), sum_of(known)))});
  if (context.request.profile.method == Aggregation::weighted_product) {
    step.comment =
        "the weighted sum of logarithms, whether a score of 0 leaves nothing, and the known share of the weight";
    step.columns.push_back({context.names.own(kNothing), product_is_nothing(context, weights)});
  }
  return step;
}

SqlStep sql_fits_step(const SqlContext& context) {
  const bool product = context.request.profile.method == Aggregation::weighted_product;
  return {"fits", "the fit score, and the least and the greatest possible over what is unknown",
          product ? product_fits(context) : sum_fits(context)};
}

std::string sql_best_first(const SqlContext& context) {
  std::vector<std::string> keys = {fmt::format("{} DESC", context.names.own("score")),
                                   fmt::format("{} DESC", context.names.own("coverage"))};
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    keys.push_back(fmt::format("{} DESC NULLS LAST", context.names.criterion(c)));
  }
  keys.push_back(context.words.by_bytes(context.names.own("id")));
  return fmt::format("{}", fmt::join(keys, ", "));
}

}  // namespace fitrank
