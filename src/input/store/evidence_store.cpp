#include "input/store/evidence_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "input/records/company_key.hpp"
#include "input/store/period_month.hpp"
#include "input/store/schema.hpp"
#include "input/store/sqlite.hpp"

namespace fitrank {
namespace {

/// Kinds whose observations are statements that are separate observations, not vintages of a series.
bool is_by_hand(std::string_view kind) { return kind == "observations"; }

std::optional<std::string> day_text(const std::optional<Date>& date) {
  return date ? std::optional(date->text()) : std::nullopt;
}

/// The latest day that the file tells of each company; empty: none.
std::vector<std::string> latest_days(const ImportedFile& file) {
  std::vector<std::string> days(file.companies.size());
  for (const ImportedObservation& observation : file.observations) {
    for (const auto& date : {observation.as_of, observation.filed}) {
      if (date) days[observation.company] = std::max(days[observation.company], date->text());
    }
  }
  return days;
}

/// A connection whose tables are there; what is not ours is left as it was.
struct StoreDatabase : Sqlite {
  explicit StoreDatabase(const std::filesystem::path& path) : Sqlite(path, Access::create) {
    make_schema(*this);
    run("PRAGMA foreign_keys = ON");
    if (text("PRAGMA journal_mode") == "wal") begin_writing();  // as an import that was killed left it
  }

  /// Before anything is written, and only then: switching logs writes to the file, and what changes nothing must not.
  void begin_writing() {
    if (std::exchange(writing_, true)) return;
    // Losing power may cost the last files' transactions, never the database; the import then goes on there.
    if (text("PRAGMA journal_mode = WAL") == "wal") run("PRAGMA synchronous = NORMAL");
    // Indices are written all over: pages that stay in memory, and in the log, are not written again and again.
    run("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384");
  }

  /// Folds the log into the one file.
  void end_writing() {
    if (!writing_) return;
    run("PRAGMA optimize");
    try {
      run("PRAGMA journal_mode = DELETE");
    } catch (const std::runtime_error&) {
      // Another process is reading; the last one to close it merges the log.
    }
  }

 private:
  bool writing_ = false;
};

}  // namespace

struct EvidenceStore::Parts {
  explicit Parts(const std::filesystem::path& path) : database(path) {}

  /// The import of these bytes; 0: none.
  std::int64_t import_of(const ImportStamp& stamp) {
    const bool found = find_import.with(stamp.kind, stamp.sha256, stamp.settings).step();
    const std::int64_t import = found ? find_import.integer(0) : 0;
    find_import.reset();
    return import;
  }

  /// The import that the file's name refers to; 0: none.
  std::int64_t import_named(const ImportStamp& stamp) {
    const bool found = find_file.with(stamp.kind, stamp.file).step();
    const std::int64_t import = found ? find_file.integer(0) : 0;
    find_file.reset();
    return import;
  }

  std::int64_t add_import(const ImportStamp& stamp, const ImportedFile& file) {
    insert_import
        .with(stamp.kind, stamp.sha256, stamp.settings, count(file.records), count(file.observations.size()),
              count(file.rejects_in_all), count(file.left_out_in_all))
        .execute();
    return database.last_row();
  }

  /// Takes away what no file gives any more.
  void sweep() {
    const bool any =
        database.integer("SELECT EXISTS (SELECT 1 FROM imports WHERE id NOT IN (SELECT import FROM files))") != 0;
    if (!any) return;
    database.begin_writing();
    SqlTransaction transaction(database);
    database.run("DELETE FROM imports WHERE id NOT IN (SELECT import FROM files)");
    database.run("DELETE FROM companies WHERE id NOT IN (SELECT company FROM identifiers)");
    transaction.commit();
  }

  void add_rejects(std::int64_t import, const ImportedFile& file) {
    for (std::size_t i = 0; i < file.rejects.size(); ++i) {
      const Reject& reject = file.rejects[i];
      insert_reject.with(import, count(i + 1), count(reject.left_out ? 1 : 0), reject.place, reject.reason).execute();
    }
  }

  /// The rows of the file's companies, 0 for one that nothing is said of.
  std::vector<std::int64_t> add_companies(std::int64_t import, const ImportedFile& file) {
    const std::vector<std::string> days = latest_days(file);
    std::vector<bool> named(file.companies.size());
    for (const ImportedObservation& observation : file.observations) named[observation.company] = true;
    std::vector<std::int64_t> rows(file.companies.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (named[i]) rows[i] = add_company(import, file.companies[i], days[i]);
    }
    return rows;
  }

  std::int64_t add_company(std::int64_t import, const ImportedCompany& company, const std::string& day) {
    const std::vector<Identifier> identifiers = identifiers_of(company);
    const std::string id = name_id(identifiers);
    insert_company.with(id).execute();
    find_company.with(id).step();
    const std::int64_t row = find_company.integer(0);
    find_company.reset();
    for (const Identifier& identifier : identifiers) {
      insert_identifier.with(row, identifier.kind, identifier.value, import, day).execute();
    }
    return row;
  }

  void add_observation(std::int64_t import, std::int64_t company, const ImportedObservation& observation,
                       const std::string& unit, bool by_hand) {
    const double* number = std::get_if<double>(&observation.value);
    const std::string* level = std::get_if<std::string>(&observation.value);
    const auto month = by_hand || !observation.as_of ? std::nullopt : std::optional(period_month(*observation.as_of));
    insert_observation
        .with(import, company, observation.signal, number ? std::optional(*number) : std::nullopt,
              level ? std::optional(*level) : std::nullopt, unit, observation.tier, day_text(observation.period_start),
              day_text(observation.period_end), month, day_text(observation.as_of), day_text(observation.filed),
              observation.source, observation.note, observation.rule, count(by_hand ? 1 : 0))
        .execute();
  }

  static std::int64_t count(std::size_t number) { return static_cast<std::int64_t>(number); }

  StoreDatabase database;
  SqlStatement find_import{database, "SELECT id FROM imports WHERE kind = ?1 AND sha256 = ?2 AND settings = ?3"};
  SqlStatement find_file{database, "SELECT import FROM files WHERE kind = ?1 AND file = ?2"};
  SqlStatement put_file{database,
                        "INSERT INTO files (kind, file, import) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET import = "
                        "excluded.import"};
  SqlStatement insert_import{database,
                             "INSERT INTO imports (kind, sha256, settings, records, observations, rejects, left_out) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"};
  SqlStatement insert_reject{
      database, "INSERT INTO rejects (import, number, left_out, place, reason) VALUES (?1, ?2, ?3, ?4, ?5)"};
  SqlStatement insert_company{database, "INSERT INTO companies (name_id) VALUES (?1) ON CONFLICT DO NOTHING"};
  SqlStatement find_company{database, "SELECT id FROM companies WHERE name_id = ?1"};
  SqlStatement insert_identifier{database,
                                 "INSERT INTO identifiers (company, kind, value, import, seen) VALUES (?1, ?2, ?3, "
                                 "?4, ?5) ON CONFLICT DO UPDATE SET seen = max(seen, excluded.seen)"};
  SqlStatement insert_observation{database,
                                  "INSERT INTO observations (import, company, signal, number, level, unit, tier, "
                                  "period_start, period_end, month, as_of, filed, source, note, rule, by_hand) VALUES "
                                  "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"};
};

EvidenceStore::EvidenceStore(const std::filesystem::path& path) : parts_(std::make_unique<Parts>(path)) {}

EvidenceStore::~EvidenceStore() = default;

bool EvidenceStore::has(const ImportStamp& stamp) { return parts_->import_of(stamp) != 0; }

bool EvidenceStore::stands_for_kept(const ImportStamp& stamp) {
  const std::int64_t import = parts_->import_of(stamp);
  if (import == 0 || parts_->import_named(stamp) == import) return import != 0;
  parts_->database.begin_writing();
  parts_->put_file.with(stamp.kind, stamp.file, import).execute();
  return true;
}

void EvidenceStore::keep(const ImportStamp& stamp, const ImportedFile& file, const Model& model) {
  parts_->database.begin_writing();
  SqlTransaction transaction(parts_->database);
  const std::int64_t import = parts_->add_import(stamp, file);
  parts_->add_rejects(import, file);
  const std::vector<std::int64_t> rows = parts_->add_companies(import, file);
  for (const ImportedObservation& observation : file.observations) {
    const std::string& unit = model.signals[*model.find_signal(observation.signal)].unit;
    parts_->add_observation(import, rows[observation.company], observation, unit, is_by_hand(stamp.kind));
  }
  parts_->put_file.with(stamp.kind, stamp.file, import).execute();
  transaction.commit();
}

void EvidenceStore::close() {
  if (!parts_) return;
  parts_->sweep();
  parts_->database.end_writing();
  parts_.reset();
}

}  // namespace fitrank
