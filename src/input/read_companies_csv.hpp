// The careful reader of a table of companies.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "evidence/company.hpp"
#include "evidence/model.hpp"
#include "input/csv_table.hpp"

namespace fitrank {

/// What a column behind `id` holds.
struct CompanyColumn {
  enum class Kind { unknown, name, criterion, signal };
  Kind kind = Kind::unknown;
  std::size_t index = 0;  ///< of the criterion or signal
};

CompanyColumn company_column(const Model& model, std::string_view header);

class CompanyRecords : public CsvTable {
 public:
  /// `model` must outlive this.
  CompanyRecords(Report& report, const Model& model, TakenIds& ids) : CsvTable(report, ids), model_(model) {}

  /// The company of the current record, which is good; taken out.
  Company take() { return std::move(company_); }

 private:
  using Kind = CompanyColumn::Kind;

  void name_column(std::size_t column, const CsvCell& cell) override;
  void end_header() override;
  void begin_record() override;
  void read_cell(std::size_t column, const CsvCell& cell) override;

  void check_scored_once(std::size_t column);
  double read_score(std::size_t column, const CsvCell& cell);
  Value read_value(std::size_t column, const CsvCell& cell);

  const Model& model_;
  std::vector<CompanyColumn> kinds_{1};  ///< as columns(); unknown: `id`, or a problem was added for it
  bool states_scores_ = false;
  Company company_;
};

}  // namespace fitrank
