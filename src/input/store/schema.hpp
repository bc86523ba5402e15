// The tables of the evidence database.
//
// How: `imports` is one source file with what became of it; all else belongs to an import and goes with
// it. A row of `companies` is a company as its firmest identifier identifies it; which rows are one
// employer is decided when they are read (employers.hpp), so that the database is a function of its
// source files alone. Dates are ISO 8601 text, whose order is that of time.
#pragma once

#include <filesystem>

#include "input/store/sqlite.hpp"

namespace fitrank {

/// Whether the file begins like a SQLite database; false for what is not there.
bool is_sqlite_file(const std::filesystem::path& path);

/// Makes the tables in a database that is new; throws std::runtime_error where it is something else's, or of
/// a version that this program does not know.
void make_schema(Sqlite& database);
void check_schema(Sqlite& database);

}  // namespace fitrank
