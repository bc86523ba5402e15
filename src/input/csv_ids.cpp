#include "input/csv_ids.hpp"

#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "base/parallel.hpp"

namespace fitrank {
namespace {

using Hashes = std::span<std::uint64_t>;

void hash_ids(const CsvRows& rows, const CsvPiece& piece, Hashes hashes) {
  CsvWalk walk = rows.walk_from({piece.begin, piece.line});
  std::string held;
  for (std::size_t row = piece.first_row; row < piece.first_row + piece.rows && walk.find(piece.end); ++row) {
    const std::string_view id = text_of(scan_cell(walk.at(), walk.limit()), held);
    hashes[row] = XXH3_64bits(id.data(), id.size());
    walk.pass();
  }
}

/// Whether two of the sorted spans' hashes in [low, high] are equal.
bool has_equals(std::vector<Hashes> spans, std::uint64_t low, std::uint64_t high) {
  for (Hashes& span : spans) {
    const auto from = std::lower_bound(span.begin(), span.end(), low);
    span = {from, std::upper_bound(from, span.end(), high)};
  }
  bool first = true;
  for (std::uint64_t last = 0;; first = false) {
    std::erase_if(spans, [](const Hashes& span) { return span.empty(); });
    if (spans.empty()) return false;
    Hashes& least = *std::min_element(spans.begin(), spans.end(),
                                      [](const Hashes& a, const Hashes& b) { return a.front() < b.front(); });
    if (!first && least.front() == last) return true;
    last = least.front();
    least = least.subspan(1);
  }
}

}  // namespace

bool ids_are_distinct(const CsvRows& rows, std::span<const CsvPiece> pieces, std::size_t threads) {
  if (rows.size() == 0) return true;
  const auto held = std::make_unique_for_overwrite<std::uint64_t[]>(rows.size());
  const Hashes hashes(held.get(), rows.size());
  parallel_for(pieces.size(), threads, [&](std::size_t i, std::size_t) { hash_ids(rows, pieces[i], hashes); });

  const std::size_t parts = thread_count(threads, rows.size());
  std::vector<Hashes> slices;
  for (std::size_t i = 0; i < parts; ++i) {
    const std::size_t begin = rows.size() * i / parts;
    slices.push_back(hashes.subspan(begin, rows.size() * (i + 1) / parts - begin));
  }
  parallel_for(parts, threads, [&](std::size_t i, std::size_t) { std::sort(slices[i].begin(), slices[i].end()); });

  const std::uint64_t width = std::numeric_limits<std::uint64_t>::max() / parts;
  std::atomic<bool> equals = false;
  parallel_for(parts, threads, [&](std::size_t i, std::size_t) {
    const std::uint64_t low = i * width;
    const bool last = i + 1 == parts;
    if (has_equals(slices, low, last ? std::numeric_limits<std::uint64_t>::max() : low + width - 1)) equals = true;
  });
  return !equals;
}

}  // namespace fitrank
