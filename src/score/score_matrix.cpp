#include "fitrank/score_matrix.hpp"

#include <algorithm>
#include <new>

namespace fitrank {
namespace {

constexpr std::align_val_t kColumnAlignment{64};
constexpr std::size_t kRowsPerBlock = 64 / sizeof(float);

}  // namespace

ScoreMatrix::ScoreMatrix(std::size_t companies, std::size_t criteria)
    : companies_(companies),
      criteria_(criteria),
      stride_((companies + kRowsPerBlock - 1) / kRowsPerBlock * kRowsPerBlock) {
  const std::size_t cells = stride_ * criteria_;
  cells_.reset(new (kColumnAlignment) float[cells]);
  std::fill_n(cells_.get(), cells, kUnknown);
}

void ScoreMatrix::Free::operator()(float* cells) const { ::operator delete[](cells, kColumnAlignment); }

}  // namespace fitrank
