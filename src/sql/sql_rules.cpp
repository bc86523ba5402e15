#include "sql/sql_rules.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "evidence/evaluate_rule.hpp"
#include "sql/sql_meanings.hpp"
#include "sql/sql_scores.hpp"

namespace fitrank {
namespace {

using RuleSubject = Rule::Subject;

/// "x >= 10 AND x < 20"
std::vector<std::string> limits(const SqlWords& words, const Rule& rule, std::string_view x) {
  std::vector<std::string> conditions;
  const auto add = [&](std::string_view sign, const std::optional<double>& limit) {
    if (limit) conditions.push_back(fmt::format("{} {} {}", x, sign, words.number(*limit)));
  };
  add(">", rule.above);
  add("<", rule.below);
  add(">=", rule.at_least);
  add("<=", rule.at_most);
  return conditions;
}

std::string holds(const SqlWords& words, const Rule& rule, std::string_view x) {
  const auto conditions = limits(words, rule, x);
  return conditions.empty() ? "1 = 1" : sql_all_of(conditions);
}

std::string holds_name(const SqlWords& words, const Rule& rule, std::string_view x) {
  std::vector<std::string> conditions;
  if (!rule.is.empty()) conditions.push_back(fmt::format("{} IN {}", x, sql_texts(words, rule.is)));
  if (!rule.is_not.empty()) conditions.push_back(fmt::format("{} NOT IN {}", x, sql_texts(words, rule.is_not)));
  return conditions.empty() ? "1 = 1" : sql_all_of(conditions);
}

std::string rounded(std::string_view number) {
  return fmt::format("floor(({}) * 1000000000000 + 0.5) / 1000000000000", number);
}

std::string not_observed(const Rule& rule) { return rule.when_unknown == WhenUnknown::fail ? "1" : "0"; }

class VerdictWriter {
 public:
  VerdictWriter(const SqlContext& context, const Rule& rule) : context_(context), rule_(rule) {}

  std::string fails() {
    switch (rule_.subject) {
      case RuleSubject::signal:
        return signal();
      case RuleSubject::criterion:
        return criterion();
      case RuleSubject::coverage:
        if (rule_.of_ranked)
          return SqlCase().when(fmt::format("{} = 0", looked_at()), "0").end(number(rounded(looked_at())));
        return number(rounded(looked_at()));
      case RuleSubject::criterion_coverage:
        return number(rounded(looked_at()));
      case RuleSubject::range:
        return number(rounded(looked_at()));
      case RuleSubject::layer:
        return layer();
    }
    return "0";
  }

  /// The number or name, as an expression; empty where the table has none.
  std::string looked_at() const {
    const SqlNames& names = context_.names;
    switch (rule_.subject) {
      case RuleSubject::signal:
        return names.observes(rule_.index) ? names.of_signal(rule_.index, "value") : "";
      case RuleSubject::criterion:
        return names.criterion(rule_.index);
      case RuleSubject::coverage:
        return names.own("coverage");
      case RuleSubject::criterion_coverage:
        return known_share();
      case RuleSubject::range:
        return fmt::format("{} - {}", names.own("high"), names.own("low"));
      case RuleSubject::layer:
        return names.layer() ? names.own("layer") : "";
    }
    return {};
  }

 private:
  std::string number(const std::string& x) const {
    return SqlCase().when(holds(context_.words, rule_, x), "0").end("1");
  }

  std::string layer() const {
    const std::string layer = looked_at();
    if (layer.empty()) return not_observed(rule_);
    return SqlCase()
        .when(fmt::format("{} IS NULL", layer), not_observed(rule_))
        .when(holds_name(context_.words, rule_, layer), "0")
        .end("1");
  }

  std::string signal() const {
    const std::string value = looked_at();
    if (value.empty()) return not_observed(rule_);
    const SqlWords& words = context_.words;
    const Signal& about = context_.model().signals[rule_.index];
    SqlCase cases;
    cases.when(fmt::format("{} IS NULL", value), not_observed(rule_));
    if (rule_.min_tier) cases.when(is_too_weak(rule_.index), "0");
    if (about.value_function.takes_levels()) {
      cases.when(holds_name(words, rule_, value), "0");
    } else {
      cases.when(holds(words, rule_, value), "0");
      if (about.possible) add_meanings(about, value, cases);
    }
    return cases.end("1");
  }

  void add_meanings(const Signal& about, const std::string& value, SqlCase& cases) const {
    const SqlWords& words = context_.words;
    for (const UnitSlip& slip : kUnitSlips) {
      const std::string meant = fmt::format("{} {}", value, slip.arithmetic);
      cases.when(sql_all_of({sql_may_mean(words, about, value, slip), holds(words, rule_, meant)}), "0");
    }
  }

  std::string criterion() const {
    const SqlWords& words = context_.words;
    const std::string score = looked_at();
    SqlCase cases;
    cases.when(fmt::format("{} IS NULL", score), not_observed(rule_));
    if (rule_.min_tier) add_weak(cases);
    cases.when(holds(words, rule_, words.as_double(score)), "0");
    if (is_looked_into(rule_, context_)) add_slips(cases);
    return cases.end("1");
  }

  /// As firm as the weakest that enters; a score stated outright has no tier.
  void add_weak(SqlCase& cases) const {
    if (context_.request.shape != SqlShape::observations) {
      cases.when("1 = 1", "0");
      return;
    }
    for (std::size_t s = 0; s < context_.model().signals.size(); ++s) {
      if (context_.model().signals[s].criterion != rule_.index) continue;
      cases.when(fmt::format("{} IS NOT NULL AND ({})", context_.names.of_signal(s, "value"), is_too_weak(s)), "0");
    }
  }

  void add_slips(SqlCase& cases) const {
    const SqlWords& words = context_.words;
    for (const std::size_t s : doubtful_units_of(context_, rule_.index)) {
      for (const UnitSlip& slip : kUnitSlips) {
        const std::string meant = context_.names.of_signal(s, slip.name);
        const std::string mean = words.as_double(sql_criterion_mean(context_, rule_.index, s, meant));
        cases.when(fmt::format("{} IS NOT NULL AND ({})", meant, holds(words, rule_, mean)), "0");
      }
    }
  }

  /// Nothing in a wide table has a tier, and so nothing there is firm enough.
  std::string is_too_weak(std::size_t signal) const {
    if (context_.request.shape != SqlShape::observations || !context_.names.has("tier")) return "1 = 1";
    return fmt::format("{} < {}", context_.names.of_signal(signal, "trust"),
                       context_.words.number(context_.model().tiers[*rule_.min_tier].trust));
  }

  std::string known_share() const {
    const std::string criterion = context_.names.criterion(rule_.index);
    double all = 0;
    std::vector<std::string> known;
    for (std::size_t s = 0; s < context_.model().signals.size(); ++s) {
      const Signal& signal = context_.model().signals[s];
      if (signal.criterion != rule_.index) continue;
      all += signal.importance;
      if (!context_.names.observes(s)) continue;
      known.push_back(fmt::format("CASE WHEN {} IS NULL THEN 0 ELSE {} END", context_.names.of_signal(s, "value"),
                                  context_.words.number(signal.importance)));
    }
    const std::string share = known.empty() || !(all > 0)
                                  ? context_.words.number(0)
                                  : fmt::format("({}) / {}", fmt::join(known, " + "), context_.words.number(all));
    if (!context_.names.states(rule_.index)) return share;
    return fmt::format("CASE WHEN {} IS NOT NULL THEN {} ELSE {} END", criterion, context_.words.number(1), share);
  }

  const SqlContext& context_;
  const Rule& rule_;
};

std::string verdict_name(const SqlContext& context, std::size_t rule) {
  return context.words.name(fmt::format("fails deal-breaker {}", rule + 1));
}

std::string compared(const SqlContext& context, std::string_view sign, std::string_view word) {
  std::vector<std::string> conditions;
  for (std::size_t i = 0; i < context.request.profile.deal_breakers.size(); ++i) {
    conditions.push_back(fmt::format("{} {}", verdict_name(context, i), sign));
  }
  return fmt::format("{}", fmt::join(conditions, fmt::format(" {} ", word)));
}

std::string reason(const SqlContext& context, std::size_t index) {
  const DealBreaker& breaker = context.request.profile.deal_breakers[index];
  const SqlWords& words = context.words;
  const std::string rule = rule_text(context.model(), breaker.rule);
  const std::string text = breaker.text.empty() ? rule : fmt::format("{} ({})", breaker.text, rule);
  const std::string looked_at = VerdictWriter(context, breaker.rule).looked_at();
  if (looked_at.empty()) return words.text(text + ": not observed");
  return words.joined({words.text(text + ": "), fmt::format("coalesce({}, 'not observed')", words.as_text(looked_at))});
}

}  // namespace

SqlStep sql_verdicts_step(const SqlContext& context) {
  SqlStep step{"verdicts", "1 where a deal-breaker fails; what nobody can tell never does", {}};
  const auto& breakers = context.request.profile.deal_breakers;
  for (std::size_t i = 0; i < breakers.size(); ++i) {
    step.columns.push_back({verdict_name(context, i), VerdictWriter(context, breakers[i].rule).fails()});
  }
  return step;
}

std::string sql_passes_all(const SqlContext& context) { return compared(context, "= 0", "AND"); }

std::string sql_fails_any(const SqlContext& context) { return compared(context, "= 1", "OR"); }

std::string sql_reasons(const SqlContext& context) {
  std::vector<std::string> reasons;
  const bool clickhouse = context.words.is(SqlDialect::clickhouse);
  for (std::size_t i = 0; i < context.request.profile.deal_breakers.size(); ++i) {
    const std::string text = fmt::format("CASE WHEN {} = 1 THEN {} END", verdict_name(context, i), reason(context, i));
    reasons.push_back(clickhouse ? fmt::format("assumeNotNull(coalesce({}, ''))", text) : text);
  }
  const std::string all = fmt::format("{}", fmt::join(reasons, ",\n        "));
  if (!clickhouse) return fmt::format("concat_ws('; ',\n        {})", all);
  return fmt::format("arrayStringConcat(arrayFilter(reason -> reason != '', [{}]), '; ')", all);
}

bool sql_asks_tier_of(const SqlRequest& request, std::size_t signal) {
  return std::ranges::any_of(request.profile.deal_breakers, [&](const DealBreaker& breaker) {
    const Rule& rule = breaker.rule;
    if (!rule.min_tier) return false;
    if (rule.subject == RuleSubject::signal) return rule.index == signal;
    return rule.subject == RuleSubject::criterion && request.model.signals[signal].criterion == rule.index;
  });
}

}  // namespace fitrank
