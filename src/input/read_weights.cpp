#include "input/weights_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "input/csv_bulk.hpp"
#include "input/csv_table.hpp"
#include "input/names.hpp"

namespace fitrank {
namespace {

class WeightRecords : public CsvTable {
 public:
  WeightRecords(Report& report, const Model& model, TakenIds& ids)
      : CsvTable(report, ids), criteria_(ids_of(model.criteria)), names_(known_names(model.criteria)) {}

 private:
  void name_column(std::size_t column, const CsvCell& cell) override {
    known_.resize(column + 1);
    known_[column] = std::find(criteria_.begin(), criteria_.end(), cell.text) != criteria_.end();
    if (known_[column]) return;
    const NoSuch problem = no_such("criterion", cell.text, names_);
    report().add(cell.offset, "", fmt::format("column {}: {}", in_quotes(cell.text), problem.message),
                 problem.suggestion);
  }

  void end_header() override {
    known_.resize(columns().size());
    all_known_ = known_.size() > 1 && std::count(known_.begin(), known_.end(), false) == 1;
    if (known_.size() > 1) return;
    report().add(cells().front().offset, "",
                 fmt::format("no weight columns; name them after criteria: {}", fmt::join(criteria_, ", ")));
  }

  void begin_record() override { sum_ = 0; }

  void read_cell(std::size_t column, const CsvCell& cell) override {
    if (!known_[column]) return;
    if (cell.text.empty()) {
      refuse(cell, columns()[column], "a weight is missing; write 0 for none");
      return;
    }
    const double weight = read_number(column, cell);
    if (weight < 0) refuse(cell, columns()[column], fmt::format("must be at least 0, found {}", weight));
    sum_ += weight;
  }

  void end_record() override {
    if (!good() || !all_known_) return;
    if (!(sum_ > 0)) refuse(cells().front(), "", "at least one weight must be above 0");
    if (!std::isfinite(sum_)) refuse(cells().front(), "", "the weights are too large to add up");
  }

  std::vector<std::string> criteria_;
  std::vector<KnownName> names_;    ///< of the criteria, with their labels
  std::vector<bool> known_{false};  ///< by column; not: `id`, or a problem was added for it
  bool all_known_ = false;          ///< all but `id`; else weights may stand in columns not understood
  double sum_ = 0;
};

class WeightSink : public RowSink {
 public:
  explicit WeightSink(const Model& model) : model_(model) {}

  void start(std::span<const std::string> columns, std::size_t rows, std::size_t) override {
    criteria_.clear();
    for (const std::string& column : columns.subspan(1)) criteria_.push_back(*model_.find_criterion(column));
    table_ = {};
    table_.criteria = model_.criteria.size();
    table_.ids.resize(rows);
    table_.raw.resize(rows * table_.criteria);
  }

  const char* take(const ScannedCell& id, const char* limit, std::size_t row, std::size_t) override {
    const char* at = id.next;
    double sum = 0;
    for (const std::size_t criterion : criteria_) {
      if (*at != ',') return nullptr;
      double weight = 0;
      at = scan_number(at + 1, limit, weight);
      if (at == nullptr || !(weight >= 0)) return nullptr;
      table_.raw[row * table_.criteria + criterion] = weight;
      sum += weight;
    }
    if (!(sum > 0) || !std::isfinite(sum)) return nullptr;
    if (id.doubled) {
      table_.ids[row] = undoubled(id.text);
    } else {
      table_.ids[row].assign(id.text);
    }
    return pass_line_end(at, limit);
  }

  WeightTable take_table() { return std::move(table_); }

 private:
  const Model& model_;
  std::vector<std::size_t> criteria_;  ///< by column behind `id`
  WeightTable table_;
};

}  // namespace

std::optional<WeightTable> read_weights(const CsvText& source, const Model& model, const TableOptions& options,
                                        std::size_t piece, Problems& problems) {
  const CarefulReader careful = [&](Report& report, TakenIds& ids) {
    return std::make_unique<WeightRecords>(report, model, ids);
  };
  WeightSink sink(model);
  if (!read_bulk(source, careful, sink, options, piece, problems)) return std::nullopt;
  return sink.take_table();
}

std::optional<WeightTable> read_weights(const std::filesystem::path& path, const Model& model,
                                        const TableOptions& options, Problems& problems) {
  const auto source = CsvText::open(path, problems, options.progress);
  if (!source) return std::nullopt;
  return read_weights(*source, model, options, kCsvPiece, problems);
}

}  // namespace fitrank
