// The reader of read_weights.hpp over a text, and with pieces of any size.
#pragma once

#include <cstddef>
#include <optional>

#include "input/csv_text.hpp"
#include "input/read_weights.hpp"

namespace fitrank {

std::optional<WeightTable> read_weights(const CsvText& source, const Model& model, const TableOptions& options,
                                        std::size_t piece, Problems& problems);

}  // namespace fitrank
