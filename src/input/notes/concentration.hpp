// The importer of the customers' shares of revenue that notes to filings state.
//
// How: input/notes/customer_shares.hpp. Cost: linear in the bytes.
#pragma once

#include <memory>

#include "input/records/import_options.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

/// Customers' shares of revenue, from inline XBRL pages and the SEC's Financial Statement and Notes data sets.
std::unique_ptr<Importer> make_concentration_importer(const ImportOptions& options);

}  // namespace fitrank
