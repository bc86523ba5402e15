#include "sql/sql_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/suggest.hpp"
#include "base/text.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kPostgresNameBytes = 63;
constexpr std::string_view kWeights = "weights.";
constexpr std::array<std::string_view, 14> kOfObservations = {"company", "signal", "number",  "level",        "unit",
                                                              "tier",    "as_of",  "filed",   "period_start", "source",
                                                              "rule",    "note",   "by_hand", "month"};
/// What a result's columns are called beside the criteria.
constexpr std::array<std::string_view, 23> kOwn = {
    "rank",     "id",     "name",    "layer",     "score",  "low",        "high",  "place",
    "coverage", "points", "persona", "reasons",   "again",  "nothing",    "known", "lowest",
    "highest",  "weight", "company", "companies", "places", "all_equals", "equals"};

bool is_own(std::string_view name) { return std::ranges::find(kOwn, name) != kOwn.end(); }

template <typename Things>
void add_ids(const Things& things, std::string_view before, std::vector<std::string>& names) {
  for (const auto& thing : things) names.push_back(fmt::format("{}{}", before, thing.id));
}

std::string no_such_column(std::string_view given, const std::vector<std::string>& known) {
  const std::string nearest = suggest(given, known);
  return fmt::format("--columns: a table of this shape has nothing called \"{}\"{}", harmless(given),
                     nearest.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", nearest));
}

}  // namespace

std::vector<std::string> sql_column_names(const Model& model, SqlShape shape) {
  std::vector<std::string> names;
  if (shape == SqlShape::observations) {
    names.assign(kOfObservations.begin(), kOfObservations.end());
    names.insert(names.end(), {"value", "name", "layer", "listed"});
  } else {
    names = {"id", "name", "layer"};
    add_ids(model.criteria, "", names);
    add_ids(model.signals, "", names);
  }
  names.push_back(fmt::format("{}id", kWeights));
  add_ids(model.criteria, kWeights, names);
  return names;
}

SqlNames::SqlNames(const SqlRequest& request) : request_(request), words_(request.dialect) {
  check_given();
  add_usual_columns();
  for (const auto& [what, column] : request.columns) columns_.insert_or_assign(what, column);
  check_scored_once();
  for (const auto& [what, column] : columns_) {
    const bool of_weights = what.starts_with(kWeights);
    if (!column.empty() && (!of_weights || !request.personas.empty())) taken_.insert(column);
  }
}

void SqlNames::check_given() const {
  const auto known = sql_column_names(request_.model, request_.shape);
  for (const auto& [what, column] : request_.columns) {
    if (std::ranges::find(known, what) == known.end()) throw std::invalid_argument(no_such_column(what, known));
    const bool needed = what == "id" || what == "company" || (what == "signal" && !request_.model.find_signal(what));
    if (needed && column.empty()) {
      throw std::invalid_argument(fmt::format("--columns: {} is needed; name its column", what));
    }
  }
}

/// Every column is called after what it holds, unless it is said otherwise.
void SqlNames::add_usual_columns() {
  const Model& model = request_.model;
  const auto given = [&](std::string_view what) { return request_.columns.contains(what); };
  const auto add = [&](std::string_view what) { columns_.emplace(what, what); };
  columns_[fmt::format("{}id", kWeights)] = "id";
  for (const Criterion& criterion : model.criteria)
    columns_[fmt::format("{}{}", kWeights, criterion.id)] = criterion.id;
  if (request_.shape == SqlShape::observations) {
    for (const std::string_view what : kOfObservations) {
      // A column of values takes the place of those of numbers and levels.
      if (!given("value") || (what != "number" && what != "level")) add(what);
    }
    return;
  }
  add("id");
  add("name");
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const auto is_of = [&](const Signal& signal) { return signal.criterion == c; };
    const auto is_given = [&](const Signal& signal) { return is_of(signal) && given(signal.id); };
    const std::string& id = model.criteria[c].id;
    if (request_.shape == SqlShape::criteria && std::ranges::none_of(model.signals, is_given)) add(id);
    if (request_.shape == SqlShape::signals && !given(id)) {
      for (const Signal& signal : model.signals) {
        if (is_of(signal)) add(signal.id);
      }
    }
  }
}

/// A criterion that one column states outright must not be scored by another column's signal too.
void SqlNames::check_scored_once() const {
  if (request_.shape == SqlShape::observations) return;
  for (std::size_t s = 0; s < request_.model.signals.size(); ++s) {
    const Signal& signal = request_.model.signals[s];
    if (!states(signal.criterion) || !observes(s)) continue;
    const std::string& criterion = request_.model.criteria[signal.criterion].id;
    throw std::invalid_argument(fmt::format(
        "--columns: {0} and {1} (a signal of {0}) both score {0}; say \"{0}=\" or \"{1}=\" to leave one out", criterion,
        signal.id));
  }
}

std::optional<std::string> SqlNames::source(std::string_view what) const {
  const auto found = columns_.find(what);
  if (found == columns_.end() || found->second.empty()) return std::nullopt;
  return words_.name(found->second);
}

std::optional<std::string> SqlNames::layer() const {
  const Model& model = request_.model;
  const bool is_scored = model.find_criterion("layer") || model.find_signal("layer");
  if (is_scored && request_.shape != SqlShape::observations) return std::nullopt;
  return source("layer");
}

std::string SqlNames::fitted(std::string name) const {
  if (words_.is(SqlDialect::postgres) && name.size() > kPostgresNameBytes) {
    const std::size_t number = cut_.try_emplace(name, cut_.size() + 1).first->second;
    const std::string tail = fmt::format(" #{}", number);
    name = name.substr(0, kPostgresNameBytes - tail.size()) + tail;
  }
  while (words_.is(SqlDialect::clickhouse) && taken_.contains(name)) name += '_';
  return words_.name(name);
}

std::string SqlNames::own(std::string_view plain) const {
  const bool clickhouse = words_.is(SqlDialect::clickhouse);
  return clickhouse && taken_.contains(plain) ? fitted(std::string(plain)) : std::string(plain);
}

std::string SqlNames::criterion(std::size_t criterion) const {
  const std::string& id = request_.model.criteria[criterion].id;
  return fitted(is_own(id) ? id + " criterion" : id);
}

std::string SqlNames::of_signal(std::size_t signal, std::string_view what) const {
  return fitted(fmt::format("{} {}", request_.model.signals[signal].id, what));
}

std::string SqlNames::of_criterion(std::size_t criterion, std::string_view what) const {
  return fitted(fmt::format("{} of {}", what, request_.model.criteria[criterion].id));
}

std::string SqlNames::weight(std::size_t criterion) const {
  return fitted(request_.model.criteria[criterion].id + " weight");
}

std::string SqlNames::output_criterion(std::size_t criterion) const {
  const std::string& id = request_.model.criteria[criterion].id;
  if (words_.is(SqlDialect::clickhouse)) return words_.name(is_own(id) ? id + " criterion" : id);
  return this->criterion(criterion);
}

bool SqlNames::states(std::size_t criterion) const {
  return request_.shape != SqlShape::observations && has(request_.model.criteria[criterion].id);
}

bool SqlNames::observes(std::size_t signal) const {
  if (request_.shape == SqlShape::observations) return true;
  const Model& model = request_.model;
  // Where a signal is called like a criterion, a column of that name states the criterion.
  return !model.find_criterion(model.signals[signal].id) && has(model.signals[signal].id);
}

bool sql_discounts(const SqlRequest& request) {
  return request.shape == SqlShape::observations && request.profile.evidence == EvidencePolicy::discounted;
}

}  // namespace fitrank
