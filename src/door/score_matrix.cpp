#include "fitrank/score_matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "base/parallel.hpp"
#include "door/bodies.hpp"
#include "door/guarded.hpp"

namespace fitrank::v1 {

namespace {

/// So that a stretch of rows stays in the cache while its criteria are looked at one by one.
constexpr std::size_t kRowsChecked = 4096;

using Column = ScoreMatrix::Column;

bool is_score(float score) { return std::isnan(score) || (score >= 0 && score <= 100); }

float at(const Column& column, std::size_t row) { return column.first[static_cast<std::ptrdiff_t>(row) * column.step]; }

bool are_scores(const Column& column, std::size_t begin, std::size_t end) {
  bool sound = true;
  if (column.step == 1) {
    for (std::size_t row = begin; row < end; ++row) sound &= !(column.first[row] < 0) & !(column.first[row] > 100);
    return sound;
  }
  for (std::size_t row = begin; row < end; ++row) sound &= !(at(column, row) < 0) & !(at(column, row) > 100);
  return sound;
}

[[noreturn]] void refuse(const std::vector<Column>& columns, std::size_t begin, std::size_t end) {
  for (std::size_t row = begin; row < end; ++row) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (is_score(at(columns[c], row))) continue;
      throw Error(fmt::format("row {}, criterion {}: {} is neither a score from 0 to 100 nor NaN", row, c,
                              at(columns[c], row)));
    }
  }
  throw Error("a score changed while it was read");
}

/// Throws Error with the first row that has a score that is none.
void check_scores(std::size_t companies, const std::vector<Column>& columns) {
  const std::size_t chunks = (companies + kRowsChecked - 1) / kRowsChecked;
  std::atomic<std::size_t> unsound = chunks;
  parallel_for(chunks, thread_count(0, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t begin = chunk * kRowsChecked;
    const std::size_t end = std::min(companies, begin + kRowsChecked);
    const auto sound = [&](const Column& column) { return are_scores(column, begin, end); };
    if (std::ranges::all_of(columns, sound)) return;
    for (std::size_t seen = unsound; chunk < seen && !unsound.compare_exchange_weak(seen, chunk);) {
    }
  });
  if (unsound == chunks) return;
  refuse(columns, unsound * kRowsChecked, std::min(companies, (unsound + 1) * kRowsChecked));
}

}  // namespace

ScoreMatrix::ScoreMatrix(std::size_t companies, std::size_t criteria)
    : body_(std::make_shared<ScoreMatrixBody>(ScoreMatrixBody{fitrank::ScoreMatrix(companies, criteria)})) {}

ScoreMatrix::ScoreMatrix(std::size_t companies, const std::vector<Column>& columns, std::shared_ptr<const void> owner) {
  guarded([&] {
    check_scores(companies, columns);
    std::vector<fitrank::ScoreMatrix::Column> theirs;
    for (const Column& column : columns) theirs.push_back({column.first, column.step});
    body_ = std::make_shared<ScoreMatrixBody>(
        ScoreMatrixBody{fitrank::ScoreMatrix(companies, std::move(theirs), std::move(owner))});
  });
}

std::size_t ScoreMatrix::companies() const { return body_->scores.companies(); }
std::size_t ScoreMatrix::criteria() const { return body_->scores.criteria(); }
float ScoreMatrix::at(std::size_t company, std::size_t criterion) const { return body_->scores.at(company, criterion); }

void ScoreMatrix::set(std::size_t company, std::size_t criterion, float score) {
  if (body_->scores.lives_elsewhere()) throw Error("these scores belong to somebody else: set them there");
  if (company >= companies() || criterion >= criteria()) {
    throw Error(fmt::format("no cell {}, {} in a matrix of {} companies and {} criteria", company, criterion,
                            companies(), criteria()));
  }
  if (!is_score(score)) throw Error(fmt::format("{} is neither a score from 0 to 100 nor NaN", score));
  body_->scores.set(company, criterion, score);
}

}  // namespace fitrank::v1
