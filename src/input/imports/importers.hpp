// How the importer of each kind is made; every kind has its own source file.
#pragma once

#include <memory>

#include "fitrank/importers.hpp"

namespace fitrank {

std::unique_ptr<Importer> make_observations_importer(const ImportOptions& options);
std::unique_ptr<Importer> make_postings_importer(const ImportOptions& options);
std::unique_ptr<Importer> make_lca_importer(const ImportOptions& options);

}  // namespace fitrank
