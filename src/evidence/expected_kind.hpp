// The estimates for all employers of one layer that lack the same items.
//
// How: with R the correlations, k the known and u the unknown items: x_u = m_u + s_u R_uk R_kk^-1 (x_k - m_k) / s_k,
// with the covariance s_u (R_uu - R_uk R_kk^-1 R_ku) s_u. Marginally the second term is left out; the errors
// of one employer's estimates still go together as R says. A known score counts as no more than three deviations off.
// Cost: the cube of the number of known items, once; known x unknown for each employer.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "evidence/assess.hpp"
#include "evidence/peer_rows.hpp"

namespace fitrank {

class ExpectedKind {
 public:
  /// For employers like `row`, of which all that makes up its criteria and has no score is unknown.
  ExpectedKind(const Peers& peers, const PeerRows& rows, const EmployerRow& row, PeerEstimate form);
  /// For employers of `group` with these items known and these unknown.
  ExpectedKind(const Peers& peers, std::size_t group, std::span<const std::size_t> known,
               std::vector<std::size_t> unknown, PeerEstimate form);

  const std::vector<std::size_t>& unknown() const { return unknown_; }
  bool anything_known() const { return anything_known_; }
  bool given_others() const { return !given_.empty(); }
  /// What unknown item number `u` is expected to score in such an employer.
  double estimate(std::size_t u, const EmployerRow& row) const;
  double covariance(std::size_t u, std::size_t v) const { return covariance_[u * unknown_.size() + v]; }
  /// What the matrix keeps of it.
  Expectation expectation(const PeerRows& rows, const EmployerRow& row) const;

 private:
  void regress(std::span<const std::size_t> known, PeerEstimate form);

  const Peers& peers_;
  std::size_t group_;
  std::vector<std::size_t> unknown_;
  std::vector<std::size_t> given_;  ///< known items that say something of an unknown one
  bool anything_known_ = false;
  std::vector<double> slopes_;  ///< unknown x given
  std::vector<double> covariance_;
};

}  // namespace fitrank
