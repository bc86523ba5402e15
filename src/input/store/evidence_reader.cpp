#include "input/store/evidence_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "input/store/schema.hpp"

namespace fitrank {
namespace {

constexpr std::string_view kColumns =
    "o.signal, o.number, o.level, o.unit, o.tier, o.as_of, o.filed, o.source, o.note, "
    "o.rule";
enum At { kSignal, kNumber, kLevel, kUnit, kTier, kAsOf, kFiled, kSource, kNote, kRule, kBeyond };

/// One order for every choice, whatever the order of imports.
constexpr std::string_view kLatestFirst =
    "o.month DESC, o.filed DESC, o.as_of DESC, o.period_start, o.source DESC, o.rule, o.note, o.number, o.level";
/// ?5 is Date::known_before.
constexpr std::string_view kKnownBy =
    "coalesce(o.as_of < substr(?5, 1, length(o.as_of)), 1) AND coalesce(o.filed < substr(?5, 1, length(o.filed)), 1)";

std::string of_series(int by_hand) {
  return fmt::format(
      "SELECT {} FROM observations o WHERE o.company = ?1 AND o.signal = ?2 AND o.tier = ?3 AND o.by_hand = {} "
      "AND ?4 = o.by_hand AND {} ORDER BY {}{}",
      kColumns, by_hand, kKnownBy, kLatestFirst, by_hand == 0 ? " LIMIT 1" : "");
}

std::optional<Date> date(const SqlStatement& at, int column) {
  return at.is_null(column) ? std::nullopt : Date::parse(at.text(column));
}

Sqlite& checked(Sqlite& database) {
  check_schema(database);
  return database;
}

}  // namespace

EvidenceReader::EvidenceReader(const std::filesystem::path& path, const Model& model, Missed& missed)
    : model_(model),
      missed_(missed),
      database_(path, Sqlite::Access::read),
      next_series_(checked(database_),
                   "SELECT signal, tier, by_hand FROM observations WHERE company = ?1 AND (signal, tier, by_hand) > "
                   "(?2, ?3, ?4) ORDER BY signal, tier, by_hand LIMIT 1"),
      newest_(database_, of_series(0)),
      by_hand_(database_, of_series(1)),
      trail_(database_, fmt::format("SELECT {}, o.period_start, o.period_end, i.kind, (SELECT min(f.file) FROM files f "
                                    "WHERE f.import = i.id), i.sha256, o.by_hand FROM "
                                    "observations o JOIN imports i ON i.id = o.import WHERE o.company = ?1 ORDER BY {}",
                                    kColumns, kLatestFirst)),
      stated_(database_,
              "SELECT signal, number, level, unit, tier, period_start, period_end, month, as_of, filed, source, "
              "note, rule, by_hand FROM observations WHERE company = ?1 ORDER BY id") {
  read_rows();
}

void EvidenceReader::read_rows() {
  SqlStatement statement(database_,
                         "SELECT c.id, c.name_id, i.kind, i.value, max(i.seen) FROM companies c JOIN identifiers i "
                         "ON i.company = c.id GROUP BY c.id, i.kind, i.value ORDER BY c.id");
  while (statement.step()) {
    if (rows_.empty() || rows_.back().number != statement.integer(0)) {
      rows_.push_back({statement.integer(0), std::string(statement.text(1))});
    }
    StoredCompany& row = rows_.back();
    row.identifiers.push_back({std::string(statement.text(2)), std::string(statement.text(3))});
    const std::string seen(statement.text(4));
    const std::string& value = row.identifiers.back().value;
    if (row.identifiers.back().kind != "name") continue;
    if (row.name.empty() || std::tie(row.seen, value) < std::tie(seen, row.name)) {
      row.name = value;
      row.seen = seen;
    }
  }
  std::ranges::sort(rows_, {}, &StoredCompany::name_id);
}

void EvidenceReader::newest(std::size_t row, const std::optional<Date>& day, std::vector<StoredObservation>& found) {
  const std::int64_t company = rows_[row].number;
  const std::string limit = day ? day->known_before() : std::string(kAfterAnyDate);
  std::string signal;
  std::string tier;
  std::int64_t by_hand = -1;
  while (next_series_.with(company, signal, tier, by_hand).step()) {
    signal = next_series_.text(0);
    tier = next_series_.text(1);
    by_hand = next_series_.integer(2);
    SqlStatement& series = by_hand != 0 ? by_hand_ : newest_;
    series.with(company, signal, tier, by_hand, limit);
    while (series.step()) {
      if (auto one = observation(series)) found.push_back({std::move(*one), by_hand != 0});
    }
    series.reset();
  }
  next_series_.reset();
}

void EvidenceReader::trail(std::size_t row, std::vector<TrailEntry>& trail) {
  trail_.with(rows_[row].number);
  while (trail_.step()) {
    auto one = observation(trail_);
    if (!one) continue;
    trail.push_back({std::move(*one), trail_.integer(kBeyond + 5) != 0, date(trail_, kBeyond),
                     date(trail_, kBeyond + 1), std::string(trail_.text(kRule)), std::string(trail_.text(kBeyond + 2)),
                     std::string(trail_.text(kBeyond + 3)), std::string(trail_.text(kBeyond + 4))});
  }
  trail_.reset();
}

void EvidenceReader::stated(std::size_t row, std::size_t listed, std::vector<StatedObservation>& stated) {
  stated_.with(rows_[row].number);
  while (stated_.step()) {
    int column = 0;
    const auto text = [&] { return std::string(stated_.text(column++)); };
    StatedObservation one{.listed = listed, .signal = text()};
    if (!stated_.is_null(column)) one.number = stated_.real(column);
    ++column;
    for (std::string* to : {&one.level, &one.unit, &one.tier, &one.period_start, &one.period_end, &one.month,
                            &one.as_of, &one.filed, &one.source, &one.note, &one.rule}) {
      *to = text();
    }
    one.by_hand = stated_.integer(column) != 0;
    stated.push_back(std::move(one));
  }
  stated_.reset();
}

std::optional<Observation> EvidenceReader::observation(const SqlStatement& at) {
  const auto miss = [&](std::string_view what, std::string_view name) {
    ++missed_[fmt::format("{} {}", what, name)];
    return std::nullopt;
  };
  Observation observation;
  const auto signal = model_.find_signal(at.text(kSignal));
  if (!signal) return miss("signal", at.text(kSignal));
  observation.signal = *signal;
  observation.tier = model_.find_tier(at.text(kTier));
  if (!observation.tier) return miss("tier", at.text(kTier));
  const Signal& meant = model_.signals[*signal];
  if (at.text(kUnit) != meant.unit) return miss(meant.id + " in the unit", at.text(kUnit));
  const bool is_level = at.is_null(kNumber);
  if (is_level != meant.value_function.takes_levels()) return miss("kind of value of", meant.id);
  if (is_level) {
    const auto level = meant.value_function.find_level(at.text(kLevel));
    if (!level) return miss(meant.id + " level", at.text(kLevel));
    observation.value = *level;
  } else {
    if (!std::isfinite(at.real(kNumber))) return miss("value of", meant.id);
    observation.value = at.real(kNumber);
  }
  observation.as_of = date(at, kAsOf);
  observation.filed = date(at, kFiled);
  observation.source = at.text(kSource);
  observation.note = at.text(at.text(kNote).empty() ? kRule : kNote);
  return observation;
}

}  // namespace fitrank
