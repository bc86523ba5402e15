#include "output/audit_fields.hpp"

#include <optional>
#include <string>

#include "output/keys.hpp"
#include "output/kind_fields.hpp"
#include "output/observed_fields.hpp"

namespace fitrank {

namespace {

/// Readers of what is an entry of one of the audit's lists.
template <typename Read>
auto of_weight(Read read) {
  return of_kind("weight", [=](auto& r) { return read(r.audit.weights[r.i]); });
}
template <typename Read>
auto of_goalposts(Read read) {
  return of_kind("goalposts", [=](auto& r) { return read(r.audit.goalposts[r.i], r.model.signals[r.i]); });
}
template <typename Read>
auto of_layer_row(Read read) {
  return of_kind("layer", [=](auto& r) { return read(r.audit.layers[r.i]); });
}

const Correlation* correlation_of(const AuditRow& row) {
  if (row.kind == "weight") return &row.audit.weights[row.i].with_score;
  if (row.kind == "criteria_pair") return &row.audit.criteria[row.i].correlation;
  if (row.kind == "signal_pair") return &row.audit.signals[row.i].correlation;
  return row.kind == "coverage_with_score" ? &row.audit.coverage_with_score : nullptr;
}

template <typename Read>
auto of_correlation(Read read) {
  return [=](const AuditRow& row) {
    const Correlation* correlation = correlation_of(row);
    return correlation == nullptr ? absent() : json_of(read(*correlation));
  };
}

template <typename Read>
auto of_pair(Read read) {
  return [=](const AuditRow& row) { return row.kind.ends_with("pair") ? of_correlation(read)(row) : absent(); };
}

std::vector<std::string> known_ids(const AuditRow& row) {
  std::vector<std::string> ids;
  for (const std::size_t c : row.audit.patterns[row.i].known) ids.push_back(row.model.criteria[c].id);
  return ids;
}

std::optional<double> seen_number(const std::optional<Value>& value) {
  return value ? number_of(*value) : std::nullopt;
}
std::optional<std::string> seen_level(const Signal& signal, const std::optional<Value>& value) {
  return value ? level_of(signal, *value) : std::nullopt;
}

/// Null where there is no company.
std::optional<double> mean_coverage_of(const AuditRow& row) {
  return row.audit.companies > 0 ? std::optional(row.audit.coverage[row.i].mean_coverage) : std::nullopt;
}

const std::string& criterion_id(const AuditRow& row, std::size_t criterion) { return row.model.criteria[criterion].id; }
const std::string& signal_id(const AuditRow& row, std::size_t signal) { return row.model.signals[signal].id; }

/// What a row is about.
void add_subject(Fields<AuditRow>& fields) {
  fields.add(key::kind, [](auto& r) { return r.kind; })
      .add(key::criterion, of_kind("weight", [](auto& r) { return criterion_id(r, r.audit.weights[r.i].criterion); }))
      .add(key::criterion, of_kind("criteria_pair", [](auto& r) { return criterion_id(r, r.audit.criteria[r.i].a); }))
      .add(key::criterion, of_kind("coverage", [](auto& r) { return criterion_id(r, r.i); }))
      .add(key::other_criterion,
           of_kind("criteria_pair", [](auto& r) { return criterion_id(r, r.audit.criteria[r.i].b); }))
      .add(key::signal, of_kind("signal_pair", [](auto& r) { return signal_id(r, r.audit.signals[r.i].a); }))
      .add(key::signal, of_kind("goalposts", [](auto& r) { return signal_id(r, r.i); }))
      .add(key::other_signal, of_kind("signal_pair", [](auto& r) { return signal_id(r, r.audit.signals[r.i].b); }))
      .add(key::layer, of_layer_row([](auto& l) { return l.layer.empty() ? std::nullopt : std::optional(l.layer); }))
      .add(key::known_criteria, of_kind("pattern", known_ids));
}

/// What is counted, and how it goes together.
void add_measures(Fields<AuditRow>& fields) {
  fields.add(key::weight, of_weight([](auto& w) { return w.weight; }))
      .add(key::compared_weight, of_weight([](auto& w) { return w.compared; }))
      .add(key::effective_weight, of_weight([](auto& w) { return w.effective; }))
      .add(key::correlation, of_correlation([](auto& c) { return c.r; }))
      .add(key::known, of_goalposts([](auto& use, auto&) { return use.known; }))
      .add(key::known, of_kind("coverage", [](auto& r) { return r.audit.coverage[r.i].known; }))
      .add(key::companies, of_correlation([](auto& c) { return c.companies; }))
      .add(key::companies, of_kind("coverage", [](auto& r) { return r.audit.companies; }))
      .add(key::companies, of_layer_row([](auto& l) { return l.companies; }))
      .add(key::companies, of_kind("pattern", [](auto& r) { return r.audit.patterns[r.i].companies; }))
      .add(key::mean_coverage, of_kind("coverage", mean_coverage_of))
      .add(key::mean_coverage, of_layer_row([](auto& l) { return l.mean_coverage; }))
      .add(key::counts_more, of_weight([](auto& w) { return w.counts_more(); }))
      .add(key::counts_less, of_weight([](auto& w) { return w.counts_less(); }))
      .add(key::redundant, of_pair([](auto& c) { return c.redundant(); }))
      .add(key::trade_off, of_pair([](auto& c) { return c.trade_off(); }));
}

/// How a signal's values lie between its goalposts.
void add_goalposts(Fields<AuditRow>& fields) {
  fields.add(key::at_worst, of_goalposts([](auto& use, auto&) { return use.at_worst; }))
      .add(key::at_best, of_goalposts([](auto& use, auto&) { return use.at_best; }))
      .add(key::outside, of_goalposts([](auto& use, auto&) { return use.outside; }))
      .add(key::least, of_goalposts([](auto& use, auto&) { return seen_number(use.least); }))
      .add(key::least_level, of_goalposts([](auto& use, auto& s) { return seen_level(s, use.least); }))
      .add(key::greatest, of_goalposts([](auto& use, auto&) { return seen_number(use.greatest); }))
      .add(key::greatest_level, of_goalposts([](auto& use, auto& s) { return seen_level(s, use.greatest); }));
}

}  // namespace

const Fields<AuditRow>& audit_rows() {
  static const Fields<AuditRow> fields = [] {
    Fields<AuditRow> made;
    add_subject(made);
    add_measures(made);
    add_goalposts(made);
    return made;
  }();
  return fields;
}

std::vector<AuditRow> audit_rows_of(const Model& model, const Audit& audit) {
  const std::pair<std::string_view, std::size_t> kinds[] = {
      {"weight", audit.weights.size()},      {"criteria_pair", audit.criteria.size()},
      {"signal_pair", audit.signals.size()}, {"goalposts", audit.goalposts.size()},
      {"coverage", audit.coverage.size()},   {"layer", audit.layers.size()},
      {"pattern", audit.patterns.size()},    {"coverage_with_score", 1}};
  std::vector<AuditRow> rows;
  for (const auto& [kind, count] : kinds) {
    for (std::size_t i = 0; i < count; ++i) rows.push_back({model, audit, kind, i});
  }
  return rows;
}

}  // namespace fitrank
