#include <fmt/format.h>
#include <fmt/ranges.h>

#include <limits>
#include <utility>

#include "sql/sql_age.hpp"
#include "sql/sql_rules.hpp"
#include "sql/sql_source.hpp"

namespace fitrank {
namespace {

/// Whether the value is of its signal's kind and unit.
std::string fits_signal(const SqlContext& context, const Signal& signal) {
  const SqlNames& names = context.names;
  std::vector<std::string> conditions;
  if (names.has("unit")) {
    conditions.push_back(fmt::format("{} = {}", names.own("unit"), context.words.text(signal.unit)));
  }
  if (signal.value_function.takes_levels()) {
    if (!names.has("value")) conditions.push_back(fmt::format("{} IS NULL", names.own("number")));
    conditions.push_back(fmt::format("{} IN {}", names.own("level"), sql_levels(context, signal)));
  } else {
    conditions.push_back(
        fmt::format("abs({}) <= {}", names.own("number"), context.words.number(std::numeric_limits<double>::max())));
  }
  return fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", sql_all_of(conditions));
}

std::string fits_model(const SqlContext& context) {
  SqlCase cases;
  for (const Signal& signal : context.model().signals) {
    cases.when(fmt::format("{} = {}", context.names.own("signal"), context.words.text(signal.id)),
               fits_signal(context, signal));
  }
  return cases.end("0");
}

std::string trust(const SqlContext& context) {
  SqlCase cases;
  for (const Tier& tier : context.model().tiers) {
    cases.when(fmt::format("{} = {}", context.names.own("tier"), context.words.text(tier.id)),
               context.words.number(tier.trust));
  }
  return cases.end();
}

std::string stated_number(const SqlContext& context) {
  if (const auto value = context.names.source("value")) {
    return context.words.read_number(context.words.as_text(*value));
  }
  const auto number = context.names.source("number");
  return number ? context.words.as_double(*number) : context.words.no_double();
}

SqlSelect statements(const SqlContext& context) {
  const SqlNames& names = context.names;
  SqlSelect select{"statements", "every observation, as it is stated", {}};
  select.columns.push_back({names.own("id"), context.words.as_text(*names.source("company"))});
  for (const std::string_view what : {"name", "layer"}) {
    if (const auto column = names.source(what)) {
      select.columns.push_back({names.own(fmt::format("stated_{}", what)), sql_filled(context.words, *column)});
    }
  }
  select.columns.push_back({names.own("number"), stated_number(context)});
  const auto level = names.source(names.has("value") ? "value" : "level");
  select.columns.push_back({names.own("level"), level ? sql_filled(context.words, *level) : context.words.no_text()});
  for (const std::string_view what : {"signal", "tier", "period_start", "source", "rule", "note"}) {
    if (const auto column = names.source(what)) {
      select.columns.push_back({names.own(what), context.words.as_text(*column)});
    }
  }
  // Whatever loads a file may make NULL of an empty text, and levels have no unit.
  if (const auto unit = names.source("unit")) {
    select.columns.push_back({names.own("unit"), fmt::format("coalesce({}, '')", context.words.as_text(*unit))});
  }
  for (const std::string_view date : {"month", "as_of", "filed"}) {
    if (const auto column = names.source(date)) {
      select.columns.push_back({names.own(date), sql_filled(context.words, *column)});
    }
  }
  if (const auto listed = names.source("listed")) {
    select.columns.push_back({names.own("listed"), context.words.as_whole(*listed)});
  }
  const auto by_hand = names.source("by_hand");
  // A row that no column marks as one vintage of a series stands for itself.
  select.columns.push_back({names.own("by_hand"), by_hand ? context.words.as_whole(*by_hand) : "1"});
  return select;
}

SqlSelect judged(const SqlContext& context) {
  const SqlNames& names = context.names;
  SqlSelect select{"judged", "how firm each is, whether the model knows it, and whether it was known on the day", {}};
  select.with_all = true;
  select.columns = {{names.own("trust"), names.has("tier") ? trust(context) : context.words.no_double()},
                    {names.own("fits_model"), fits_model(context)},
                    {names.own("late"), sql_late(context)}};
  if (names.has("as_of")) select.columns.push_back({names.own("middle"), sql_middle_day(context, "as_of")});
  if (names.has("filed")) select.columns.push_back({names.own("filed_middle"), sql_middle_day(context, "filed")});
  return select;
}

/// One order for every choice, as the evidence database has it.
std::vector<std::string> latest_first(const SqlContext& context) {
  const auto text = [&](std::string_view what, std::string_view way, std::vector<std::string>& keys) {
    if (!context.names.has(what)) return;
    keys.push_back(fmt::format("{} {}", context.words.by_bytes(context.names.own(what)), way));
  };
  std::vector<std::string> keys;
  // The month tells the period of a measured value, whatever day its source states; a statement by hand has its day.
  if (context.names.has("month")) {
    text("month", "DESC NULLS LAST", keys);
    if (context.names.has("as_of")) {
      keys.push_back(fmt::format("CASE WHEN {} IS NULL THEN {} END DESC NULLS LAST", context.names.own("month"),
                                 context.words.by_bytes(context.names.own("as_of"))));
    }
    text("filed", "DESC NULLS LAST", keys);
    text("as_of", "DESC NULLS LAST", keys);
  } else {
    text("as_of", "DESC NULLS LAST", keys);
    text("filed", "DESC NULLS LAST", keys);
  }
  text("period_start", "NULLS FIRST", keys);
  text("source", "DESC NULLS LAST", keys);
  text("rule", "NULLS FIRST", keys);
  text("note", "NULLS FIRST", keys);
  keys.push_back(fmt::format("{} NULLS FIRST", context.names.own("number")));
  keys.push_back(fmt::format("{} NULLS FIRST", context.words.by_bytes(context.names.own("level"))));
  return keys;
}

/// Known on the day and in the model's terms, be it too old to count.
std::string is_known(const SqlContext& context) {
  std::string known = fmt::format("{} = 0 AND {} = 1", context.names.own("late"), context.names.own("fits_model"));
  if (context.names.has("tier")) known += fmt::format(" AND {} IS NOT NULL", context.names.own("trust"));
  return known;
}

/// The same, and not too old.
std::string is_usable(const SqlContext& context) {
  return fmt::format("{} AND {} = 0", is_known(context), context.names.own("stale"));
}

/// What decides between observations of one signal, the greatest first: can it be used, how firm is it, how late.
std::vector<std::string> firmest_first(const SqlContext& context) {
  const SqlNames& names = context.names;
  std::vector<std::string> keys{fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", is_usable(context)),
                                names.own("firmness")};
  for (const auto& [what, middle] : {std::pair("as_of", "middle"), std::pair("filed", "filed_middle")}) {
    if (!names.has(what)) continue;
    for (const std::string_view key : {middle, what}) keys.push_back(context.words.by_bytes(names.own(key)));
  }
  return keys;
}

SqlSelect vintages(const SqlContext& context) {
  const SqlNames& names = context.names;
  SqlSelect select{
      "vintages",
      "of each series what was newest on the day; of what is stated by hand, which has no series, the firmest",
      {}};
  select.with_all = true;
  select.one_of_each = {names.own("id"), names.own("signal")};
  for (const std::string_view what : {"tier", "listed"}) {
    if (names.has(what)) select.one_of_each.push_back(names.own(what));
  }
  select.one_of_each.push_back(names.own("by_hand"));
  select.order_by = {names.own("late")};
  for (std::string& key : firmest_first(context)) {
    select.order_by.push_back(fmt::format("CASE WHEN {} = 1 THEN {} END DESC NULLS LAST", names.own("by_hand"), key));
  }
  for (std::string& key : latest_first(context)) select.order_by.push_back(std::move(key));
  return select;
}

SqlSelect firmest(const SqlContext& context) {
  const SqlNames& names = context.names;
  SqlSelect select{
      "firmest",
      "of each signal the firmest on the day, then the latest, then the one filed last, then the first listed",
      {}};
  select.with_all = true;
  select.one_of_each = {names.own("id"), names.own("signal")};
  for (std::string& key : firmest_first(context)) select.order_by.push_back(key + " DESC NULLS LAST");
  if (names.has("listed")) select.order_by.push_back(names.own("listed"));
  if (names.has("tier")) select.order_by.push_back(context.words.by_bytes(names.own("tier")));
  select.order_by.push_back(names.own("by_hand"));
  for (std::string& key : latest_first(context)) select.order_by.push_back(std::move(key));
  return select;
}

SqlSelect observed(const SqlContext& context) {
  const SqlNames& names = context.names;
  const std::string id = names.own("id");
  SqlSelect select{"observed", "a row a company: of each signal the value that counts, NULL where none is known", {}};
  select.group_by = id;
  // Who had been heard of by the day, or is there by a row of its own without a signal.
  select.having = fmt::format("max(CASE WHEN ({}) OR coalesce({}, '') = '' THEN 1 ELSE 0 END) = 1", is_known(context),
                              names.own("signal"));
  select.columns.push_back({id, id});
  select.columns.push_back(
      {names.own("name"), names.has("name") ? fmt::format("coalesce(max({}), {})", names.own("stated_name"), id) : id});
  if (names.has("layer")) {
    select.columns.push_back({names.own("layer"), fmt::format("max({})", names.own("stated_layer"))});
  }
  for (std::size_t s = 0; s < context.model().signals.size(); ++s) {
    const Signal& signal = context.model().signals[s];
    const std::string counts =
        fmt::format("{} = {} AND {}", names.own("signal"), context.words.text(signal.id), is_usable(context));
    const auto add = [&](std::string_view what, const std::string& expression) {
      select.columns.push_back({names.of_signal(s, what), context.words.of_group(expression, counts)});
    };
    add("value", names.own(signal.value_function.takes_levels() ? "level" : "number"));
    if (sql_asks_tier_of(context.request, s)) add("trust", names.own("trust"));
    if (sql_discounts(context.request)) add("left", names.own("counted_trust"));
  }
  return select;
}

}  // namespace

std::vector<SqlSelect> sql_observation_selects(const SqlContext& context) {
  std::vector<SqlSelect> selects{statements(context), judged(context)};
  for (SqlSelect& select : sql_age_selects(context)) selects.push_back(std::move(select));
  selects.push_back(vintages(context));
  selects.push_back(firmest(context));
  selects.push_back(observed(context));
  return selects;
}

std::vector<SqlRefusal> sql_unused_observations(const SqlContext& context) {
  const SqlNames& names = context.names;
  const std::string signal = names.own("signal");
  std::vector<std::string> ids;
  for (const Signal& known : context.model().signals) ids.push_back(known.id);
  const std::string not_known = fmt::format("{} NOT IN {}", signal, sql_texts(context.words, ids));
  const std::string shown =
      fmt::format("coalesce({}, {}, '')", names.own("level"), context.words.as_text(names.own("number")));
  std::vector<SqlRefusal> unused{{"signal", not_known, signal, "the model has no such signal"}};
  if (names.has("tier")) {
    unused.push_back(
        {"tier", fmt::format("{} IS NULL", names.own("trust")), names.own("tier"), "the model has no such tier"});
  }
  unused.push_back({"value", fmt::format("{} = 0", names.own("fits_model")), shown,
                    "not a value of this signal, or not in its unit"});
  return unused;
}

}  // namespace fitrank
