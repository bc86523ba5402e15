// All companies of one ranking, dossiers and bulk tables, as rows of one score matrix.
//
// How: dossiers come first, then the tables' rows. What only a few rows need (names, observations)
// is made when those rows are selected, so that ten million rows cost no more than their scores. Where the view
// asks for it, unknown signals are filled with what is expected of them (expected_scores.hpp), once, over
// all companies: everything that reads the scores then works on expectations.
// Cost: no more than its parts for dossiers alone or one table alone; a copy of the scores for a mix or where
// they are filled.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/company_set.hpp"
#include "evidence/company_table.hpp"
#include "evidence/expected_scores.hpp"

namespace fitrank {

class CompanyPool : public CompanyIds {
 public:
  /// `model` must outlive the pool; ids are distinct over all parts.
  CompanyPool(const Model& model, std::vector<Company> dossiers, std::vector<std::unique_ptr<CompanyTable>> tables,
              const EvidenceView& view);

  /// The same companies under another view of the evidence; shares the tables, which no view changes.
  CompanyPool viewed(const EvidenceView& view) const;
  const EvidenceView& view() const { return view_; }

  std::size_t size() const override { return scores().companies(); }
  std::string at(std::size_t row) const override;
  bool before(std::size_t a, std::size_t b) const override {
    return only_table() ? tables_[0]->before(a, b) : CompanyIds::before(a, b);
  }

  const ScoreMatrix& scores() const { return filled_ ? *filled_ : known_scores(); }
  /// The same with nothing filled in: what rules look at.
  const ScoreMatrix& known_scores() const {
    return mixed_ ? *mixed_ : only_table() ? tables_[0]->scores() : dossiers_.scores;
  }

  /// The companies of `rows`, in that order, assessed.
  CompanySet select(std::span<const std::size_t> rows) const;
  /// What is expected of the unknown signals of a row, in the model's order; nothing where the view expects nothing.
  std::vector<ExpectedScore> expected(std::size_t row) const;
  /// The estimates themselves; none where the view expects nothing.
  const ExpectedScores* expectations() const { return expected_ ? &*expected_ : nullptr; }

  /// What estimates are made from.
  ExpectedFrom expected_from() const { return {*model_, dossiers_, tables_, known_scores(), view_}; }

  /// The row of the company with this id or name (ASCII case ignored).
  std::optional<std::size_t> find(std::string_view name) const;

  const CompanySet& dossiers() const { return dossiers_; }
  bool has_tables() const { return !tables_.empty(); }

 private:
  using Tables = std::vector<std::shared_ptr<const CompanyTable>>;

  CompanyPool(std::vector<Company> dossiers, Tables tables, const Model& model, const EvidenceView& view);
  bool only_table() const { return dossiers_.companies.empty() && tables_.size() == 1; }
  Company company(std::size_t row) const;
  /// The table that holds `row`, and its first row.
  std::pair<const CompanyTable*, std::size_t> table_of(std::size_t row) const;

  const Model* model_;
  EvidenceView view_;
  CompanySet dossiers_;
  Tables tables_;
  std::optional<ScoreMatrix> mixed_;
  std::optional<ExpectedScores> expected_;
  std::optional<ScoreMatrix> filled_;
};

}  // namespace fitrank
