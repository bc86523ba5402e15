#include "score/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>

#include "base/parallel.hpp"
#include "score/places.hpp"
#include "score/row_mask.hpp"
#include "score/scan.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kRowsPerChunk = 1 << 16;

/// Which of two rows comes first by their criterion scores; nothing where they are alike.
std::optional<bool> first_by_criteria(const ScoreMatrix& scores, std::size_t a, std::size_t b) {
  for (std::size_t criterion = 0; criterion < scores.criteria(); ++criterion) {
    const float score_a = scores.at(a, criterion);
    const float score_b = scores.at(b, criterion);
    if (score_a > score_b) return true;
    if (score_a < score_b) return false;
    if (std::isnan(score_a) != std::isnan(score_b)) return std::isnan(score_b);
  }
  return std::nullopt;
}

/// Leaves the first `top` of `companies`, best first.
void keep_first(std::size_t top, const ScoreMatrix& scores, const CompanyIds& ids,
                std::vector<RankedCompany>& companies) {
  const auto before = [&](const RankedCompany& a, const RankedCompany& b) {
    return ranks_before(scores, ids, a.company, a.fit, b.company, b.fit);
  };
  if (top < companies.size()) {
    const auto end = companies.begin() + static_cast<std::ptrdiff_t>(top);
    std::ranges::nth_element(companies, end, before);
    companies.erase(end, companies.end());
  }
  std::ranges::sort(companies, before);
}

/// Scores every allowed company; gives the first options.top that can be ranked, best first.
std::vector<RankedCompany> score_all(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                                     Scoring scoring, const RankOptions& options) {
  const std::size_t chunks = (scores.companies() + kRowsPerChunk - 1) / kRowsPerChunk;
  std::vector<std::vector<RankedCompany>> parts(chunks);
  parallel_for(chunks, thread_count(options.threads, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t end = std::min(scores.companies(), (chunk + 1) * kRowsPerChunk);
    for (std::size_t company = chunk * kRowsPerChunk; company < end; ++company) {
      if (!holds_row(options.allowed, company)) continue;
      const FitScore fit = fit_score(scores, company, weights, scoring);
      if (fit.ranked()) parts[chunk].push_back({company, 0, fit});
    }
    if (options.top < parts[chunk].size()) keep_first(options.top, scores, ids, parts[chunk]);
  });
  std::vector<RankedCompany> all;
  for (auto& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
    part = {};
  }
  keep_first(options.top, scores, ids, all);
  return all;
}

/// The allowed rows from `begin` to `end` with no data for any weighted criterion.
std::vector<std::size_t> rows_without(const ScoreMatrix& scores, const Weights& weights, std::size_t begin,
                                      std::size_t end, const RankOptions& options) {
  std::vector<char> known(end - begin);
  std::vector<float> copy(scores.lives_elsewhere() ? known.size() : 0);
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (!(weights[c] > 0)) continue;
    const auto column = scores.run(c, begin, known.size(), copy);
    if (scores.expectations() != nullptr) {
      for (std::size_t r = 0; r < known.size(); ++r) known[r] |= static_cast<char>(scores.knows(begin + r, c));
      continue;
    }
    for (std::size_t r = 0; r < known.size(); ++r) known[r] |= static_cast<char>(!std::isnan(column[r]));
  }
  std::vector<std::size_t> rows;
  for (std::size_t r = 0; r < known.size(); ++r) {
    if (known[r] == 0 && holds_row(options.allowed, begin + r)) rows.push_back(begin + r);
  }
  return rows;
}

/// Where so large a part of all is wanted, sorting all beats a heap of almost all.
bool wants_most(const ScoreMatrix& scores, std::size_t top) { return top >= scores.companies() / 16; }

}  // namespace

bool ranks_before(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t a, const FitScore& fit_a, std::size_t b,
                  const FitScore& fit_b) {
  if (fit_a.score > fit_b.score) return true;
  if (fit_a.score < fit_b.score) return false;
  if (fit_a.coverage > fit_b.coverage) return true;
  if (fit_a.coverage < fit_b.coverage) return false;
  if (const auto first = first_by_criteria(scores, a, b)) return *first;
  return a != b && ids.before(a, b);
}

std::vector<RankedCompany> top_companies(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                                         Scoring scoring, const RankOptions& options) {
  std::vector<RankedCompany> top;
  if (scoring.method == Aggregation::weighted_product || wants_most(scores, options.top)) {
    top = score_all(scores, ids, weights, scoring, options);
  } else {
    top = scan_top(scores, ids, weights, scoring.missing, options);
  }
  assign_competition_ranks(top);
  return top;
}

Ranking rank_companies(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring) {
  return {top_companies(scores, ids, weights, scoring, {}), unranked_companies(scores, ids, weights).rows};
}

Unranked unranked_companies(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                            const RankOptions& options) {
  Unranked unranked;
  std::mutex joining;
  const std::size_t chunks = (scores.companies() + kRowsPerChunk - 1) / kRowsPerChunk;
  parallel_for(chunks, thread_count(options.threads, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t begin = chunk * kRowsPerChunk;
    const auto rows =
        rows_without(scores, weights, begin, std::min(scores.companies(), begin + kRowsPerChunk), options);
    const std::lock_guard lock(joining);
    unranked.rows.insert(unranked.rows.end(), rows.begin(), rows.end());
  });
  unranked.in_all = unranked.rows.size();
  std::ranges::sort(unranked.rows);  // so that ids in the rows' order are sorted at once
  const auto by_id = [&](std::size_t a, std::size_t b) { return a != b && ids.before(a, b); };
  if (options.top < unranked.in_all) {
    const auto end = unranked.rows.begin() + static_cast<std::ptrdiff_t>(options.top);
    std::ranges::partial_sort(unranked.rows, end, by_id);
    unranked.rows.erase(end, unranked.rows.end());
  } else {
    std::ranges::sort(unranked.rows, by_id);
  }
  return unranked;
}

std::vector<std::size_t> ranks_of(std::span<const std::size_t> rows, const ScoreMatrix& scores, const Weights& weights,
                                  Scoring scoring, const RankOptions& options) {
  std::vector<double> wanted;
  for (const std::size_t row : rows) wanted.push_back(fit_score(scores, row, weights, scoring).score);
  std::vector<double> ascending = wanted;
  std::ranges::sort(ascending);
  const std::size_t chunks = (scores.companies() + kRowsPerChunk - 1) / kRowsPerChunk;
  const std::size_t threads = thread_count(options.threads, chunks);
  // better[t][i]: companies that beat exactly the i lowest of the wanted scores, as thread t met them.
  std::vector<std::vector<std::size_t>> better(threads, std::vector<std::size_t>(rows.size() + 1));
  parallel_for(chunks, threads, [&](std::size_t chunk, std::size_t thread) {
    const std::size_t end = std::min(scores.companies(), (chunk + 1) * kRowsPerChunk);
    for (std::size_t company = chunk * kRowsPerChunk; company < end; ++company) {
      if (!holds_row(options.allowed, company)) continue;
      const FitScore fit = fit_score(scores, company, weights, scoring);
      if (!fit.ranked()) continue;
      const auto beaten = std::ranges::lower_bound(ascending, fit.score) - ascending.begin();
      ++better[thread][static_cast<std::size_t>(beaten)];
    }
  });
  std::vector<std::size_t> ranks;
  for (const double score : wanted) {
    // lower_bound counts strictly lower wanted scores, so every row that beats `score` is after all its equals.
    const auto first = static_cast<std::size_t>(std::ranges::upper_bound(ascending, score) - ascending.begin());
    std::size_t rank = 1;
    for (const auto& counts : better) {
      for (std::size_t i = first; i < counts.size(); ++i) rank += counts[i];
    }
    ranks.push_back(rank);
  }
  return ranks;
}

}  // namespace fitrank
