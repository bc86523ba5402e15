// The importers of job posts and of applications for foreign labour, each in the source file of its name.
#pragma once

#include <memory>

#include "input/records/import_options.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

std::unique_ptr<Importer> make_postings_importer(const ImportOptions& options);
std::unique_ptr<Importer> make_lca_importer(const ImportOptions& options);

}  // namespace fitrank
