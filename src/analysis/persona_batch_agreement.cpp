#include "analysis/persona_batch_agreement.hpp"

#include <algorithm>
#include <utility>

#include "analysis/agreement.hpp"
#include "base/parallel.hpp"

namespace fitrank {
namespace {

/// As many as can be read; above this, their mean is known well enough.
constexpr std::size_t kMostCompared = 40;
/// A few seconds' work.
constexpr std::size_t kMostPairsTimesCompanies = std::size_t{1} << 25;

std::size_t pairs_of(std::size_t personas) { return personas * (personas - 1) / 2; }

/// Ranks by row of the pool, 0 where it is not ranked.
std::vector<double> ranks_by_row(const WholeOrder& order, std::size_t companies) {
  std::vector<double> ranks(companies);
  for (std::size_t i = 0; i < order.rows.size(); ++i) ranks[order.rows[i]] = static_cast<double>(order.ranks[i]);
  return ranks;
}

class Pairs {
 public:
  Pairs(const std::vector<WholeOrder>& orders, std::size_t companies, PersonaAgreement& into)
      : orders_(orders), into_(into) {
    for (const WholeOrder& order : orders) by_row_.push_back(ranks_by_row(order, companies));
    for (AgreementMatrix* matrix : {&into.tau_b, &into.weighted_spearman, &into.rank_biased_overlap}) {
      matrix->cells.resize(orders.size() * orders.size());
    }
    for (std::size_t b = 0; b < orders.size(); ++b) {
      for (std::size_t a = 0; a <= b; ++a) pairs_.emplace_back(a, b);
    }
  }

  void measure_all(std::size_t threads) const {
    parallel_for(pairs_.size(), thread_count(threads, pairs_.size()),
                 [&](std::size_t pair, std::size_t) { measure(pairs_[pair].first, pairs_[pair].second); });
  }

 private:
  /// Each pair has cells of its own, so that threads do not meet.
  void measure(std::size_t a, std::size_t b) const {
    std::vector<double> ranks_a;
    std::vector<double> ranks_b;
    for (const std::size_t row : orders_[a].rows) {
      if (!(by_row_[b][row] > 0)) continue;
      ranks_a.push_back(by_row_[a][row]);
      ranks_b.push_back(by_row_[b][row]);
    }
    set(into_.tau_b, a, b, kendall_tau_b(ranks_a, ranks_b));
    set(into_.weighted_spearman, a, b, fitrank::weighted_spearman(ranks_a, ranks_b));
    set(into_.rank_biased_overlap, a, b, fitrank::rank_biased_overlap(orders_[a].rows, orders_[b].rows));
  }

  void set(AgreementMatrix& matrix, std::size_t a, std::size_t b, std::optional<double> value) const {
    matrix.cells[a * orders_.size() + b] = matrix.cells[b * orders_.size() + a] = value;
  }

  const std::vector<WholeOrder>& orders_;
  PersonaAgreement& into_;
  std::vector<std::vector<double>> by_row_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

void add_mean(AgreementMatrix& matrix, std::size_t personas) {
  double sum = 0;
  std::size_t defined = 0;
  for (std::size_t a = 0; a < personas; ++a) {
    for (std::size_t b = a + 1; b < personas; ++b) {
      const auto& cell = matrix.cells[a * personas + b];
      if (!cell) continue;
      sum += *cell;
      ++defined;
    }
  }
  if (defined > 0) matrix.mean = sum / static_cast<double>(defined);
}

}  // namespace

std::vector<std::size_t> compared_personas(std::size_t personas, std::size_t companies) {
  std::size_t most = kMostCompared;
  while (most > 2 && pairs_of(most) * companies > kMostPairsTimesCompanies) --most;
  const std::size_t count = std::min(personas, most);
  std::vector<std::size_t> compared;
  for (std::size_t i = 0; i < count; ++i) compared.push_back(count == 1 ? 0 : i * (personas - 1) / (count - 1));
  return compared;
}

PersonaAgreement measure_agreement(std::vector<std::size_t> compared, const std::vector<WholeOrder>& orders,
                                   std::size_t companies, std::size_t threads) {
  PersonaAgreement agreement;
  agreement.compared = std::move(compared);
  Pairs(orders, companies, agreement).measure_all(threads);
  for (AgreementMatrix* matrix : {&agreement.tau_b, &agreement.weighted_spearman, &agreement.rank_biased_overlap}) {
    add_mean(*matrix, orders.size());
  }
  return agreement;
}

}  // namespace fitrank
