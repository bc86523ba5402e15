// The kernels' text, compiled once per level with Eigen under that level's name.
//
// Eigen's packet operations choose the instructions. Everything is in an unnamed namespace, and
// nothing of the standard library that emits code is included.
#include <Eigen/Core>

#include "score/kernels/kernels.hpp"

namespace fitrank::kernels {
namespace {

using Packet = Eigen::internal::packet_traits<float>::type;
namespace packet = Eigen::internal;
constexpr std::size_t kLanes = packet::unpacket_traits<Packet>::size;

inline Packet load(const float* from) { return packet::pload<Packet>(from); }
/// Scores may lie anywhere; where they are aligned this costs the same.
inline Packet load_scores(const float* from) { return packet::ploadu<Packet>(from); }
inline Packet all(float value) { return packet::pset1<Packet>(value); }

constexpr float kOutOfReach = -1e30F;

constexpr std::size_t kColumns = 4;  ///< columns read side by side; more streams would lose the prefetcher

/// sum + weight * (score - shift) where the score is known, sum elsewhere.
inline Packet add_weighed(Packet sum, Packet score, Packet shift, Packet weight) {
  const Packet known = packet::pcmp_eq(score, score);
  return packet::pmadd(packet::pand(known, packet::psub(score, shift)), weight, sum);
}

/// Sets (`first`) or raises the sums of the kRowStep rows from `row` on by the parts of kCount columns,
/// and asks for each column's next rows: the whole speed hangs on their being on the way.
template <std::size_t kCount>
inline void add_columns(bool first, const float* const* columns, std::size_t row, const float* weights, Packet shift,
                        float* sums) {
  for (std::size_t r = 0; r < kRowStep; r += kLanes) {
    Packet sum = first ? all(0.0F) : load(sums + r);
    for (std::size_t c = 0; c < kCount; ++c) {
      const float* scores = columns[c] + row + r;
      packet::prefetch(scores + kRowStep);
      sum = add_weighed(sum, load_scores(scores), shift, all(weights[c]));
    }
    packet::pstore(sums + r, sum);
  }
}

/// The sums of the kRowStep rows from `row` on.
inline void sum_step(const Tile& tile, std::size_t row, const float* weights, Packet shift, float* sums) {
  std::size_t c = 0;
  for (; c + kColumns <= tile.criteria; c += kColumns) {
    add_columns<kColumns>(c == 0, tile.columns + c, row, weights + c, shift, sums);
  }
  switch (tile.criteria - c) {
    case 3:
      return add_columns<3>(c == 0, tile.columns + c, row, weights + c, shift, sums);
    case 2:
      return add_columns<2>(c == 0, tile.columns + c, row, weights + c, shift, sums);
    case 1:
      return add_columns<1>(c == 0, tile.columns + c, row, weights + c, shift, sums);
  }
}

inline Packet greatest_of_step(const float* sums) {
  Packet greatest = load(sums);
  for (std::size_t r = kLanes; r < kRowStep; r += kLanes) greatest = packet::pmax(greatest, load(sums + r));
  return greatest;
}

/// Puts the sums of rows of which nothing is known out of reach: they are 0, as those of a company at the
/// threshold are under renormalize, and no persona ranks them.
inline void drop_unknown_rows(const Tile& tile, std::size_t row, float* sums) {
  for (std::size_t r = 0; r < kRowStep; r += kLanes) {
    Packet known = all(0.0F);
    for (std::size_t c = 0; c < tile.criteria; ++c) {
      const Packet scores = load_scores(tile.columns[c] + row + r);
      known = packet::por(known, packet::pcmp_eq(scores, scores));
    }
    packet::pstore(sums + r, packet::pselect(known, load(sums + r), all(kOutOfReach)));
  }
}

std::size_t select_rows(const Tile& tile, const float* weights, float shift, float threshold, std::uint32_t* selected) {
  std::size_t count = 0;
  for (std::size_t step = 0; step < tile.rows; step += kRowStep) {
    alignas(64) float sums[kRowStep];
    sum_step(tile, step, weights, all(shift), sums);
    if (packet::predux_max(greatest_of_step(sums)) < threshold) continue;
    drop_unknown_rows(tile, step, sums);
    for (std::size_t r = 0; r < kRowStep; ++r) {
      if (sums[r] >= threshold) selected[count++] = static_cast<std::uint32_t>(step + r);
    }
  }
  return count;
}

constexpr std::size_t kPersonas = 4;  ///< personas summed side by side
constexpr std::size_t kPackets = 2;   ///< packets of rows summed side by side

struct Sums {
  Packet of[kPersonas][kPackets];
};

inline void sum_block(const DenseTile& tile, const float* const* weights, std::size_t row, Sums& sums) {
  for (auto& persona : sums.of) {
    for (Packet& sum : persona) sum = all(0.0F);
  }
  for (std::size_t i = 0; i < tile.count; ++i) {
    const float* input = tile.inputs + i * tile.stride + row;
    const Packet first = load(input);
    const Packet second = load(input + kLanes);
    for (std::size_t p = 0; p < kPersonas; ++p) {
      const Packet weight = all(weights[p][i]);
      sums.of[p][0] = packet::pmadd(weight, first, sums.of[p][0]);
      sums.of[p][1] = packet::pmadd(weight, second, sums.of[p][1]);
    }
  }
}

/// Adds a hit per row of the packet that reaches the threshold.
inline std::size_t add_hits(Packet sums, float threshold, std::size_t persona, std::size_t row, Hit* hits) {
  alignas(64) float values[kLanes];
  packet::pstore(values, sums);
  std::size_t count = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    if (values[lane] >= threshold) {
      hits[count++] = {static_cast<std::uint32_t>(persona), static_cast<std::uint32_t>(row + lane)};
    }
  }
  return count;
}

std::size_t select_pairs(const DenseTile& tile, const float* weights, const float* thresholds, std::size_t personas,
                         Hit* hits, std::size_t room, std::size_t* personas_done) {
  std::size_t count = 0;
  std::size_t done = 0;
  for (; done < personas && count + kPersonas * tile.rows <= room; done += kPersonas) {
    const std::size_t group = personas - done < kPersonas ? personas - done : kPersonas;
    const float* rows_of[kPersonas];
    // A short last group repeats its first persona; the repeats are never looked at.
    for (std::size_t p = 0; p < kPersonas; ++p) rows_of[p] = weights + (done + (p < group ? p : 0)) * tile.count;
    for (std::size_t row = 0; row < tile.rows; row += kPackets * kLanes) {
      Sums sums;
      sum_block(tile, rows_of, row, sums);
      for (std::size_t p = 0; p < group; ++p) {
        const float threshold = thresholds[done + p];
        if (packet::predux_max(packet::pmax(sums.of[p][0], sums.of[p][1])) < threshold) continue;
        count += add_hits(sums.of[p][0], threshold, done + p, row, hits + count);
        count += add_hits(sums.of[p][1], threshold, done + p, row + kLanes, hits + count);
      }
    }
  }
  *personas_done = done < personas ? done : personas;
  return count;
}

/// 1 in each lane whose point is at least `point` in every criterion, else 0.
inline Packet dominates(const float* columns, std::size_t stride, std::size_t criteria, const float* point) {
  Packet all_at_least = packet::pcmp_le(all(point[0]), load(columns));
  for (std::size_t c = 1; c < criteria; ++c) {
    all_at_least = packet::pand(all_at_least, packet::pcmp_le(all(point[c]), load(columns + c * stride)));
  }
  return packet::pand(all_at_least, all(1.0F));
}

std::size_t count_dominators(const float* columns, std::size_t stride, std::size_t criteria, std::size_t rows,
                             const float* point, std::size_t enough) {
  std::size_t count = 0;
  for (std::size_t step = 0; step < rows && count < enough; step += kRowStep) {
    Packet found = all(0.0F);
    for (std::size_t r = step; r < step + kRowStep; r += kLanes) {
      found = packet::padd(found, dominates(columns + r, stride, criteria, point));
    }
    count += static_cast<std::size_t>(packet::predux(found));
  }
  return count;
}

float sum(const float* values, std::size_t count) {
  Packet sums[4] = {all(0.0F), all(0.0F), all(0.0F), all(0.0F)};
  const std::size_t whole = count / (4 * kLanes) * (4 * kLanes);
  for (std::size_t i = 0; i < whole; i += 4 * kLanes) {
    for (std::size_t s = 0; s < 4; ++s) sums[s] = packet::padd(sums[s], load(values + i + s * kLanes));
  }
  for (std::size_t i = whole; i < count; i += kLanes) sums[0] = packet::padd(sums[0], load(values + i));
  return packet::predux(packet::padd(packet::padd(sums[0], sums[1]), packet::padd(sums[2], sums[3])));
}

}  // namespace
}  // namespace fitrank::kernels
