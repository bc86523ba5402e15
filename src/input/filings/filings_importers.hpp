// The importers of public filings.
//
// How: each makes one kind of importer (input/records/imported.hpp); all are registered by name in
// input/imports/importers.cpp. Cost: that of each importer, said in its source file.
#pragma once

#include <memory>

#include "input/records/import_options.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

/// SEC XBRL company facts, one JSON file a company.
std::unique_ptr<Importer> make_companyfacts_importer(const ImportOptions& options);
/// The SEC's quarterly Financial Statement Data Sets, one archive a quarter.
std::unique_ptr<Importer> make_financial_statements_importer(const ImportOptions& options);
}  // namespace fitrank
