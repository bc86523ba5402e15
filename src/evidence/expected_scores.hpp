// What unknown signals are expected to score: as those of comparable employers do.
//
// How: an unknown signal counts as its mean over employers of the same layer where at least 10 of them are known,
// else over all where at least 10 of all are, else as 50; shrunk by how many they are (marginal). Or as what it
// tends to be given what is known of this very employer, by a Gaussian regression on the signals that at least 50
// employers know together with it (conditional; Anderson 2003, "An Introduction to Multivariate Statistical
// Analysis", section 2.5). No estimate leaves what the signal can score. This supposes that what is unknown
// within a layer is unknown by chance ("missing at random", Little and Rubin 2019, "Statistical Analysis with Missing
// Data"): where employers keep quiet because the answer is bad, estimates are too high.
// A criterion's score is then the importance-weighted mean over all its signals, and beside it is how far
// it may be off, with the covariances between criteria. What a bulk table states is a criterion's score as it
// is; one that it leaves open is estimated in the same way from the table's other rows.
// Cost: two passes over at most 100,000 employers for the estimates; one over all of them to fill in.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "evidence/company_set.hpp"
#include "evidence/company_table.hpp"
#include "evidence/expected_score.hpp"

namespace fitrank {

class Peers;

/// What estimates are made from, and filled into.
struct ExpectedFrom {
  const Model& model;
  const CompanySet& dossiers;
  std::span<const std::shared_ptr<const CompanyTable>> tables;
  const ScoreMatrix& scores;  ///< of the dossiers, then of the tables, nothing filled in
  const EvidenceView& view;   ///< its `expected` is not none
};

class ExpectedScores {
 public:
  explicit ExpectedScores(const ExpectedFrom& from);

  /// The matrix with expectations for what is unknown. A row of which nothing at all is known stays unknown.
  ScoreMatrix fill(const ExpectedFrom& from, std::size_t threads = 0) const;
  /// Of one row, in the model's order.
  std::vector<ExpectedScore> of(const ExpectedFrom& from, std::size_t row) const;
  /// What the signal, or a criterion that a table leaves open, is expected to score in a company of this layer (none:
  /// of no layer) of which nothing else is known.
  double of_signal(std::size_t signal, std::optional<std::size_t> layer) const;
  double of_criterion(std::size_t criterion, std::optional<std::size_t> layer) const;
  /// Whether any layer has an expectation of its own, and whether any depends on what else is known.
  bool by_layer() const;
  bool given_others() const;

 private:
  const PeerEstimate form_;
  std::size_t signals_;
  std::size_t layers_;
  std::shared_ptr<const Peers> peers_;
  std::vector<double> errors_;  ///< as Expectations has them
};

}  // namespace fitrank
