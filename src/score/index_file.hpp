// A skyband index as one file.
//
// How: header (magic, byte order, version, counts), strings (source path, criterion ids), rows, id
// offsets, counts of the patterns of unknowns, id bytes, columns 64-byte aligned as ScoreMatrix lays them out, the
// extents of the first rows, and an XXH3-64 of all before it; integers as the processor has them. Where each part lies
// follows from the counts alone, and nothing of a file is used before it is found to lie within it. A file is mapped,
// not copied.
// Cost: one read of the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "score/patterns.hpp"
#include "score/score_matrix.hpp"
#include "score/skyband_index.hpp"

namespace fitrank {

/// What an index holds, wherever it is kept.
struct IndexParts {
  std::size_t k = 0;
  std::size_t companies = 0;
  IndexSource source;
  std::span<const std::uint64_t> rows;        ///< of the whole set, one per member
  std::span<const std::uint64_t> id_offsets;  ///< into id_bytes, one per member and the end
  std::string_view id_bytes;
  std::span<const PatternCount> patterns;  ///< of the whole set
  ScoreMatrix scores;
  std::shared_ptr<const void> owner;  ///< of what is only pointed to here
};

/// Throws std::runtime_error naming the path and the reason.
void write_index(const IndexParts& parts, const std::filesystem::path& path);
/// The same; checks all of the file.
IndexParts read_index(const std::filesystem::path& path);

}  // namespace fitrank
