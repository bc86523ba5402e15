#include "output/published_fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "analysis/reproduce.hpp"
#include "evidence/value_text.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

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
                                     : "there is no value today";
  const std::string then =
      change.then ? fmt::format("{} took {}{}", table.title, short_value(model, *change.then), noted(*change.then))
                  : fmt::format("{} had no value", table.title);
  return fmt::format("{}, {} points: {}; {}", model.signals[change.signal].label, points_text(change.points), now,
                     then);
}

std::string standing_text(PublishedStanding standing) {
  switch (standing) {
    case PublishedStanding::excluded:
      return "It fails a deal-breaker.";
    case PublishedStanding::thin:
      return "Too little is known about it.";
    case PublishedStanding::unranked:
      return "There are no data for any weighted criterion.";
    case PublishedStanding::gone:
      return "It is not one of the companies ranked.";
    case PublishedStanding::ranked:
      break;
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

std::string_view standing_id(PublishedStanding standing) {
  constexpr std::array<std::string_view, 5> kIds{"ranked", "excluded", "too_little_known", "unranked", "absent"};
  return kIds[static_cast<std::size_t>(standing)];
}

/// A company of the table that differs, also one that is gone.
const Fields<PublishedChange>& changed_company_fields() {
  static const Fields<PublishedChange> fields =
      Fields<PublishedChange>()
          .add(key::id, [](auto& change) { return change.company; })
          .add(key::name, [](auto& change) { return name_of(change); })
          .add(key::standing, [](auto& change) { return standing_id(change.standing); })
          .add(key::published_score, [](auto& change) { return change.published; })
          .add(key::published_place, [](auto& change) { return change.published_place; })
          .add(key::score, [](auto& change) { return change.score; })
          .add(key::place, [](auto& change) { return change.score ? std::optional(change.place) : std::nullopt; });
  return fields;
}

/// Of what changed, the observation then and now.
struct ChangedRow {
  const Model* model;
  const PublishedChange* change;
  const ChangedSignal* signal;
};

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
              ? "The data about it are the same; other companies moved."
              : "The data about it are the same; the model, the weights or the day of the ranking differ."};
}

template <typename Read>
auto then_of(Read read) {
  return [read](auto& r) { return r.signal->then ? json_of(read(r)) : nlohmann::ordered_json(nullptr); };
}

const Fields<ChangedRow>& changed_fields() {
  static const Fields<ChangedRow> fields =
      Fields<ChangedRow>()
          .add(key::id, [](auto& r) { return r.change->company; })
          .add(key::signal, [](auto& r) { return r.model->signals[r.signal->signal].id; })
          .add(key::points, [](auto& r) { return r.signal->points; })
          .include(observed_fields(), [](auto& r) { return observed(*r.model, r.signal->now); })
          .add(key::value_before, then_of([](auto& r) { return number_of(r.signal->then->value); }))
          .add(key::level_before,
               then_of([](auto& r) { return level_of(r.model->signals[r.signal->signal], r.signal->then->value); }))
          .add(key::as_of_before, then_of([](auto& r) { return r.signal->then->as_of; }))
          .add(key::filed_before, then_of([](auto& r) { return r.signal->then->filed; }))
          .add(key::source_before, then_of([](auto& r) { return r.signal->then->source; }));
  return fields;
}

std::vector<ChangedRow> changed_rows(const PublishedFacts& facts) {
  std::vector<ChangedRow> rows;
  for (const PublishedChange& change : facts.changes->changed) {
    for (const ChangedSignal& one : change.because) rows.push_back({facts.model, &change, &one});
  }
  return rows;
}

}  // namespace

const Fields<PublishedRow>& published_row_fields() {
  static const Fields<PublishedRow> fields =
      Fields<PublishedRow>()
          .add(key::published_score, [](auto& r) { return r.change->published; })
          .add(key::published_place, [](auto& r) { return r.change->published_place; })
          .add(key::place, [](auto& r) { return r.change->score ? std::optional(r.change->place) : std::nullopt; })
          .add(key::published_why, [](auto& r) { return reasons_text(*r.model, *r.changes, *r.change); });
  return fields;
}

std::optional<PublishedRow> published_row(const Model& model, const RankReport& report, const std::string& id) {
  if (!report.published) return std::nullopt;
  const auto& changed = report.published->changed;
  const auto found = std::ranges::find(changed, id, &PublishedChange::company);
  if (found == changed.end()) return std::nullopt;
  return PublishedRow{&model, &*report.published, &*found};
}

const Fields<PublishedFacts>& published_fields() {
  static const Fields<PublishedFacts> fields =
      Fields<PublishedFacts>()
          .add(key::title, [](auto& all) { return all.changes->table.title; })
          .add(key::source, [](auto& all) { return all.changes->table.source; })
          .add(key::source_title, [](auto& all) { return all.changes->table.source_title; })
          .add(key::compared, [](auto& all) { return all.changes->table.scores.size(); })
          .add(key::known_then, [](auto& all) { return all.changes->known_then; })
          .list(key::changed_companies, changed_company_fields(), [](auto& all) { return all.changes->changed; })
          .list(key::changed_signals, changed_fields(), changed_rows);
  return fields;
}

std::optional<PublishedFacts> published_facts(const Model& model, const RankReport& report) {
  return report.published ? std::optional(PublishedFacts{&model, &*report.published}) : std::nullopt;
}

void add_published(Writer& page, const Model& model, const PublishedChanges& changes) {
  if (changes.changed.empty()) return;
  page.head("Compared with the published table");
  page.say(fmt::format(
      "{}: the printed number → today's. Places are among its {}. The points are what the signal alone would add to "
      "the printed score.",
      dated_title(changes.table), count_text(changes.table.scores.size(), "company", "companies")));
  page.table(TableOf<PublishedChange>()
                 .left("Company", [](auto& change) { return strong(name_of(change)); })
                 .right("Fit",
                        [](auto& change) {
                          return moved(change.published,
                                       change.score ? std::optional(shown(*change.score)) : std::nullopt);
                        })
                 .right("Place",
                        [](auto& change) {
                          return moved(static_cast<long>(change.published_place),
                                       change.score ? std::optional(static_cast<long>(change.place)) : std::nullopt);
                        })
                 .notes("Why", [&](auto& change) { return reasons_text(model, changes, change); })
                 .of(changes.changed));
}

}  // namespace fitrank
