// Whether ids that come in no order are distinct.
//
// How: 64-bit hashes (XXH3) are sorted, a slice a thread, and the slices merged without being moved.
// Equal hashes may be of different ids, so that only "distinct" is certain.
// Cost: 8 bytes a row, and the time to sort them.
#pragma once

#include <cstddef>
#include <span>

#include "input/csv_cuts.hpp"
#include "input/csv_rows.hpp"

namespace fitrank {

/// True where the ids of all rows are surely distinct. `pieces` hold all rows.
bool ids_are_distinct(const CsvRows& rows, std::span<const CsvPiece> pieces, std::size_t threads);

}  // namespace fitrank
