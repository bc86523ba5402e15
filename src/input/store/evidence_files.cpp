#include "input/store/evidence_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "input/records/company_key.hpp"
#include "input/store/employers.hpp"
#include "input/store/evidence_reader.hpp"
#include "input/store/period_month.hpp"
#include "input/store/schema.hpp"

namespace fitrank {
namespace {

/// A row of one of the databases.
struct RowPlace {
  std::size_t database = 0;
  std::size_t row = 0;  ///< index into the reader's rows
};

KnownCompany known_by(const Company& dossier) {
  ImportedCompany company{dossier.name, {}};
  if (!dossier.cik.empty()) company.identifiers.push_back({"cik", dossier.cik});
  if (!dossier.ticker.empty()) company.identifiers.push_back({"ticker", dossier.ticker});
  return {dossier.id, dossier.name, identifiers_of(company)};
}

/// The series that an observation is a vintage of.
std::pair<std::size_t, std::size_t> series_of(const Observation& observation) {
  return {observation.signal, observation.tier.value_or(0)};
}

std::string text_of(const std::optional<Date>& date) { return date ? date->text() : ""; }

/// Whether `one` takes the place of `other`, of the same series, read from another row: as the reader orders them.
bool counts_before(const Observation& one, const Observation& other) {
  const auto key = [](const Observation& observation) {
    const auto& end = observation.as_of;
    return std::tuple(end ? period_month(*end) : std::string(), text_of(observation.filed), text_of(end));
  };
  return key(one) > key(other);
}

/// Takes out what another row of the same employer has a later period or vintage of.
void keep_latest(std::vector<StoredObservation>& found) {
  std::map<std::pair<std::size_t, std::size_t>, Observation> latest;
  for (const StoredObservation& one : found) {
    if (one.by_hand) continue;
    const auto [best, is_new] = latest.try_emplace(series_of(one.observation), one.observation);
    if (!is_new && counts_before(one.observation, best->second)) best->second = one.observation;
  }
  std::erase_if(found, [&](const StoredObservation& one) {
    return !one.by_hand && counts_before(latest.at(series_of(one.observation)), one.observation);
  });
}

/// The same number of the same filing, read from two files, is one.
void drop_repeated(std::vector<StoredObservation>& found) {
  const auto key = [](const Observation& one) {
    const auto* level = std::get_if<Level>(&one.value);
    return std::tuple(one.signal, level != nullptr ? static_cast<double>(level->index) : std::get<double>(one.value),
                      one.tier, one.as_of, one.filed, one.source);
  };
  std::set<decltype(key(Observation{}))> seen;
  std::erase_if(found, [&](const StoredObservation& one) { return !seen.insert(key(one.observation)).second; });
}

void add_dossier(const Model& model, const Company& dossier, std::vector<StatedObservation>& stated) {
  stated.emplace_back();
  for (const Observation& observation : dossier.observations) {
    const Signal& signal = model.signals[observation.signal];
    StatedObservation one{.listed = stated.size(), .signal = signal.id, .unit = signal.unit};
    if (const auto* level = std::get_if<Level>(&observation.value)) {
      one.level = signal.value_function.levels()[level->index].name;
    } else {
      one.number = std::get<double>(observation.value);
    }
    if (observation.tier) one.tier = model.tiers[*observation.tier].id;
    one.as_of = text_of(observation.as_of);
    one.filed = text_of(observation.filed);
    one.source = observation.source;
    one.note = observation.note;
    stated.push_back(std::move(one));
  }
}

}  // namespace

struct EvidenceFiles::Parts {
  Parts(std::span<const std::filesystem::path> paths, std::vector<Company> given, const Entities& entities,
        const Model& a_model)
      : model(a_model), dossiers(std::move(given)) {
    std::vector<CompanyRow> rows;
    std::vector<RowPlace> places;
    for (const std::filesystem::path& path : paths) {
      readers.push_back(std::make_unique<EvidenceReader>(path, model, missed));
      const auto& own = readers.back()->rows();
      for (std::size_t i = 0; i < own.size(); ++i) {
        rows.push_back({own[i].name_id, own[i].identifiers});
        places.push_back({readers.size() - 1, i});
      }
    }
    link(rows, places, entities);
  }

  void link(const std::vector<CompanyRow>& rows, const std::vector<RowPlace>& places, const Entities& entities) {
    std::vector<KnownCompany> known;
    for (const Company& dossier : dossiers) known.push_back(known_by(dossier));
    for (const Entity& entity : entities) {
      known.push_back({entity.id, entity.name, entity.identifiers});
      entity_names.emplace(entity.id, entity.name);
    }
    Employers employers = link_employers(rows, known);
    for (std::size_t i = 0; i < rows.size(); ++i) rows_of[employers.ids[i]].push_back(places[i]);
    for (NameDoubt& doubt : employers.doubts) {
      doubts.push_back({std::move(doubt.name_id), std::move(doubt.what), std::move(doubt.candidates)});
    }
    std::ranges::sort(doubts, {}, [](const DoubtfulName& doubt) { return std::tie(doubt.id, doubt.what); });
  }

  /// Adds what the databases have of the company for each of the days.
  void add_newest(Company& company, std::span<const std::optional<Date>> days) {
    const auto rows = rows_of.find(company.id);
    if (rows == rows_of.end()) return;
    std::vector<StoredObservation> all;
    for (const auto& day : days) {
      std::vector<StoredObservation> found;
      for (const RowPlace& place : rows->second) readers[place.database]->newest(place.row, day, found);
      keep_latest(found);
      std::ranges::move(found, std::back_inserter(all));
    }
    drop_repeated(all);
    for (StoredObservation& one : all) company.observations.push_back(std::move(one.observation));
  }

  Company employer(const std::string& id, const std::vector<RowPlace>& rows) const {
    Company company;
    company.id = id;
    std::string seen;
    for (const RowPlace& place : rows) {
      const StoredCompany& row = readers[place.database]->rows()[place.row];
      if (company.name.empty() || std::tie(seen, row.name) < std::tie(row.seen, company.name)) {
        company.name = row.name;
        seen = row.seen;
      }
      for (const auto& [kind, value] : row.identifiers) {
        if (kind == "cik") company.cik = value;
        if (kind == "ticker") company.ticker = value;
      }
    }
    if (const auto entity = entity_names.find(id); entity != entity_names.end()) company.name = entity->second;
    if (company.name.empty()) company.name = id;
    return company;
  }

  const Model& model;
  std::vector<Company> dossiers;
  Missed missed;
  std::vector<std::unique_ptr<EvidenceReader>> readers;
  std::map<std::string, std::vector<RowPlace>> rows_of;  ///< of each employer's id
  std::map<std::string, std::string> entity_names;
  std::vector<DoubtfulName> doubts;
};

bool is_evidence_file(const std::filesystem::path& path) { return is_sqlite_file(path); }

void check_evidence(const std::filesystem::path& path) {
  Sqlite database(path, Sqlite::Access::read);
  check_schema(database);
  const std::string found = database.text("PRAGMA integrity_check");
  if (found != "ok") throw std::runtime_error(fmt::format("{}: is damaged: {}", path.string(), found));
  SqlStatement strays(database, "PRAGMA foreign_key_check");
  if (strays.step()) {
    throw std::runtime_error(
        fmt::format("{}: is damaged: table {} refers to missing rows", path.string(), strays.text(0)));
  }
}

EvidenceFiles::EvidenceFiles(std::span<const std::filesystem::path> paths, std::vector<Company> dossiers,
                             const Entities& entities, const Model& model)
    : parts_(std::make_unique<Parts>(paths, std::move(dossiers), entities, model)) {}

EvidenceFiles::~EvidenceFiles() = default;

std::vector<Company> EvidenceFiles::companies(std::span<const std::optional<Date>> days) {
  // The last day first: of two vintages of one period, the one listed first counts where both are known.
  std::vector<std::optional<Date>> by_day(days.begin(), days.end());
  if (by_day.empty()) by_day.emplace_back();
  std::ranges::sort(by_day, [](const auto& a, const auto& b) {
    return !a ? b.has_value() : b && std::tuple(a->last_day(), *a) > std::tuple(b->last_day(), *b);
  });
  by_day.erase(std::unique(by_day.begin(), by_day.end()), by_day.end());
  std::vector<Company> companies = parts_->dossiers;
  std::set<std::string> taken;
  for (const Company& dossier : companies) taken.insert(dossier.id);
  for (const auto& [id, rows] : parts_->rows_of) {
    if (!taken.contains(id)) companies.push_back(parts_->employer(id, rows));
  }
  for (Company& company : companies) {
    parts_->add_newest(company, by_day);
    give_titles(company, parts_->model.sources);
  }
  std::erase_if(companies,
                [&](const Company& company) { return company.observations.empty() && !taken.contains(company.id); });
  return companies;
}

std::vector<TrailEntry> EvidenceFiles::trail(const Company& company) {
  std::vector<TrailEntry> trail;
  for (const Company& dossier : parts_->dossiers) {
    if (dossier.id != company.id) continue;
    for (const Observation& observation : dossier.observations) trail.push_back({.observation = observation});
  }
  if (const auto rows = parts_->rows_of.find(company.id); rows != parts_->rows_of.end()) {
    for (const RowPlace& place : rows->second) parts_->readers[place.database]->trail(place.row, trail);
  }
  for (TrailEntry& entry : trail) {
    entry.observation.title = title_of_source(entry.observation.source, company.sources, parts_->model.sources);
  }
  std::ranges::stable_sort(trail, [](const TrailEntry& a, const TrailEntry& b) {
    return std::tuple(a.observation.signal, b.observation.as_of, b.observation.filed) <
           std::tuple(b.observation.signal, a.observation.as_of, a.observation.filed);
  });
  return trail;
}

std::vector<StatedObservation> EvidenceFiles::stated(const Company& company) {
  std::vector<StatedObservation> stated;
  for (const Company& dossier : parts_->dossiers) {
    if (dossier.id == company.id) add_dossier(parts_->model, dossier, stated);
  }
  std::size_t listed = stated.size();
  if (const auto rows = parts_->rows_of.find(company.id); rows != parts_->rows_of.end()) {
    for (const RowPlace& place : rows->second) parts_->readers[place.database]->stated(place.row, listed++, stated);
  }
  return stated;
}

const std::vector<DoubtfulName>& EvidenceFiles::doubts() const { return parts_->doubts; }

std::vector<LeftOut> EvidenceFiles::left_out() const {
  std::vector<LeftOut> all;
  for (const auto& [what, count] : parts_->missed) all.push_back({what, count});
  return all;
}

}  // namespace fitrank
