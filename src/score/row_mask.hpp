// A bit per row: row r is bit r % 64 of word r / 64.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace fitrank {

/// An empty mask holds every row.
inline bool holds_row(std::span<const std::uint64_t> mask, std::size_t row) {
  return mask.empty() || ((mask[row / 64] >> (row % 64)) & 1U) != 0;
}

}  // namespace fitrank
