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

/// Without a branch, so that many are looked at at once.
bool are_scores(const float* scores, std::size_t count) {
  int unsound = 0;
  for (std::size_t i = 0; i < count; ++i)
    unsound |= static_cast<int>(scores[i] < 0) | static_cast<int>(scores[i] > 100);
  return unsound == 0;
}

bool are_scores(const Column& column, std::size_t begin, std::size_t end) {
  if (column.step == 1) return are_scores(column.first + begin, end - begin);
  int unsound = 0;
  for (std::size_t row = begin; row < end; ++row) {
    const float score = at(column, row);
    unsound |= static_cast<int>(score < 0) | static_cast<int>(score > 100);
  }
  return unsound == 0;
}

/// Whether the scores are one array, row by row.
bool are_rows(const std::vector<Column>& columns) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].first != columns[0].first + c || columns[c].step != std::ssize(columns)) return false;
  }
  return !columns.empty();
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
  const bool by_rows = are_rows(columns);
  parallel_for(chunks, thread_count(0, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t begin = chunk * kRowsChecked;
    const std::size_t end = std::min(companies, begin + kRowsChecked);
    const auto sound = [&](const Column& column) { return are_scores(column, begin, end); };
    const bool all_sound = by_rows
                               ? are_scores(columns[0].first + begin * columns.size(), (end - begin) * columns.size())
                               : std::ranges::all_of(columns, sound);
    if (all_sound) return;
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
