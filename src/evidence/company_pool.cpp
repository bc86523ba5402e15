#include "evidence/company_pool.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace fitrank {

namespace {

bool same_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

void copy_rows(const ScoreMatrix& from, ScoreMatrix& to, std::size_t first) {
  for (std::size_t c = 0; c < from.criteria(); ++c) {
    std::ranges::copy(from.column(c), to.column(c).begin() + static_cast<std::ptrdiff_t>(first));
  }
}

/// One matrix of all parts, which keeps extents up to the last row that has them.
ScoreMatrix join(std::span<const ScoreMatrix* const> parts, std::size_t criteria) {
  std::size_t rows = 0;
  std::size_t with_extents = 0;
  for (const ScoreMatrix* part : parts) {
    if (part->rows_with_extents() > 0) with_extents = rows + part->rows_with_extents();
    rows += part->companies();
  }
  ScoreMatrix joined(rows, criteria);
  std::size_t first = 0;
  for (const ScoreMatrix* part : parts) {
    copy_rows(*part, joined, first);
    first += part->companies();
  }
  joined.keep_extents(with_extents);  // exact ones, as the scores are in place
  first = 0;
  for (const ScoreMatrix* part : parts) {
    for (std::size_t row = 0; row < part->rows_with_extents(); ++row) joined.copy_row(first + row, *part, row);
    first += part->companies();
  }
  return joined;
}

}  // namespace

CompanyPool::CompanyPool(const Model& model, std::vector<Company> dossiers,
                         std::vector<std::unique_ptr<CompanyTable>> tables, const EvidenceView& view)
    : CompanyPool(std::move(dossiers),
                  Tables(std::make_move_iterator(tables.begin()), std::make_move_iterator(tables.end())), model, view) {
}

CompanyPool CompanyPool::viewed(const EvidenceView& view) const {
  return {dossiers_.companies, tables_, *model_, view};
}

CompanyPool::CompanyPool(std::vector<Company> dossiers, Tables tables, const Model& model, const EvidenceView& view)
    : model_(&model),
      view_(view),
      dossiers_(assess_companies(model, std::move(dossiers), view)),
      tables_(std::move(tables)) {
  if (!tables_.empty() && !only_table()) {
    std::vector<const ScoreMatrix*> parts{&dossiers_.scores};
    for (const auto& table : tables_) parts.push_back(&table->scores());
    mixed_ = join(parts, model.criteria.size());
  }
  if (view_.expected == PeerEstimate::none) return;
  expected_.emplace(expected_from());
  filled_ = expected_->fill(expected_from());
}

std::vector<ExpectedScore> CompanyPool::expected(std::size_t row) const {
  return expected_ ? expected_->of(expected_from(), row) : std::vector<ExpectedScore>();
}

std::pair<const CompanyTable*, std::size_t> CompanyPool::table_of(std::size_t row) const {
  std::size_t first = dossiers_.companies.size();
  for (const auto& table : tables_) {
    if (row < first + table->size()) return {table.get(), first};
    first += table->size();
  }
  return {nullptr, first};
}

std::string CompanyPool::at(std::size_t row) const {
  if (row < dossiers_.ids.size()) return dossiers_.ids[row];
  const auto [table, first] = table_of(row);
  return table->at(row - first);
}

Company CompanyPool::company(std::size_t row) const {
  if (row < dossiers_.companies.size()) return dossiers_.companies[row];
  const auto [table, first] = table_of(row);
  return table->company(row - first);
}

CompanySet CompanyPool::select(std::span<const std::size_t> rows) const {
  std::vector<Company> companies;
  for (const std::size_t row : rows) companies.push_back(company(row));
  CompanySet set = assess_companies(*model_, std::move(companies), view_);
  if (!filled_) return set;
  set.scores = select_rows(*filled_, rows);
  for (const std::size_t row : rows) set.expected.push_back(expected(row));
  return set;
}

std::optional<std::size_t> CompanyPool::find(std::string_view name) const {
  const auto& dossiers = dossiers_.companies;
  const auto row_of = [&](auto&& matches) -> std::optional<std::size_t> {
    const auto found = std::ranges::find_if(dossiers, matches);
    if (found == dossiers.end()) return std::nullopt;
    return static_cast<std::size_t>(found - dossiers.begin());
  };
  // Exactly this id before a name or another case: ids may differ by case alone.
  if (const auto row = row_of([&](const Company& company) { return company.id == name; })) return row;
  if (const auto row = row_of([&](const Company& company) { return company.name == name; })) return row;
  if (const auto row = row_of([&](const Company& company) {
        return same_ignoring_case(company.id, name) || same_ignoring_case(company.name, name);
      })) {
    return row;
  }
  std::size_t first = dossiers_.companies.size();
  for (const auto& table : tables_) {
    if (const auto row = table->find(name)) return first + *row;
    first += table->size();
  }
  return std::nullopt;
}

}  // namespace fitrank
