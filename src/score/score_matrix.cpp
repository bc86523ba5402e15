#include "score/score_matrix.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <map>
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

/// Those of `rows`, without the kinds that none of them is of.
std::shared_ptr<const Expectations> select_expectations(const Expectations& from, std::span<const std::size_t> rows) {
  auto selected = std::make_shared<Expectations>();
  selected->errors = from.errors;
  std::map<std::uint32_t, std::uint32_t> taken;
  for (const std::size_t row : rows) {
    const std::uint32_t kind = from.kind_of[row];
    const auto [place, fresh] = taken.try_emplace(kind, static_cast<std::uint32_t>(selected->kinds.size()));
    if (fresh) selected->kinds.push_back(from.kinds[kind]);
    selected->kind_of.push_back(place->second);
  }
  return selected;
}

}  // namespace

ScoreMatrix::ScoreMatrix(std::size_t companies, std::size_t criteria) : companies_(companies), criteria_(criteria) {
  const std::size_t cells = stride() * criteria_;
  cells_ = allocate(cells);
  std::fill_n(cells_.get(), cells, kUnknown);
}

ScoreMatrix::ScoreMatrix(std::size_t companies, std::size_t criteria, std::shared_ptr<float[]> cells)
    : companies_(companies), criteria_(criteria), cells_(std::move(cells)) {}

ScoreMatrix::ScoreMatrix(std::size_t companies, std::vector<Column> columns, std::shared_ptr<const void> owner)
    : companies_(companies), criteria_(columns.size()), columns_(std::move(columns)), owner_(std::move(owner)) {}

std::span<const float> ScoreMatrix::run_elsewhere(const Column& column, std::size_t begin, std::size_t rows,
                                                  std::span<float> scratch) const {
  const float* first = column.first + static_cast<std::ptrdiff_t>(begin) * column.step;
  if (column.step == 1 && begin + rows <= companies_) return {first, rows};
  const std::size_t there = begin < companies_ ? std::min(rows, companies_ - begin) : 0;
  for (std::size_t r = 0; r < there; ++r) scratch[r] = first[static_cast<std::ptrdiff_t>(r) * column.step];
  std::fill(scratch.begin() + static_cast<std::ptrdiff_t>(there), scratch.begin() + static_cast<std::ptrdiff_t>(rows),
            kUnknown);
  return scratch.first(rows);
}

void ScoreMatrix::keep_extents(std::size_t rows) {
  extents_ = rows > 0 ? std::shared_ptr<Extent[]>(new Extent[rows * criteria_]) : nullptr;
  extent_rows_ = rows;
  for (std::size_t criterion = 0; criterion < criteria_; ++criterion) {
    for (std::size_t row = 0; row < rows; ++row) set_extent(row, criterion, Extent::exact(at(row, criterion)));
  }
}

void ScoreMatrix::keep_extents(std::size_t rows, std::shared_ptr<Extent[]> extents) {
  extents_ = std::move(extents);
  extent_rows_ = rows;
}

void ScoreMatrix::copy_row(std::size_t to, const ScoreMatrix& from, std::size_t row) {
  for (std::size_t criterion = 0; criterion < criteria_; ++criterion) {
    set(to, criterion, from.at(row, criterion));
    if (to < rows_with_extents()) set_extent(to, criterion, from.extent(row, criterion));
  }
}

ScoreMatrix select_rows(const ScoreMatrix& scores, std::span<const std::size_t> rows) {
  ScoreMatrix selected(rows.size(), scores.criteria());
  if (scores.rows_with_extents() > 0) selected.keep_extents(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) selected.copy_row(i, scores, rows[i]);
  if (scores.expectations() != nullptr) selected.set_expectations(select_expectations(*scores.expectations(), rows));
  return selected;
}

}  // namespace fitrank
