#include "sql/sql_age.hpp"

#include <fmt/format.h>

#include <numbers>
#include <optional>

namespace fitrank {
namespace {

/// As in assess.cpp.
constexpr int kMostHalvings = 62;
constexpr int kSeriesTerms = 20;

/// 0.5^halves from the part behind the point, as a series taken from its end: 1 + x (1 + x / 2 (1 + x / 3 ...)).
std::string left_after(const SqlWords& words, const std::string& halves, const std::string& part) {
  std::string series = fmt::format("(1 + {} / {})", part, kSeriesTerms);
  for (int n = kSeriesTerms - 1; n >= 1; --n) series = fmt::format("(1 + {} / {} * {})", part, n, series);
  return fmt::format("({} / {})", series, words.two_to_the(fmt::format("floor({})", halves)));
}

/// A number of each signal's, NULL where it has none.
std::string of_signal(const SqlContext& context, std::optional<double> Signal::*number) {
  SqlCase cases;
  bool any = false;
  for (const Signal& signal : context.model().signals) {
    if (!(signal.*number)) continue;
    cases.when(fmt::format("{} = {}", context.names.own("signal"), context.words.text(signal.id)),
               context.words.number(*(signal.*number)));
    any = true;
  }
  return any ? cases.end() : context.words.no_double();
}

bool knows_ages(const SqlContext& context) { return context.request.profile.as_of && context.names.has("as_of"); }

std::string age(const SqlContext& context) {
  if (!knows_ages(context)) return context.words.no_double();
  const auto day = context.request.profile.as_of->last_day().time_since_epoch().count();
  return context.words.as_double(fmt::format("{} - {}", day, context.words.day_number(context.names.own("middle"))));
}

SqlSelect aged(const SqlContext& context) {
  const SqlNames& names = context.names;
  SqlSelect select{"aged", "how many days old each is on the day, and how old its signal lets it be", {}};
  select.with_all = true;
  select.columns = {{names.own("age"), age(context)},
                    {names.own("half_life"), of_signal(context, &Signal::half_life_days)},
                    {names.own("stale_after"), of_signal(context, &Signal::stale_after_days)}};
  return select;
}

SqlSelect halved(const SqlContext& context) {
  const SqlNames& names = context.names;
  const std::string day = context.request.profile.as_of ? names.own("stale_after") : context.words.no_double();
  SqlSelect select{"halved", "how many half-lives that is; an undated one may be as old as its signal lets it be", {}};
  select.with_all = true;
  select.columns = {
      {names.own("halves"), fmt::format("coalesce({}, {}) / {}", names.own("age"), day, names.own("half_life"))},
      {names.own("stale"),
       fmt::format("CASE WHEN {} > {} THEN 1 ELSE 0 END", names.own("age"), names.own("stale_after"))}};
  return select;
}

SqlSelect parted(const SqlContext& context) {
  const SqlNames& names = context.names;
  SqlSelect select{"parted", "of these the part behind the point, as a power of e", {}};
  select.with_all = true;
  select.columns = {{names.own("part"), fmt::format("(floor({0}) - {0}) * {1}", names.own("halves"),
                                                    context.words.number(std::numbers::ln2))}};
  return select;
}

SqlSelect faded(const SqlContext& context) {
  const SqlNames& names = context.names;
  const std::string halves = names.own("halves");
  SqlSelect select{"faded", "how firm each is on the day: its trust, halved with every half-life", {}};
  select.with_all = true;
  select.columns = {
      {names.own("firmness"),
       SqlCase()
           .when(fmt::format("{} >= {}", halves, kMostHalvings), context.words.number(0))
           .when(fmt::format("{} >= 0", halves),
                 fmt::format("{} * {}", names.own("trust"), left_after(context.words, halves, names.own("part"))))
           .end(names.own("trust"))}};
  return select;
}

/// An undated one keeps its trust, as nobody can say how much of it is left.
SqlSelect trusted(const SqlContext& context) {
  const SqlNames& names = context.names;
  SqlSelect select{"trusted", "the trust that enters a score; it fades where the date is known", {}};
  select.with_all = true;
  select.columns = {
      {names.own("counted_trust"), fmt::format("CASE WHEN {} IS NULL THEN {} ELSE {} END", names.own("age"),
                                               names.own("trust"), names.own("firmness"))}};
  return select;
}

}  // namespace

std::string sql_late(const SqlContext& context) {
  if (!context.request.profile.as_of) return "0";
  const std::string limit = context.words.text(context.request.profile.as_of->known_before());
  std::vector<std::string> conditions;
  for (const std::string_view what : {"as_of", "filed"}) {
    if (!context.names.has(what)) continue;
    const std::string date = context.names.own(what);
    conditions.push_back(fmt::format("{} >= substring({}, 1, length({}))", context.words.by_bytes(date), limit, date));
  }
  if (conditions.empty()) return "0";
  return fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", sql_any_of(conditions));
}

std::string sql_middle_day(const SqlContext& context, std::string_view what) {
  const std::string date = context.names.own(what);
  const std::string rest = SqlCase()
                               .when(fmt::format("length({}) = 4", date), "'-07-01'")
                               .when(fmt::format("length({}) = 7", date), "'-15'")
                               .end("''");
  return context.words.joined({date, rest});
}

std::vector<SqlSelect> sql_age_selects(const SqlContext& context) {
  return {aged(context), halved(context), parted(context), faded(context), trusted(context)};
}

}  // namespace fitrank
