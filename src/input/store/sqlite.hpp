// SQLite with exceptions and automatic closing: a connection, prepared statements, transactions.
//
// How: every failure is a std::runtime_error that names the database and says in plain words what is
// wrong. Values are always bound, never put into the text of a statement.
// Cost: that of SQLite.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace fitrank {

class Sqlite {
 public:
  enum class Access { read, write, create };

  Sqlite(const std::filesystem::path& path, Access access);
  ~Sqlite();
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  /// Statements without values or results.
  void run(const char* sql);
  std::int64_t integer(const char* sql);
  std::string text(const char* sql);
  std::int64_t last_row() const;
  const std::string& name() const { return name_; }
  sqlite3* handle() const { return handle_; }
  /// Throws what went wrong last.
  [[noreturn]] void fail() const;

 private:
  std::string name_;
  sqlite3* handle_ = nullptr;
};

/// A prepared statement; values are bound from the first on, columns count from 0.
class SqlStatement {
 public:
  /// `database` must outlive the statement.
  SqlStatement(Sqlite& database, std::string_view sql);
  ~SqlStatement();
  SqlStatement(const SqlStatement&) = delete;
  SqlStatement& operator=(const SqlStatement&) = delete;

  /// Forgets the row and the current values, then binds these.
  template <typename... Values>
  SqlStatement& with(const Values&... values) {
    reset();
    int at = 0;
    (bind(++at, values), ...);
    return *this;
  }

  /// True where there is a row (more).
  bool step();
  /// Steps to the end.
  void execute() {
    while (step()) continue;
    reset();
  }

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  /// Empty for null; holds until the next step.
  std::string_view text(int column) const;
  /// Lets go of the row and the current values; a row that is held keeps the database from being tidied up.
  void reset();

 private:
  void bind(int at, std::int64_t value);
  void bind(int at, double value);
  void bind(int at, std::string_view value);
  void bind(int at, std::nullptr_t);
  template <typename T>
  void bind(int at, const std::optional<T>& value) {
    if (value) {
      bind(at, *value);
    } else {
      bind(at, nullptr);
    }
  }
  void check(int code) const;

  Sqlite& database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// What is not committed is undone.
class SqlTransaction {
 public:
  explicit SqlTransaction(Sqlite& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  ~SqlTransaction();
  SqlTransaction(const SqlTransaction&) = delete;
  SqlTransaction& operator=(const SqlTransaction&) = delete;

  void commit() {
    database_.run("COMMIT");
    done_ = true;
  }

 private:
  Sqlite& database_;
  bool done_ = false;
};

}  // namespace fitrank
