#include "analysis/acceptability.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "analysis/closer_look.hpp"
#include "analysis/rank_counts.hpp"
#include "score/drawn_top.hpp"
#include "score/ranking.hpp"

namespace fitrank {
namespace {

bool is_allowed(std::span<const std::uint64_t> allowed, std::size_t row) {
  return allowed.empty() || ((allowed[row / 64] >> (row % 64)) & 1U) != 0;
}

std::vector<std::size_t> allowed_rows(const ScoreMatrix& scores, std::span<const std::uint64_t> allowed) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < scores.companies(); ++row) {
    if (is_allowed(allowed, row)) rows.push_back(row);
  }
  return rows;
}

/// Puts rows into the order that companies of equal scores have.
void sort_equals(const ScoreMatrix& scores, const CompanyIds& ids, std::vector<std::size_t>& rows) {
  std::ranges::sort(rows,
                    [&](std::size_t a, std::size_t b) { return a != b && ranks_before(scores, ids, a, {}, b, {}); });
}

/// All the ways to fill an Acceptability from rows in the order of equals.
class Analysis {
 public:
  Analysis(const ScoreDraws& scores, const CompanyIds& ids, const WeightDraws& weights,
           const AcceptabilityOptions& options)
      : scores_(scores),
        ids_(ids),
        options_(options),
        criteria_(weights.criteria()),
        rows_(allowed_rows(scores.scores(), options.allowed)),
        weights_(weights.table(options.samples, options.threads)) {
    result_.samples = options.samples;
    result_.top = options.top;
    result_.of = rows_.size();
    result_.all_ranks = rows_.size() <= kMostFullRanks;
    result_.uncertain_scores = !std::ranges::all_of(rows_, [&](std::size_t row) {
      for (std::size_t c = 0; c < criteria_; ++c) {
        if (!scores.certain(row, c)) return false;
      }
      return true;
    });
  }

  Acceptability run() {
    if (rows_.empty()) return result_;
    if (result_.all_ranks) {
      count_all_ranks();
    } else {
      count_tops();
    }
    sort_companies();
    look_closer();
    return std::move(result_);
  }

 private:
  double share(std::size_t count) const { return static_cast<double>(count) / static_cast<double>(options_.samples); }

  void count_all_ranks() {
    sort_equals(scores_.scores(), ids_, rows_);
    const RankCounts counted = count_ranks(scores_, rows_, weights_, options_.method, options_.threads);
    const std::size_t size = rows_.size();
    for (std::size_t i = 0; i < size; ++i) {
      const auto counts = std::span(counted.counts).subspan(i * size, size);
      const auto top = counts.first(std::min(size, options_.top));
      CompanyAcceptability company{.company = rows_[i], .first = share(counts[0])};
      company.top = share(std::accumulate(top.begin(), top.end(), std::size_t{0}));
      for (const std::uint32_t count : counts) company.ranks.push_back(share(count));
      result_.companies.push_back(std::move(company));
    }
    std::vector<std::size_t> firsts(counted.first.begin(), counted.first.end());
    add_central_weights(firsts);
  }

  void count_tops() {
    const auto tops = drawn_tops(scores_, ids_, weights_,
                                 {.top = options_.top,
                                  .threads = options_.threads,
                                  .allowed = options_.allowed,
                                  .progress = options_.progress,
                                  .method = options_.method});
    std::vector<std::size_t> met;
    for (const auto& top : tops) met.insert(met.end(), top.begin(), top.end());
    std::ranges::sort(met);
    met.erase(std::unique(met.begin(), met.end()), met.end());
    sort_equals(scores_.scores(), ids_, met);
    std::vector<std::size_t> index(scores_.scores().companies());
    for (std::size_t i = 0; i < met.size(); ++i) index[met[i]] = i;
    std::vector<std::size_t> counts(met.size());
    std::vector<std::size_t> first_counts(met.size());
    std::vector<std::size_t> firsts;
    for (const auto& top : tops) {
      for (const std::size_t row : top) ++counts[index[row]];
      firsts.push_back(index[top.front()]);
      ++first_counts[firsts.back()];
    }
    for (std::size_t i = 0; i < met.size(); ++i) {
      result_.companies.push_back({.company = met[i], .first = share(first_counts[i]), .top = share(counts[i])});
    }
    add_central_weights(firsts);
  }

  /// `firsts`: by draw, who is first. Summed in the order of the draws.
  void add_central_weights(const std::vector<std::size_t>& firsts) {
    for (std::size_t draw = 0; draw < firsts.size(); ++draw) {
      std::vector<double>& sums = result_.companies[firsts[draw]].central_weights;
      sums.resize(criteria_);
      for (std::size_t c = 0; c < criteria_; ++c) sums[c] += weights_[draw * criteria_ + c];
    }
    for (CompanyAcceptability& company : result_.companies) {
      for (double& weight : company.central_weights) weight /= company.first * static_cast<double>(options_.samples);
    }
  }

  void sort_companies() {
    std::ranges::stable_sort(result_.companies, [](const CompanyAcceptability& a, const CompanyAcceptability& b) {
      if (a.first > b.first) return true;
      if (a.first < b.first) return false;
      if (a.top > b.top) return true;
      if (a.top < b.top) return false;
      return a.mean_rank() < b.mean_rank();
    });
  }

  void look_closer() {
    const CloserLook look(scores_, ids_, options_.method, options_.threads);
    const std::size_t draws = result_.uncertain_scores ? options_.samples : 1;
    std::vector<std::size_t> closer;
    for (std::size_t i = 0; i < std::min(options_.closer, result_.companies.size()); ++i) {
      CompanyAcceptability& company = result_.companies[i];
      const auto& weights = company.central_weights;
      company.confidence = weights.empty() ? 0 : look.confidence(company.company, rows_, weights, draws);
      closer.push_back(company.company);
    }
    result_.wins = look.wins(closer, weights_);
  }

  const ScoreDraws& scores_;
  const CompanyIds& ids_;
  const AcceptabilityOptions& options_;
  std::size_t criteria_;
  std::vector<std::size_t> rows_;
  std::vector<double> weights_;  ///< of every draw
  Acceptability result_;
};

}  // namespace

double CompanyAcceptability::mean_rank() const {
  if (ranks.empty()) return std::nan("");
  double mean = 0;
  for (std::size_t rank = 0; rank < ranks.size(); ++rank) mean += static_cast<double>(rank + 1) * ranks[rank];
  return mean;
}

Acceptability find_acceptability(const ScoreDraws& scores, const CompanyIds& ids, const WeightDraws& weights,
                                 const AcceptabilityOptions& options) {
  if (options.samples == 0) throw std::invalid_argument("at least one sample is needed");
  if (options.top == 0) throw std::invalid_argument("the top must be at least 1");
  if (weights.criteria() != scores.scores().criteria()) throw std::invalid_argument("one weight for each criterion");
  return Analysis(scores, ids, weights, options).run();
}

}  // namespace fitrank
