// Rows that keep extents: every path gives one order, whose second key is the coverage down to the signal.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "score/batch.hpp"
#include "score/block_maxima.hpp"
#include "score/ranking.hpp"
#include "score/skyband_index.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;

struct Extended {
  ScoreMatrix scores;
  std::vector<std::string> ids;
};

/// Scores on a grid of three, so that many are alike in score, and coverages of quarters: ties by coverage abound.
Extended drawn(std::uint64_t seed, std::size_t companies, std::size_t criteria) {
  Draw draw(seed);
  Extended made{ScoreMatrix(companies, criteria), {}};
  made.scores.keep_extents(draw.below(4) == 0 ? companies / 2 : companies);
  for (std::size_t row = 0; row < companies; ++row) {
    made.ids.push_back(fmt::format("{:05}", row * 7919 % 100003));
    for (std::size_t c = 0; c < criteria; ++c) {
      const float score = draw.below(5) == 0 ? kUnknown : 50.0F * static_cast<float>(draw.below(3));
      made.scores.set(row, c, score);
      if (row >= made.scores.rows_with_extents()) continue;
      Extent extent = Extent::exact(score);
      if (!std::isnan(score)) {
        extent.coverage = 0.25 * static_cast<double>(1 + draw.below(4));
        const auto room = static_cast<float>(1 - extent.coverage);
        extent.low = extent.next_low = score * (1 - room);
        extent.high = extent.next_high = score + room * (100 - score);
      }
      made.scores.set_extent(row, c, extent);
    }
  }
  return made;
}

std::vector<double> raw_weights(Draw& draw, std::size_t criteria) {
  std::vector<double> raw(criteria);
  for (double& weight : raw) weight = draw.below(3) == 0 ? 0 : 1 + static_cast<double>(draw.below(3));
  raw[draw.below(criteria)] = 1;
  return raw;
}

/// By comparing every company with every other.
std::vector<std::size_t> naive(const Extended& of, const Weights& weights, MissingPolicy missing, std::size_t top) {
  const IdList ids(of.ids);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < of.scores.companies(); ++row) {
    if (fit_score(of.scores, row, weights, missing).ranked()) rows.push_back(row);
  }
  std::ranges::sort(rows, [&](std::size_t a, std::size_t b) {
    return a != b && ranks_before(of.scores, ids, a, fit_score(of.scores, a, weights, missing), b,
                                  fit_score(of.scores, b, weights, missing));
  });
  rows.resize(std::min(rows.size(), top));
  return rows;
}

std::vector<std::size_t> rows_of(const std::vector<RankedCompany>& places) {
  std::vector<std::size_t> rows;
  for (const RankedCompany& place : places) rows.push_back(place.company);
  return rows;
}

TEST(ExtentsTest, ScanBatchAndIndexGiveTheOrderOfTheDefinition) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Draw draw(seed);
    const std::size_t criteria = 1 + draw.below(4);
    const Extended of = drawn(seed, 200 + draw.below(400), criteria);
    const IdList ids(of.ids);
    const std::size_t top = 1 + draw.below(6);
    IndexSource source;
    for (std::size_t c = 0; c < criteria; ++c) source.criteria.push_back(fmt::format("c{}", c));
    const SkybandIndex index = SkybandIndex::build(of.scores, ids, top, source);
    for (int query = 0; query < 10; ++query) {
      const auto raw = raw_weights(draw, criteria);
      const Weights weights(raw);
      const MissingPolicy missing = test::kAllMissingPolicies[draw.below(3)];
      const auto expected = naive(of, weights, missing, top);
      EXPECT_EQ(rows_of(top_companies(of.scores, ids, weights, missing, {.top = top})), expected) << seed;
      std::vector<std::size_t> indexed;
      for (const RankedCompany& place : index.top(weights, missing, top))
        indexed.push_back(index.row_of(place.company));
      EXPECT_EQ(indexed, expected) << seed;
      const WeightTable personas{.criteria = criteria, .ids = {"p"}, .raw = raw};
      rank_batch(
          of.scores, ids, personas, missing, {.top = top},
          [&](std::size_t, const std::vector<RankedCompany>& best) { EXPECT_EQ(rows_of(best), expected) << seed; });
    }
  }
}

TEST(ExtentsTest, OfEqualScoresTheOneOfWhichMoreIsKnownComesFirst) {
  ScoreMatrix scores(2, 1);
  scores.set(0, 0, 70);
  scores.set(1, 0, 70);
  scores.keep_extents(1);
  scores.set_extent(0, 0, {20, 90, 30, 85, 0.5});
  const std::vector<std::string> ids{"a", "b"};
  const std::vector<double> raw{1};
  const Ranking ranking = rank_companies(scores, IdList(ids), Weights(raw), MissingPolicy::zero);
  ASSERT_EQ(ranking.ranked.size(), 2U);
  EXPECT_EQ(ranking.ranked[0].company, 1U);
  EXPECT_EQ(ranking.ranked[0].fit.coverage, 1);
  EXPECT_EQ(ranking.ranked[1].fit.coverage, 0.5);
  EXPECT_EQ(ranking.ranked[1].rank, 1U);
}

TEST(ExtentsTest, SelectedRowsKeepTheirs) {
  const Extended of = drawn(3, 50, 3);
  const std::vector<std::size_t> rows{4, 0, 49, 4};
  const ScoreMatrix selected = select_rows(of.scores, rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t c = 0; c < 3; ++c) EXPECT_EQ(selected.extent(i, c), of.scores.extent(rows[i], c));
  }
}

}  // namespace
}  // namespace fitrank
