#include "input/company_table_sink.hpp"

#include <algorithm>
#include <cmath>

namespace fitrank {
namespace {

using ColumnKind = CompanyColumn::Kind;

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
  states_scores_ =
      std::ranges::any_of(columns_, [](const auto& column) { return column.kind == ColumnKind::criterion; });
  groups_.clear();
  for (std::size_t criterion = 0; criterion < model_.criteria.size(); ++criterion) {
    Group group = group_of(criterion);
    if (group.has_column || !states_scores_) groups_.push_back(std::move(group));
  }
  scratch_.clear();
  scratch_.resize(threads);
  for (Scratch& scratch : scratch_) scratch.known.assign(model_.signals.size() + kApart, std::nan(""));
  scores_ = ScoreMatrix();  // the former one goes before the next is made
  scores_ = ScoreMatrix(rows, model_.criteria.size());
  if (!groups_.empty()) scores_.keep_extents(rows);
}

CompanyTableSink::Group CompanyTableSink::group_of(std::size_t criterion) const {
  Group group{criterion, {}, false};
  for (std::size_t signal = 0; signal < model_.signals.size(); ++signal) {
    if (model_.signals[signal].criterion != criterion) continue;
    const bool has_column = std::ranges::any_of(columns_, [&](const CompanyColumn& column) {
      return column.kind == ColumnKind::signal && column.index == signal;
    });
    group.signals.push_back({signal, model_.signals[signal].importance,
                             unknown_scores(model_.signals[signal], EvidencePolicy::face_value)});
    group.has_column = group.has_column || has_column;
  }
  return group;
}

const char* CompanyTableSink::take(const ScannedCell& id, const char* limit, std::size_t row, std::size_t thread) {
  const char* at = id.next;
  Scratch& scratch = scratch_[thread];
  for (const CompanyColumn& column : columns_) {
    if (*at != ',') return nullptr;
    ++at;
    if (column.kind == ColumnKind::criterion) {
      at = take_score(at, limit, scores_.column(column.index)[row]);
    } else if (column.kind == ColumnKind::signal) {
      at = take_signal(at, limit, column.index, scratch.known[column.index]);
    } else {
      at = pass_text(at, limit);
    }
    if (at == nullptr) return nullptr;
  }
  for (const Group& group : groups_) score(group, row, scratch);
  if (states_scores_ && !groups_.empty()) set_stated(row);
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

void CompanyTableSink::score(const Group& group, std::size_t row, Scratch& scratch) {
  CriterionMean& mean = scratch.mean;
  mean.clear();
  for (const GroupSignal& signal : group.signals) {
    const double known = scratch.known[signal.signal];
    if (std::isnan(known)) {
      mean.add_unknown(signal.unknown, signal.importance);
    } else {
      mean.add(known, signal.importance);
    }
  }
  const float score = mean.score();
  scores_.set(row, group.criterion, score);
  const bool outright = states_scores_ && std::isnan(score);
  scores_.set_extent(row, group.criterion, outright ? Extent::exact(score) : mean.extent());
}

/// The criteria that columns state: exact, beside those that signals make up.
void CompanyTableSink::set_stated(std::size_t row) {
  for (const CompanyColumn& column : columns_) {
    if (column.kind != ColumnKind::criterion) continue;
    scores_.set_extent(row, column.index, Extent::exact(scores_.at(row, column.index)));
  }
}

}  // namespace fitrank
