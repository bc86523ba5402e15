#include "input/store/schema.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fitrank {
namespace {

constexpr std::int64_t kApplication = 0x46695452;  ///< "FiTR"
constexpr std::int64_t kVersion = 1;

constexpr const char* kTables = R"sql(
CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,             -- as `fitrank import KIND`
  sha256 TEXT NOT NULL,           -- of the source's bytes
  settings TEXT NOT NULL,         -- other settings that affected the result
  records INTEGER NOT NULL,       -- facts, job posts or rows read
  observations INTEGER NOT NULL,  -- kept
  rejects INTEGER NOT NULL,       -- rejected and skipped records; the first are in the table rejects
  left_out INTEGER NOT NULL,      -- the skipped ones: correct, but not relevant
  UNIQUE (kind, sha256, settings)
) STRICT;

CREATE TABLE files (
  kind TEXT NOT NULL,
  file TEXT NOT NULL,             -- path of the source file; archive members after "!"
  import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
  PRIMARY KEY (kind, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_import ON files (import);

CREATE TABLE rejects (
  import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
  number INTEGER NOT NULL,
  left_out INTEGER NOT NULL,      -- 1: skipped, correct but not relevant; 0: rejected
  place TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (import, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE companies (
  id INTEGER PRIMARY KEY,
  name_id TEXT NOT NULL UNIQUE    -- from its strongest identifier: cik-0001045810
) STRICT;

CREATE TABLE identifiers (
  company INTEGER NOT NULL REFERENCES companies,
  kind TEXT NOT NULL,             -- id, cik, ein, ticker, greenhouse, lever, ashby, name
  value TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
  seen TEXT NOT NULL,             -- latest date of the company in the import; empty: none
  PRIMARY KEY (company, kind, value, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifiers_by_import ON identifiers (import);

CREATE TABLE observations (
  id INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
  company INTEGER NOT NULL REFERENCES companies,
  signal TEXT NOT NULL,
  number REAL,                    -- the value, if it is a number in `unit`
  level TEXT,                     -- the value, if it is one of the signal's levels
  unit TEXT NOT NULL,
  tier TEXT NOT NULL,
  period_start TEXT,
  period_end TEXT,
  month TEXT,                     -- of a measured value: the month whose end is nearest to as_of; it identifies the period
  as_of TEXT,
  filed TEXT,                     -- the day it became known
  source TEXT NOT NULL,           -- accession number or address
  note TEXT NOT NULL,
  rule TEXT NOT NULL,             -- how it was chosen or computed
  by_hand INTEGER NOT NULL,       -- 1: a separate observation; 0: one vintage of a measured series
  CHECK ((number IS NULL) <> (level IS NULL))
) STRICT;
CREATE INDEX observations_by_series ON observations (company, signal, tier, by_hand, month DESC, filed DESC);
CREATE INDEX observations_by_import ON observations (import);
)sql";

std::runtime_error foreign(const Sqlite& database) {
  return std::runtime_error(
      fmt::format("{}: is a SQLite database, but not one made by `fitrank import`", database.name()));
}

}  // namespace

bool is_sqlite_file(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  std::string start(kMagic.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  return file.read(start.data(), static_cast<std::streamsize>(start.size())) && start == kMagic;
}

void check_schema(Sqlite& database) {
  if (database.integer("PRAGMA application_id") != kApplication) throw foreign(database);
  const std::int64_t version = database.integer("PRAGMA user_version");
  if (version != kVersion) {
    throw std::runtime_error(fmt::format("{}: has format {}, this fitrank knows {}; import its sources again",
                                         database.name(), version, kVersion));
  }
}

void make_schema(Sqlite& database) {
  SqlTransaction transaction(database);
  const bool is_new = database.integer("SELECT count(*) FROM sqlite_schema") == 0 &&
                      database.integer("PRAGMA application_id") == 0 && database.integer("PRAGMA user_version") == 0;
  if (is_new) {
    database.run(kTables);
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplication, kVersion).c_str());
    transaction.commit();
  }
  check_schema(database);
}

}  // namespace fitrank
