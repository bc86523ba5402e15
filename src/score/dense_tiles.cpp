#include "score/dense_tiles.hpp"

namespace fitrank {

namespace {

/// So far below any other that no weighted sum with it enters a top.
constexpr float kOutOfReach = -1e6F;

}  // namespace

void DenseTiles::drop_unknown_rows(std::size_t begin, std::size_t padded) {
  bool known[kRows] = {};
  for (std::size_t c = 0; c < scores_.criteria(); ++c) {
    const auto from = scores_.run(c, begin, padded, copy_);
    for (std::size_t r = 0; r < padded; ++r) known[r] |= from[r] >= 0;
  }
  for (std::size_t c = 0; c < scores_.criteria(); ++c) {
    const auto values = packed_.column(c);
    for (std::size_t r = 0; r < padded; ++r) values[r] = known[r] ? values[r] : kOutOfReach;
  }
}

kernels::DenseTile DenseTiles::pack(std::size_t begin, std::size_t rows) {
  const std::size_t padded = ScoreMatrix::padded(rows);
  const float shift = missing_ == MissingPolicy::neutral ? 50 : 0;
  for (std::size_t c = 0; c < scores_.criteria(); ++c) {
    const auto from = scores_.run(c, begin, padded, copy_);
    const auto values = packed_.column(c);
    for (std::size_t r = 0; r < padded; ++r) values[r] = from[r] >= 0 ? from[r] - shift : 0;
    if (missing_ != MissingPolicy::renormalize) continue;
    const auto known = packed_.column(scores_.criteria() + c);
    for (std::size_t r = 0; r < padded; ++r) known[r] = from[r] >= 0 ? 1.0F : 0.0F;
  }
  drop_unknown_rows(begin, padded);
  return {packed_.column(0).data(), packed_.stride(), packed_.criteria(), padded};
}

}  // namespace fitrank
