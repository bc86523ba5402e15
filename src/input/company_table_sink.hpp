// Rows of companies.csv into a score matrix.
//
// How: a criterion's cell is its score; signals' cells are scored by their value functions, then put
// together by criterion as assess() does with observations that state no tier: at face value under
// every evidence policy and date.
// Cost: some ten nanoseconds a cell.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "fitrank/model.hpp"
#include "fitrank/score_matrix.hpp"
#include "input/csv_bulk.hpp"
#include "input/read_companies_csv.hpp"

namespace fitrank {

class CompanyTableSink : public RowSink {
 public:
  /// `model` must outlive this.
  explicit CompanyTableSink(const Model& model) : model_(model) {}

  void start(std::span<const std::string> columns, std::size_t rows, std::size_t threads) override;
  const char* take(const ScannedCell& id, const char* limit, std::size_t row, std::size_t thread) override;

  /// Of the rows taken.
  ScoreMatrix take_scores() { return std::move(scores_); }

 private:
  /// A criterion scored by signals.
  struct Group {
    std::size_t criterion = 0;
    std::vector<std::size_t> signals;  ///< those that have a column, in the model's order
  };

  const char* take_signal(const char* at, const char* limit, std::size_t signal, double& score) const;
  float score_of(const Group& group, const std::vector<double>& known) const;

  const Model& model_;
  ScoreMatrix scores_;
  std::vector<CompanyColumn> columns_;  ///< behind `id`
  std::vector<Group> groups_;
  std::vector<std::vector<double>> known_;  ///< by thread, the row's signal scores by signal, NaN = unknown
};

}  // namespace fitrank
