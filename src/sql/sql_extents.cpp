#include "sql/sql_extents.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "evidence/assess.hpp"
#include "sql/sql_expected.hpp"
#include "sql/sql_scores.hpp"

namespace fitrank {
namespace {

std::vector<std::size_t> signals_of(const SqlContext& context, std::size_t criterion) {
  std::vector<std::size_t> signals;
  for (std::size_t s = 0; s < context.model().signals.size(); ++s) {
    if (context.model().signals[s].criterion == criterion) signals.push_back(s);
  }
  return signals;
}

std::string sum(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, "\n        + ")); }

/// The least or greatest of some, two at a time, since older releases of ClickHouse take no more.
std::string extreme_of(std::string_view extreme, const std::vector<std::string>& numbers) {
  std::string text = numbers.back();
  for (std::size_t i = numbers.size() - 1; i-- > 0;)
    text = fmt::format("{}({},\n        {})", extreme, numbers[i], text);
  return text;
}

/// One criterion's extent as expressions.
class ExtentWriter {
 public:
  ExtentWriter(const SqlContext& context, std::size_t criterion)
      : context_(context), words_(context.words), criterion_(criterion), signals_(signals_of(context, criterion)) {
    for (const std::size_t s : signals_) all_ += context.model().signals[s].importance;
    policy_ = sql_discounts(context.request) ? EvidencePolicy::discounted : EvidencePolicy::face_value;
  }

  /// The sums over the known signals.
  void add_known(SqlStep& step) const {
    std::vector<std::string> points{words_.number(0)};
    std::vector<std::string> importance{words_.number(0)};
    for (const std::size_t s : signals_) {
      if (!context_.names.observes(s)) continue;
      const std::string known = words_.number(context_.model().signals[s].importance);
      const std::string score = context_.names.of_signal(s, "score");
      points.push_back(fmt::format("coalesce({} * {}, {})", known, score, words_.number(0)));
      importance.push_back(fmt::format("CASE WHEN {} IS NULL THEN {} ELSE {} END", score, words_.number(0), known));
    }
    step.columns.push_back({column("points"), sum(points)});
    step.columns.push_back({column("importance"), sum(importance)});
  }

  void add(SqlStep& step) const {
    add_end(step, "low", &UnknownScores::worst);
    add_end(step, "high", &UnknownScores::best);
    add_next(step, "next low", &UnknownScores::worst, "least", 100);
    add_next(step, "next high", &UnknownScores::best, "greatest", 0);
    step.columns.push_back({column("coverage"), fmt::format("{} / {}", column("importance"), words_.number(all_))});
  }

 private:
  std::string column(std::string_view what) const { return context_.names.of_criterion(criterion_, what); }

  /// A table that states scores leaves a criterion open, of which no signal is known, from 0 to 100.
  std::string unless_open(const std::string& expression, double open) const {
    if (!sql_states_any(context_)) return expression;
    return fmt::format("CASE WHEN {} > 0 THEN {} ELSE {} END", column("importance"), expression,
                       words_.as_single(words_.number(open)));
  }

  /// The mean over all signals, each unknown one at one end of its scores.
  void add_end(SqlStep& step, std::string_view what, double UnknownScores::*end) const {
    std::vector<std::string> parts;
    for (const std::size_t s : signals_) {
      const Signal& signal = context_.model().signals[s];
      const std::string unknown = words_.number(signal.importance * unknown_scores(signal, policy_).*end);
      parts.push_back(context_.names.observes(s)
                          ? fmt::format("coalesce({} * {}, {})", words_.number(signal.importance),
                                        context_.names.of_signal(s, "score"), unknown)
                          : unknown);
    }
    const std::string mean = words_.as_single(fmt::format("({})\n        / {}", sum(parts), words_.number(all_)));
    step.columns.push_back({column(what), unless_open(mean, what == "low" ? 0 : 100)});
  }

  /// The extreme mean over the known signals and one unknown one.
  void add_next(SqlStep& step, std::string_view what, double UnknownScores::*end, std::string_view extreme,
                double none) const {
    std::vector<std::string> means{words_.number(none)};
    for (const std::size_t s : signals_) {
      const Signal& signal = context_.model().signals[s];
      const std::string mean = fmt::format("({} + {}) / ({} + {})", column("points"),
                                           words_.number(signal.importance * unknown_scores(signal, policy_).*end),
                                           column("importance"), words_.number(signal.importance));
      means.push_back(context_.names.observes(s)
                          ? fmt::format("CASE WHEN {} IS NULL THEN {} ELSE {} END",
                                        context_.names.of_signal(s, "score"), mean, words_.number(none))
                          : mean);
    }
    const std::string next = words_.as_single(extreme_of(extreme, means));
    step.columns.push_back({column(what), unless_open(next, what == "next low" ? 0 : 100)});
  }

  const SqlContext& context_;
  const SqlWords& words_;
  std::size_t criterion_;
  std::vector<std::size_t> signals_;
  double all_ = 0;
  EvidencePolicy policy_ = EvidencePolicy::face_value;
};

/// What the criterion's score can become, as a DOUBLE.
std::string end_of(const SqlContext& context, std::size_t criterion, std::string_view what, double open) {
  if (sql_has_extent(context, criterion)) return context.words.as_double(context.names.of_criterion(criterion, what));
  const std::string score = context.names.criterion(criterion);
  return fmt::format("coalesce({}, {})", context.words.as_double(score), context.words.number(open));
}

bool is_weighed(const SqlContext& context, std::size_t criterion) {
  return !context.request.personas.empty() || context.request.weights[criterion] > 0;
}

/// The sum of weight x end; under a product the product of the ends to the power of their weights.
std::string sum_of_ends(const SqlContext& context, const std::vector<std::string>& weights, std::string_view what,
                        double open) {
  const bool product = context.request.profile.method == Aggregation::weighted_product;
  std::vector<std::string> parts;
  std::vector<std::string> nothing;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (!is_weighed(context, c)) continue;
    const std::string end = end_of(context, c, what, open);
    nothing.push_back(fmt::format("{} = 0 AND {} > 0", end, weights[c]));
    const std::string logarithm = context.words.logarithm(fmt::format("nullif({}, 0)", end));
    parts.push_back(product ? fmt::format("coalesce({} * {}, {})", weights[c], logarithm, context.words.number(0))
                            : fmt::format("{} * {}", weights[c], end));
  }
  return product ? sql_product(context, sum(parts), sql_any_of(nothing)) : sql_settled(fmt::format("({})", sum(parts)));
}

std::string coverage_of(const SqlContext& context, std::size_t criterion) {
  if (sql_has_extent(context, criterion)) return context.names.of_criterion(criterion, "coverage");
  return fmt::format("CASE WHEN {} IS NULL THEN {} ELSE {} END", context.names.criterion(criterion),
                     context.words.number(0), context.words.number(1));
}

}  // namespace

bool sql_states_any(const SqlContext& context) {
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    if (context.names.states(c)) return true;
  }
  return false;
}

bool sql_has_extent(const SqlContext& context, std::size_t criterion) {
  if (context.names.states(criterion)) return false;
  const auto signals = signals_of(context, criterion);
  const bool observed =
      std::ranges::any_of(signals, [&](std::size_t signal) { return context.names.observes(signal); });
  return observed || (!signals.empty() && !sql_states_any(context));
}

std::vector<SqlStep> sql_extent_steps(const SqlContext& context) {
  SqlStep known{"knowns", "of each criterion what is known: importance times score, and importance", {}};
  SqlStep extents{"extents", "what each criterion's score can become, and the share of importance that is known", {}};
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    if (!sql_has_extent(context, c)) continue;
    const ExtentWriter writer(context, c);
    writer.add_known(known);
    writer.add(extents);
  }
  if (extents.columns.empty()) return {};
  return {std::move(known), std::move(extents)};
}

std::vector<SqlColumn> sql_reach_sums(const SqlContext& context, const std::vector<std::string>& weights) {
  const SqlWords& words = context.words;
  std::vector<std::string> covered;
  std::vector<std::string> complete;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (!is_weighed(context, c)) continue;
    const std::string coverage = coverage_of(context, c);
    covered.push_back(fmt::format("{} * {}", weights[c], coverage));
    const std::string all = fmt::format("{} >= 1", coverage);
    complete.push_back(context.request.personas.empty() ? all : fmt::format("{} OR {} = 0", all, weights[c]));
  }
  return {{context.names.own("lowest"), sum_of_ends(context, weights, "low", 0)},
          {context.names.own("highest"), sum_of_ends(context, weights, "high", 100)},
          {context.names.own("coverage"), SqlCase()
                                              .when(sql_all_of(complete), words.number(1))
                                              .end(fmt::format("least({}, {})", words.number(1), sum(covered)))}};
}

std::vector<SqlColumn> sql_range(const SqlContext& context, const std::vector<std::string>& weights) {
  const SqlNames& names = context.names;
  std::vector<SqlColumn> range;
  for (const auto& [name, ends, next, extreme] :
       {std::array<const char*, 4>{"low", "lowest", "next low", "least"},
        std::array<const char*, 4>{"high", "highest", "next high", "greatest"}}) {
    const std::string end = names.own(ends);
    std::vector<std::string> scores{end};
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (!is_weighed(context, c) || !sql_has_extent(context, c)) continue;
      scores.push_back(SqlCase()
                           .when(fmt::format("{} < 1 AND {} > 0", names.of_criterion(c, "coverage"), weights[c]),
                                 sql_score_with(context, weights, c, names.of_criterion(c, next)))
                           .end(end));
    }
    // What is expected lies between worst and best, and stays there.
    if (scores.size() == 1 || sql_expects(context.request)) {
      range.push_back({names.own(name), end});
      continue;
    }
    const std::string score = sql_score(context);
    scores.push_back(fmt::format("CASE WHEN {} > 0 THEN {} ELSE {} END", names.own("known"), score, end));
    range.push_back(
        {names.own(name),
         SqlCase().when(fmt::format("{} < 1", names.own("coverage")), extreme_of(extreme, scores)).end(end)});
  }
  return range;
}

}  // namespace fitrank
