// The float32 passes that select candidates, one build of them per x86-64 level.
//
// How: plain functions over pointers and sizes, so that nothing but these names leaves their object
// files: templates would be weak symbols, of which the linker keeps one for all levels. Sums here
// only select; the caller re-scores what was selected in double (score/selection.hpp says by
// how much a float32 sum may be off).
#pragma once

#include <cstddef>
#include <cstdint>

namespace fitrank::kernels {

/// Rows a kernel takes in one call at most; a tile's running sums stay in the first-level cache.
inline constexpr std::size_t kTileRows = 4096;
/// Rows are handled in multiples of this; ScoreMatrix pads its columns to it.
inline constexpr std::size_t kRowStep = 64;

/// A tile of columns: row r of criterion c is columns[c][r]. Unknown = NaN.
struct Tile {
  const float* const* columns;
  std::size_t criteria;
  std::size_t rows;  ///< a multiple of kRowStep, at most kTileRows
};

/// A tile without unknowns, as many personas read it: row r of input i is inputs[i * stride + r].
struct DenseTile {
  const float* inputs;
  std::size_t stride;
  std::size_t count;  ///< of inputs
  std::size_t rows;   ///< a multiple of kRowStep
};

struct Hit {
  std::uint32_t persona;
  std::uint32_t row;
};

struct Kernels {
  const char* level;

  /// Writes the rows whose sum over the known criteria of weight * (score - shift) is at least
  /// `threshold`, which is above -1e30, to `selected` (room for tile.rows) in rising order; returns how
  /// many. Rows of which nothing is known are left out.
  std::size_t (*select_rows)(const Tile& tile, const float* weights, float shift, float threshold,
                             std::uint32_t* selected);

  /// For each of `personas`, whose weights are weights[p * tile.count + i]: writes a hit for each
  /// row whose weighted sum of inputs is at least thresholds[p], personas and rows rising, until
  /// `room` might not do; returns how many. *personas_done tells how many personas were finished.
  std::size_t (*select_pairs)(const DenseTile& tile, const float* weights, const float* thresholds,
                              std::size_t personas, Hit* hits, std::size_t room, std::size_t* personas_done);

  /// How many of `rows` points (column c at columns + c * stride, padded with -1 to kRowStep) are
  /// at least `point` in every one of `criteria`; stops counting once `enough` are found.
  std::size_t (*count_dominators)(const float* columns, std::size_t stride, std::size_t criteria, std::size_t rows,
                                  const float* point, std::size_t enough);

  /// Plain sum of `count` floats (a multiple of 16, 64-byte aligned): the speed of reading.
  float (*sum)(const float* values, std::size_t count);
};

const Kernels& x86_64();
const Kernels& x86_64_v3();
const Kernels& x86_64_v4();

}  // namespace fitrank::kernels
