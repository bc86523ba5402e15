// The companies of a pool as employers to compare: what makes up each criterion of each.
//
// How: a row's item is a signal of a criterion that its signals make up, at the score it counts with, or a criterion
// that a bulk table states outright or leaves open. Dossiers are assessed already; of a table whose cells are exact
// the matrix says all, of another each row is made into a company and assessed.
// Cost: nothing kept; a row of a dossier or of exact cells is read in O(signals + criteria).
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "evidence/company_set.hpp"
#include "evidence/company_table.hpp"
#include "evidence/peers.hpp"

namespace fitrank {

struct EmployerRow : PeerRow {
  std::vector<char> outright;  ///< by criterion: not made up of signals
};

class PeerRows {
 public:
  /// All must outlive this. `scores`: of the dossiers, then of the tables, nothing filled in.
  PeerRows(const Model& model, const CompanySet& dossiers, std::span<const std::shared_ptr<const CompanyTable>> tables,
           const ScoreMatrix& scores, const EvidenceView& view);

  std::size_t size() const { return scores_.companies(); }
  /// One for each layer of the model, then one for companies of none.
  std::size_t groups() const { return model_.layers.size() + 1; }
  /// The signals, then the criteria.
  std::vector<PeerItem> items() const;
  std::size_t criterion_of(std::size_t item) const {
    return item < model_.signals.size() ? model_.signals[item].criterion : item - model_.signals.size();
  }
  double importance_of(std::size_t item) const {
    return item < model_.signals.size() ? model_.signals[item].importance : 1;
  }
  /// Whether the item is one of those that make up the row's criteria.
  bool makes_up(const EmployerRow& row, std::size_t item) const {
    return (row.outright[criterion_of(item)] != 0) == (item >= model_.signals.size());
  }
  std::size_t criteria() const { return model_.criteria.size(); }
  void read(std::size_t row, EmployerRow& into) const;

 private:
  void read(const Company& company, const Assessment& assessment, EmployerRow& into) const;

  const Model& model_;
  const CompanySet& dossiers_;
  std::span<const std::shared_ptr<const CompanyTable>> tables_;
  const ScoreMatrix& scores_;
  const EvidenceView& view_;
  std::vector<char> has_no_signals_;  ///< by criterion: only a table can state it
};

}  // namespace fitrank
