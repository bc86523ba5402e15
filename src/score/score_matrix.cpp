#include "fitrank/score_matrix.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <new>
#include <utility>

namespace fitrank {
namespace {

constexpr std::align_val_t kColumnAlignment{64};
/// From here on the kernel is asked for large pages: a scan then misses the page tables far less.
constexpr std::size_t kLargePage = std::size_t{2} << 20;

std::shared_ptr<float[]> allocate(std::size_t cells) {
  const std::size_t bytes = cells * sizeof(float);
  if (bytes < kLargePage) {
    return {new (kColumnAlignment) float[cells], [](float* freed) { ::operator delete[](freed, kColumnAlignment); }};
  }
  void* mapped = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc();
  madvise(mapped, bytes, MADV_HUGEPAGE);  // only speed depends on it
  return {static_cast<float*>(mapped), [bytes](float* freed) { munmap(freed, bytes); }};
}

}  // namespace

ScoreMatrix::ScoreMatrix(std::size_t companies, std::size_t criteria) : companies_(companies), criteria_(criteria) {
  const std::size_t cells = stride() * criteria_;
  cells_ = allocate(cells);
  std::fill_n(cells_.get(), cells, kUnknown);
}

ScoreMatrix::ScoreMatrix(std::size_t companies, std::size_t criteria, std::shared_ptr<float[]> cells)
    : companies_(companies), criteria_(criteria), cells_(std::move(cells)) {}

}  // namespace fitrank
