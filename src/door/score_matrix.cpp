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

constexpr std::size_t kRowsChecked = 1 << 16;

bool is_score(float score) { return std::isnan(score) || (score >= 0 && score <= 100); }

/// The first row with a score that is none; as many as there are rows where all are sound.
std::size_t first_unsound(std::size_t companies, const ScoreMatrix::Column& column) {
  std::atomic<std::size_t> first = companies;
  const std::size_t chunks = (companies + kRowsChecked - 1) / kRowsChecked;
  parallel_for(chunks, thread_count(0, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t end = std::min(companies, (chunk + 1) * kRowsChecked);
    const float* at = column.first + static_cast<std::ptrdiff_t>(chunk * kRowsChecked) * column.step;
    bool sound = true;
    for (std::size_t row = chunk * kRowsChecked; row < end; ++row, at += column.step) sound = sound && is_score(*at);
    if (sound) return;
    std::size_t row = chunk * kRowsChecked;
    while (is_score(column.first[static_cast<std::ptrdiff_t>(row) * column.step])) ++row;
    for (std::size_t seen = first; row < seen && !first.compare_exchange_weak(seen, row);) {
    }
  });
  return first;
}

}  // namespace

ScoreMatrix::ScoreMatrix(std::size_t companies, std::size_t criteria)
    : body_(std::make_shared<ScoreMatrixBody>(ScoreMatrixBody{fitrank::ScoreMatrix(companies, criteria)})) {}

ScoreMatrix::ScoreMatrix(std::size_t companies, const std::vector<Column>& columns, std::shared_ptr<const void> owner) {
  guarded([&] {
    std::vector<fitrank::ScoreMatrix::Column> theirs;
    for (const Column& column : columns) {
      if (const std::size_t row = first_unsound(companies, column); row < companies) {
        throw Error(fmt::format("row {}, criterion {}: {} is neither a score from 0 to 100 nor NaN", row, theirs.size(),
                                column.first[static_cast<std::ptrdiff_t>(row) * column.step]));
      }
      theirs.push_back({column.first, column.step});
    }
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
