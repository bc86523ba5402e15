#include "input/store/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <stdexcept>

namespace fitrank {
namespace {

constexpr int kPatienceMs = 10000;  ///< how long another process' transaction is waited for

int flags_of(Sqlite::Access access) {
  // One thread at a time uses a connection.
  constexpr int kShared = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (access == Sqlite::Access::read) return SQLITE_OPEN_READONLY | kShared;
  return SQLITE_OPEN_READWRITE | (access == Sqlite::Access::create ? SQLITE_OPEN_CREATE : 0) | kShared;
}

std::string reason(int code, const char* said) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "no space left on the device; what was imported before is kept";
    case SQLITE_IOERR:
      return fmt::format("reading or writing failed ({}); what was imported before is kept", said);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another process is writing to it; try again when that is done";
    case SQLITE_NOTADB:
      return "is not an evidence database (made by `fitrank import`)";
    case SQLITE_CORRUPT:
      return fmt::format("is damaged ({}); import its sources again into a new file", said);
    case SQLITE_READONLY:
      return "cannot be written to";
    case SQLITE_CANTOPEN:
      return "cannot be opened";
    default:
      return said;
  }
}

std::string why_not_opened(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return "is a folder, not a database";
  const std::filesystem::path folder = path.parent_path();
  if (!std::filesystem::is_directory(folder, ignored)) return fmt::format("there is no folder {}", folder.string());
  return std::filesystem::exists(path, ignored) ? "cannot be opened: permission denied"
                                                : "cannot be created: no permission to write to its folder";
}

}  // namespace

Sqlite::Sqlite(const std::filesystem::path& path, Access access) : name_(path.string()) {
  // An absolute path: a name like ":memory:" or "file:x?mode=..." means a file here.
  const std::string absolute = std::filesystem::absolute(path).string();
  const int code = sqlite3_open_v2(absolute.c_str(), &handle_, flags_of(access), nullptr);
  if (code != SQLITE_OK) {
    const std::string message =
        (code & 0xff) == SQLITE_CANTOPEN ? why_not_opened(absolute) : reason(code, sqlite3_errstr(code));
    sqlite3_close(handle_);
    throw std::runtime_error(fmt::format("{}: {}", name_, message));
  }
  sqlite3_busy_timeout(handle_, kPatienceMs);
  // A file from an unknown hand: its schema may call nothing that reaches outside.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

Sqlite::~Sqlite() { sqlite3_close_v2(handle_); }

void Sqlite::fail() const {
  throw std::runtime_error(
      fmt::format("{}: {}", name_, reason(sqlite3_extended_errcode(handle_), sqlite3_errmsg(handle_))));
}

void Sqlite::run(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::int64_t Sqlite::integer(const char* sql) {
  SqlStatement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Sqlite::text(const char* sql) {
  SqlStatement statement(*this, sql);
  return statement.step() ? std::string(statement.text(0)) : "";
}

std::int64_t Sqlite::last_row() const { return sqlite3_last_insert_rowid(handle_); }

SqlStatement::SqlStatement(Sqlite& database, std::string_view sql) : database_(database) {
  check(sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement_, nullptr));
}

SqlStatement::~SqlStatement() { sqlite3_finalize(statement_); }

void SqlStatement::check(int code) const {
  if (code != SQLITE_OK) database_.fail();
}

bool SqlStatement::step() {
  const int code = sqlite3_step(statement_);
  if (code != SQLITE_ROW && code != SQLITE_DONE) database_.fail();
  return code == SQLITE_ROW;
}

void SqlStatement::reset() {
  sqlite3_reset(statement_);  // gives the code of the last step, which has been thrown
  sqlite3_clear_bindings(statement_);
}

bool SqlStatement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t SqlStatement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double SqlStatement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view SqlStatement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void SqlStatement::bind(int at, std::int64_t value) { check(sqlite3_bind_int64(statement_, at, value)); }
void SqlStatement::bind(int at, double value) { check(sqlite3_bind_double(statement_, at, value)); }
void SqlStatement::bind(int at, std::nullptr_t) { check(sqlite3_bind_null(statement_, at)); }
void SqlStatement::bind(int at, std::string_view value) {
  // An empty view may have no address, which would bind null.
  const char* text = value.data() == nullptr ? "" : value.data();
  check(sqlite3_bind_text64(statement_, at, text, value.size(), nullptr, SQLITE_UTF8));
}

SqlTransaction::~SqlTransaction() {
  // Some failures have undone it already; then this one finds nothing to do.
  if (!done_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace fitrank
