// Rows of companies.csv into a score matrix.
//
// How: a criterion's cell is its score; signals' cells are scored by their value functions, then put
// together by criterion as assess() does with observations that state no tier: at face value under
// every evidence policy and date. Extents are kept only where signals have columns: scores stated outright
// are exact.
// Cost: some ten nanoseconds a cell.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "evidence/assess.hpp"
#include "evidence/model.hpp"
#include "input/csv_bulk.hpp"
#include "input/read_companies_csv.hpp"
#include "score/score_matrix.hpp"

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
  struct GroupSignal {
    std::size_t signal = 0;
    double importance = 1;
    UnknownScores unknown;  ///< what it can count where the cell is empty
  };
  /// A criterion scored by signals.
  struct Group {
    std::size_t criterion = 0;
    std::vector<GroupSignal> signals;  ///< all of the model's, in its order
    bool has_column = false;           ///< some signal has
  };
  /// What a thread works with.
  struct Scratch {
    std::vector<double> known;  ///< the row's signal scores by signal, NaN = unknown
    CriterionMean mean;
  };

  const char* take_signal(const char* at, const char* limit, std::size_t signal, double& score) const;
  Group group_of(std::size_t criterion) const;
  void set_stated(std::size_t row);
  void score(const Group& group, std::size_t row, Scratch& scratch);

  const Model& model_;
  ScoreMatrix scores_;
  std::vector<CompanyColumn> columns_;  ///< behind `id`
  std::vector<Group> groups_;
  bool states_scores_ = false;
  std::vector<Scratch> scratch_;  ///< by thread
};

}  // namespace fitrank
