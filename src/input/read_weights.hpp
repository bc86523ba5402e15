// Reads weights.csv: the weights of many personas, on all threads.
//
// The first column is `id`, each other one is named after a criterion; a criterion without a column
// weighs 0. Weights are numbers from 0 on, none left out, at least one of a row above 0. Quoting as in
// RFC 4180.
//
// How and cost: as read_company_table.hpp; ids and weights are kept in memory.
#pragma once

#include <filesystem>
#include <optional>

#include "base/problem.hpp"
#include "evidence/model.hpp"
#include "input/table_options.hpp"
#include "score/batch.hpp"

namespace fitrank {

/// `problems` gets every problem found. Gives nothing where the table cannot be used: a bad header,
/// or any bad row without skip_bad_rows.
std::optional<WeightTable> read_weights(const std::filesystem::path& path, const Model& model,
                                        const TableOptions& options, Problems& problems);

}  // namespace fitrank
