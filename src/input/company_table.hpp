// The reader of read_company_table.hpp over a text, and with pieces of any size.
#pragma once

#include <cstddef>
#include <memory>

#include "input/csv_text.hpp"
#include "input/read_company_table.hpp"

namespace fitrank {

std::unique_ptr<CompanyTable> read_company_table(CsvText source, const Model& model, const TableOptions& options,
                                                 std::size_t piece, Problems& problems);

}  // namespace fitrank
