// The importer of tables and lists of observations that somebody has made.
#pragma once

#include <memory>

#include "input/records/import_options.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

std::unique_ptr<Importer> make_observations_importer(const ImportOptions& options);

}  // namespace fitrank
