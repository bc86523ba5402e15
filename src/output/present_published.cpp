#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "fitrank/present.hpp"
#include "fitrank/value_text.hpp"
#include "output/numbers.hpp"
#include "output/published_data.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kColumns[] = {"published_score", "published_place", "place_in_published", "published_why"};

constexpr double kShownPoints = 0.05;  // less is shown as 0.0

/// "65.47 %", "designs silicon"
std::string short_value(const Model& model, const Observation& observation) {
  const Signal& signal = model.signals[observation.signal];
  const auto* number = std::get_if<double>(&observation.value);
  return number ? exact_text(*number) + short_unit(signal) : value_text(signal, observation.value);
}

/// " (Annual report)"
std::string noted(const Observation& observation) {
  std::string_view note = observation.note;
  if (note.ends_with('.')) note.remove_suffix(1);
  return note.empty() ? std::string() : fmt::format(" ({})", note);
}

std::string known_text(const Observation& observation) {
  if (observation.filed) return ", filed " + observation.filed->text() + ",";
  return observation.as_of ? ", as of " + observation.as_of->text() + "," : "";
}

/// "Revenue growth, -2.5 points: annual report, filed 2026-02-25, says 65.47 % (…); Page took 142 % (…)"
std::string reason_text(const Model& model, const PublishedTable& table, const ChangedSignal& change) {
  const std::string now = change.now ? fmt::format("{}{} says {}{}", source_text(*change.now), known_text(*change.now),
                                                   short_value(model, *change.now), noted(*change.now))
                                     : "nothing is stated today";
  const std::string then =
      change.then ? fmt::format("{} took {}{}", table.title, short_value(model, *change.then), noted(*change.then))
                  : fmt::format("{} had nothing", table.title);
  return fmt::format("{}, {} points: {}; {}", model.signals[change.signal].label, points_text(change.points), now,
                     then);
}

std::string standing_text(PublishedStanding standing) {
  switch (standing) {
    case PublishedStanding::excluded:
      return "It fails a deal-breaker.";
    case PublishedStanding::thin:
      return "Too little is known of it.";
    case PublishedStanding::unranked:
      return "Nothing that the profile weighs is known of it.";
    case PublishedStanding::gone:
      return "It is not among the companies ranked.";
    case PublishedStanding::ranked:
      break;
  }
  return {};
}

std::string_view id_of(PublishedStanding standing) {
  switch (standing) {
    case PublishedStanding::excluded:
      return "excluded";
    case PublishedStanding::thin:
      return "too_little_known";
    case PublishedStanding::unranked:
      return "unranked";
    case PublishedStanding::gone:
      return "gone";
    case PublishedStanding::ranked:
      return "ranked";
  }
  return {};
}

const std::string& name_of(const PublishedChange& change) { return change.name.empty() ? change.company : change.name; }

/// "69 → 65"; the same number once.
std::string moved(long then, const std::optional<long>& now) {
  if (!now) return fmt::format("{} → none", then);
  return then == *now ? fmt::format("{}", then) : fmt::format("{} → {}", then, *now);
}

/// "Persona page (published persona brief, 2026)"
std::string dated_title(const PublishedTable& table) {
  return table.source_title.empty() ? table.title : fmt::format("{} ({})", table.title, table.source_title);
}

Table::Row row_of(const Model& model, const PublishedChanges& changes, const PublishedChange& change) {
  const auto score = change.score ? std::optional(shown(*change.score)) : std::nullopt;
  const auto place = change.score ? std::optional(static_cast<long>(change.place)) : std::nullopt;
  return {{{name_of(change), Style::strong},
           {moved(change.published, score)},
           {moved(static_cast<long>(change.published_place), place)}},
          reasons_text(model, changes, change)};
}

Json observation_json(const Model& model, const std::optional<Observation>& observation) {
  if (!observation) return nullptr;
  Json json{{"value", value_json(model.signals[observation->signal], observation->value)},
            {"tier", observation->tier ? Json(model.tiers[*observation->tier].id) : Json(nullptr)},
            {"as_of", date_json(observation->as_of)},
            {"filed", date_json(observation->filed)},
            {"source", observation->source},
            {"note", observation->note}};
  add_words(json, model, *observation);
  return json;
}

Json change_json(const Model& model, const PublishedChange& change) {
  Json json{{"id", change.company},
            {"name", change.name.empty() ? Json(nullptr) : Json(change.name)},
            {"published", change.published},
            {"published_place", change.published_place},
            {"standing", id_of(change.standing)},
            {"score", change.score ? Json(*change.score) : Json(nullptr)},
            {"place", change.score ? Json(change.place) : Json(nullptr)}};
  Json& because = json["because"] = Json::array();
  for (const ChangedSignal& one : change.because) {
    because.push_back({{"signal", model.signals[one.signal].id},
                       {"points", one.points},
                       {"then", observation_json(model, one.then)},
                       {"now", observation_json(model, one.now)}});
  }
  return json;
}

}  // namespace

std::vector<std::string> reasons_text(const Model& model, const PublishedChanges& changes,
                                      const PublishedChange& change) {
  if (change.standing != PublishedStanding::ranked) return {standing_text(change.standing)};
  std::vector<std::string> reasons;
  for (const ChangedSignal& one : change.because) {  // that moved its score most first
    if (!reasons.empty() && std::abs(one.points) < kShownPoints) break;
    reasons.push_back(reason_text(model, changes.table, one));
  }
  if (!reasons.empty() || !changes.known_then) return reasons;
  return {shown(*change.score) == change.published
              ? "What is known of it is the same; others moved."
              : "What is known of it is the same; the model, the weights or the day of the ranking are not."};
}

void add_published(std::vector<Block>& blocks, const Model& model, const PublishedChanges& changes) {
  if (changes.changed.empty()) return;
  blocks.emplace_back(Heading{"Against the published table", 2});
  blocks.emplace_back(Paragraph{
      fmt::format("{}: what it printed → today. Places are those among its {}. The points are what the signal "
                  "alone would add to the printed score.",
                  dated_title(changes.table), count_text(changes.table.scores.size(), "company", "companies")),
      Style::plain});
  Table table{
      .columns = {{"Company"}, {"Fit", Align::right}, {"Place", Align::right}}, .rows = {}, .notes_header = "Why"};
  for (const PublishedChange& change : changes.changed) table.rows.push_back(row_of(model, changes, change));
  blocks.emplace_back(std::move(table));
}

void append_published(const Model& model, const PublishedChanges& changes, Records& records) {
  for (const std::string_view column : kColumns) records.header.emplace_back(column);
  for (std::vector<Records::Field>& row : records.rows) {
    const auto found = std::ranges::find(changes.changed, row[1].text, &PublishedChange::company);
    row.resize(records.header.size());
    if (found == changes.changed.end()) continue;
    Records::Field* cell = &row[records.header.size() - std::size(kColumns)];
    *cell++ = {fmt::format("{}", found->published), true};
    *cell++ = count_field(found->published_place);
    if (found->score) *cell = count_field(found->place);
    *++cell = text_field(fmt::format("{}", fmt::join(reasons_text(model, changes, *found), "; ")));
  }
}

Json published_json(const Model& model, const PublishedChanges& changes) {
  Json json{{"title", changes.table.title},
            {"source", changes.table.source},
            {"companies", changes.table.scores.size()},
            {"known_then", changes.known_then}};
  if (!changes.table.source_title.empty()) json["source_title"] = changes.table.source_title;
  Json& changed = json["changed"] = Json::array();
  for (const PublishedChange& change : changes.changed) changed.push_back(change_json(model, change));
  return json;
}

}  // namespace fitrank
