#include "evidence/expected_kind.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "evidence/cholesky.hpp"

namespace fitrank {
namespace {

/// In standard deviations: a known score that is farther off its mean says no more. Few employers are, and a line
/// through the many tells little of them.
constexpr double kFarthest = 3;

}  // namespace

ExpectedKind::ExpectedKind(const Peers& peers, const PeerRows& rows, const EmployerRow& row, PeerEstimate form)
    : peers_(peers), group_(row.group) {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < peers.items(); ++i) {
    if (!rows.makes_up(row, i)) continue;
    (std::isnan(row.scores[i]) ? unknown_ : known).push_back(i);
  }
  regress(known, form);
}

ExpectedKind::ExpectedKind(const Peers& peers, std::size_t group, std::span<const std::size_t> known,
                           std::vector<std::size_t> unknown, PeerEstimate form)
    : peers_(peers), group_(group), unknown_(std::move(unknown)) {
  regress(known, form);
}

void ExpectedKind::regress(std::span<const std::size_t> known_items, PeerEstimate form) {
  anything_known_ = !known_items.empty();
  if (form == PeerEstimate::conditional) {
    std::ranges::copy_if(known_items, std::back_inserter(given_), [&](std::size_t k) {
      const auto tells_of = [&](std::size_t u) { return std::abs(peers_.correlation(k, u)) > 0; };
      return peers_.variance(group_, k) > 0 && std::ranges::any_of(unknown_, tells_of);
    });
  }
  const std::size_t most = unknown_.size();
  const std::size_t given = given_.size();
  std::vector<double> known(given * given);
  for (std::size_t a = 0; a < given; ++a) {
    for (std::size_t b = 0; b < given; ++b) known[a * given + b] = peers_.correlation(given_[a], given_[b]);
  }
  const Cholesky factor(known, given);
  const auto deviation = [&](std::size_t item) { return std::sqrt(peers_.variance(group_, item)); };
  covariance_.resize(most * most);
  for (std::size_t u = 0; u < most; ++u) {
    std::vector<double> slope;
    for (const std::size_t k : given_) slope.push_back(peers_.correlation(unknown_[u], k));
    factor.solve(slope);
    for (std::size_t v = 0; v < most; ++v) {
      double left = peers_.correlation(unknown_[u], unknown_[v]);
      for (std::size_t k = 0; k < given; ++k) left -= slope[k] * peers_.correlation(unknown_[v], given_[k]);
      covariance_[u * most + v] = left * deviation(unknown_[u]) * deviation(unknown_[v]);
    }
    for (std::size_t k = 0; k < given; ++k) {
      slopes_.push_back(slope[k] * deviation(unknown_[u]) / deviation(given_[k]));
    }
  }
}

double ExpectedKind::estimate(std::size_t u, const EmployerRow& row) const {
  const PeerItem& item = peers_.item(unknown_[u]);
  double sum = peers_.mean(group_, unknown_[u]);
  for (std::size_t k = 0; k < given_.size(); ++k) {
    const double most = kFarthest * std::sqrt(peers_.variance(group_, given_[k]));
    const double off = row.scores[given_[k]] - peers_.mean(group_, given_[k]);
    sum += slopes_[u * given_.size() + k] * std::clamp(off, -most, most);
  }
  return std::clamp(sum, item.worst, item.best);
}

Expectation ExpectedKind::expectation(const PeerRows& rows, const EmployerRow& row) const {
  const std::size_t criteria = rows.criteria();
  std::vector<double> importance(criteria);
  Expectation kept{.whole = std::vector<char>(criteria, 1),
                   .covariance = std::vector<double>(criteria * criteria),
                   .supposed = std::vector<double>(criteria * criteria)};
  for (std::size_t i = 0; i < peers_.items(); ++i) {
    if (!rows.makes_up(row, i)) continue;
    importance[rows.criterion_of(i)] += rows.importance_of(i);
    if (!std::isnan(row.scores[i])) kept.whole[rows.criterion_of(i)] = 0;
  }
  const auto part = [&](std::size_t u) {
    return rows.importance_of(unknown_[u]) / importance[rows.criterion_of(unknown_[u])];
  };
  for (std::size_t u = 0; u < unknown_.size(); ++u) {
    for (std::size_t v = 0; v < unknown_.size(); ++v) {
      const bool seen = peers_.seen(group_, unknown_[u]) > 0;
      if (seen != (peers_.seen(group_, unknown_[v]) > 0)) continue;  // they do not correlate
      std::vector<double>& errors = seen ? kept.covariance : kept.supposed;
      errors[rows.criterion_of(unknown_[u]) * criteria + rows.criterion_of(unknown_[v])] +=
          part(u) * part(v) * covariance(u, v);
    }
  }
  return kept;
}

}  // namespace fitrank
