#include "input/company_table_sink.hpp"

#include <algorithm>
#include <cmath>

#include "fitrank/assess.hpp"

namespace fitrank {
namespace {

using Kind = CompanyColumn::Kind;

/// Scores of different threads do not share a cache line.
constexpr std::size_t kApart = 64 / sizeof(double);

const char* take_score(const char* at, const char* limit, float& score) {
  double value = 0;
  const char* const next = scan_number(at, limit, value);
  if (value < 0 || value > 100) return nullptr;
  score = static_cast<float>(value);
  return next;
}

const char* pass_text(const char* at, const char* limit) { return scan_cell(at, limit).next; }

}  // namespace

void CompanyTableSink::start(std::span<const std::string> columns, std::size_t rows, std::size_t threads) {
  columns_.clear();
  for (const std::string& column : columns.subspan(1)) columns_.push_back(company_column(model_, column));
  groups_.clear();
  for (std::size_t criterion = 0; criterion < model_.criteria.size(); ++criterion) {
    Group group{criterion, {}};
    for (std::size_t signal = 0; signal < model_.signals.size(); ++signal) {
      const bool has_column = std::any_of(columns_.begin(), columns_.end(), [&](const CompanyColumn& column) {
        return column.kind == Kind::signal && column.index == signal;
      });
      if (has_column && model_.signals[signal].criterion == criterion) group.signals.push_back(signal);
    }
    if (!group.signals.empty()) groups_.push_back(std::move(group));
  }
  known_.assign(threads, std::vector<double>(model_.signals.size() + kApart));
  scores_ = ScoreMatrix();  // the former one goes before the next is made
  scores_ = ScoreMatrix(rows, model_.criteria.size());
}

const char* CompanyTableSink::take(const ScannedCell& id, const char* limit, std::size_t row, std::size_t thread) {
  const char* at = id.next;
  std::vector<double>& known = known_[thread];
  for (const CompanyColumn& column : columns_) {
    if (*at != ',') return nullptr;
    ++at;
    if (column.kind == Kind::criterion) {
      at = take_score(at, limit, scores_.column(column.index)[row]);
    } else if (column.kind == Kind::signal) {
      at = take_signal(at, limit, column.index, known[column.index]);
    } else {
      at = pass_text(at, limit);
    }
    if (at == nullptr) return nullptr;
  }
  for (const Group& group : groups_) scores_.column(group.criterion)[row] = score_of(group, known);
  return pass_line_end(at, limit);
}

const char* CompanyTableSink::take_signal(const char* at, const char* limit, std::size_t signal, double& score) const {
  const ValueFunction& function = model_.signals[signal].value_function;
  score = std::nan("");
  if (!function.takes_levels()) {
    double value = 0;
    const char* const next = scan_number(at, limit, value);
    if (!std::isnan(value)) score = function.score(value);
    return next;
  }
  const ScannedCell cell = scan_cell(at, limit);
  if (cell.next == nullptr || cell.text.empty()) return cell.next;
  std::string held;
  const auto level = function.find_level(text_of(cell, held));
  if (!level) return nullptr;
  score = function.score(*level);
  return cell.next;
}

float CompanyTableSink::score_of(const Group& group, const std::vector<double>& known) const {
  CriterionMean mean;
  for (const std::size_t signal : group.signals) {
    if (!std::isnan(known[signal])) mean.add(known[signal], model_.signals[signal].importance);
  }
  return mean.score();
}

}  // namespace fitrank
