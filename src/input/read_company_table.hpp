// Reads a large companies.csv into a score matrix, on all threads.
//
// How: the file is mapped (a stream is read into memory) and cut at record ends into pieces that
// threads parse on their own; quotes are counted first, so that a line end inside quotes is no cut.
// Anything unusual in a piece (a bad cell, an id twice) sends the whole text to the one careful reader
// of read_companies.hpp, which reports every problem with line and column; both give the same
// companies from a sound text. The file must not be cut short while the table lives: a program that reads
// behind the new end of a mapped file is ended by the kernel. Replacing it by a rename does no harm.
// Cost: one pass to count and one to parse; in memory, beside the mapped file, the matrix, a quarter of a
// byte a row, and, while ids that do not rise are compared, 8 bytes a row. The careful reader keeps all ids.
#pragma once

#include <filesystem>
#include <memory>

#include "base/problem.hpp"
#include "evidence/company_table.hpp"
#include "evidence/model.hpp"
#include "input/table_options.hpp"

namespace fitrank {

/// `problems` gets every problem found. Gives nothing where the table cannot be used: a bad header, a
/// quote never closed, or any bad row without skip_bad_rows.
std::unique_ptr<CompanyTable> read_company_table(const std::filesystem::path& path, const Model& model,
                                                 const TableOptions& options, Problems& problems);

}  // namespace fitrank
