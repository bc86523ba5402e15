// Every small world against the oracle: all matrices over {unknown, 0, 50, 100}.
//
// How: the oracle scores and orders the distinct rows once per weights and policy; then every matrix
// made of such rows is ranked and held against them. Up to 3 x 3 and 4 x 2 under all weights, 4 x 3 with the
// weights in rotation. Builds that are not optimised take one matrix in so many, and say so.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <tuple>

#include "score/ranking.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Row;

const std::vector<std::string> kIds{"m", "z", "a", "k"};

/// All rows of `criteria` scores, told apart by their number in base 4.
std::vector<Row> all_rows(std::size_t criteria) {
  std::vector<Row> rows;
  for (std::size_t number = 0; number < std::size_t{1} << (2 * criteria); ++number) {
    Row row(criteria);
    for (std::size_t c = 0; c < criteria; ++c) {
      const std::size_t digit = number >> (2 * c) & 3;
      if (digit > 0) row[c] = 50.0F * static_cast<float>(digit - 1);
    }
    rows.push_back(row);
  }
  return rows;
}

/// What the oracle says of every row, and of every pair of rows.
struct Table {
  Table(const std::vector<Row>& rows, std::vector<double> raw, MissingPolicy missing_policy)
      : weights(raw), missing(missing_policy), size(rows.size()) {
    std::vector<std::vector<double>> keys;
    for (const Row& row : rows) {
      fits.push_back(test::oracle_fit(row, raw, missing));
      keys.push_back(test::oracle_key(row, fits.back()));
    }
    for (const auto& a : keys) {
      for (const auto& b : keys) above.push_back(a > b);
    }
  }
  bool is_above(std::size_t a, std::size_t b) const { return above[a * size + b] != 0; }

  Weights weights;
  MissingPolicy missing;
  std::size_t size;
  std::vector<test::OracleFit> fits;
  std::vector<char> above;
};

bool same_fit(const FitScore& fit, const test::OracleFit& expected) {
  return test::same_bits(fit.score, expected.score) && test::same_bits(fit.low, expected.low) &&
         test::same_bits(fit.high, expected.high) && test::same_bits(fit.coverage, expected.coverage);
}

/// `numbers`: the row of each company.
bool place_holds(const Table& table, const std::vector<std::size_t>& numbers, const RankedCompany& place,
                 std::size_t position) {
  const std::size_t own = numbers[place.company];
  std::size_t before = 0;
  std::size_t better = 0;
  for (std::size_t other = 0; other < numbers.size(); ++other) {
    const std::size_t row = numbers[other];
    if (!table.fits[row].ranked) continue;
    if (table.is_above(row, own) || (row == own && kIds[other] < kIds[place.company])) ++before;
    if (table.fits[row].score > table.fits[own].score) ++better;
  }
  return table.fits[own].ranked && same_fit(place.fit, table.fits[own]) && before == position &&
         place.rank == better + 1;
}

bool ranking_holds(const Table& table, const std::vector<std::size_t>& numbers, const Ranking& ranking) {
  if (ranking.ranked.size() + ranking.unranked.size() != numbers.size()) return false;
  for (std::size_t position = 0; position < ranking.ranked.size(); ++position) {
    if (!place_holds(table, numbers, ranking.ranked[position], position)) return false;
  }
  for (const std::size_t company : ranking.unranked) {
    if (table.fits[numbers[company]].ranked) return false;
  }
  return std::is_sorted(ranking.unranked.begin(), ranking.unranked.end(),
                        [](std::size_t a, std::size_t b) { return kIds[a] < kIds[b]; });
}

std::vector<std::vector<double>> weights_of(std::size_t criteria) {
  if (criteria == 1) return {{1}, {0.3}};
  if (criteria == 2) return {{1, 1}, {0.1, 0.2}, {1, 0}, {0, 3}, {35, 20}};
  return {{1, 1, 1}, {0.1, 0.2, 0.3}, {0, 1, 1}, {0, 0, 1}, {35, 20, 40}, {1, 0, 2}, {0.2, 0.7, 0.1}};
}

class Worlds {
 public:
  Worlds(std::size_t companies, std::size_t criteria)
      : criteria_(criteria),
        rows_(all_rows(criteria)),
        ids_(kIds.begin(), kIds.begin() + static_cast<std::ptrdiff_t>(companies)),
        numbers_(companies),
        matrix_(companies, criteria) {}

  std::size_t count() const { return std::size_t{1} << (2 * criteria_ * ids_.size()); }
  Table table(const std::vector<double>& weights, MissingPolicy missing) const { return {rows_, weights, missing}; }

  /// Makes world number `world` the present one.
  void set(std::size_t world) {
    for (std::size_t company = 0; company < numbers_.size(); ++company) {
      numbers_[company] = world >> (2 * criteria_ * company) & (rows_.size() - 1);
      const Row& row = rows_[numbers_[company]];
      for (std::size_t c = 0; c < criteria_; ++c) matrix_.set(company, c, row[c].value_or(kUnknown));
    }
  }
  bool holds(const Table& table) const {
    return ranking_holds(table, numbers_, rank_companies(matrix_, ids_, table.weights, table.missing));
  }
  std::string describe() const {
    std::string text;
    for (const std::size_t number : numbers_) text += "[ " + test::describe(rows_[number]) + "] ";
    return text;
  }

 private:
  std::size_t criteria_;
  std::vector<Row> rows_;
  std::vector<std::string> ids_;
  std::vector<std::size_t> numbers_;
  ScoreMatrix matrix_;
};

std::size_t stride_for(std::size_t worlds, std::size_t unoptimised) {
  if (test::kOptimised || worlds <= 4096) return 1;
  std::cout << "not an optimised build: one in " << unoptimised << " of " << worlds << " worlds\n";
  return unoptimised;
}

class SmallWorldsTest : public testing::TestWithParam<std::tuple<std::size_t, std::size_t>> {};

TEST_P(SmallWorldsTest, RankAsTheOracleUnderAllWeightsAndPolicies) {
  const auto [companies, criteria] = GetParam();
  Worlds worlds(companies, criteria);
  std::vector<Table> tables;
  for (const auto& weights : weights_of(criteria)) {
    for (const MissingPolicy missing : test::kAllMissingPolicies) tables.push_back(worlds.table(weights, missing));
  }
  const std::size_t stride = stride_for(worlds.count(), 7);
  for (std::size_t world = 0; world < worlds.count(); world += stride) {
    worlds.set(world);
    for (const Table& table : tables) ASSERT_TRUE(worlds.holds(table)) << worlds.describe();
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, SmallWorldsTest,
                         testing::Values(std::tuple{0, 1}, std::tuple{1, 1}, std::tuple{2, 1}, std::tuple{3, 1},
                                         std::tuple{4, 1}, std::tuple{1, 2}, std::tuple{2, 2}, std::tuple{3, 2},
                                         std::tuple{4, 2}, std::tuple{1, 3}, std::tuple{2, 3}, std::tuple{3, 3}));

class FourByThreeTest : public testing::TestWithParam<std::size_t> {};

TEST_P(FourByThreeTest, RanksAsTheOracleWithWeightsInRotation) {
  Worlds worlds(4, 3);
  std::vector<Table> tables;
  const MissingPolicy missing = test::kAllMissingPolicies.at(GetParam());
  for (const auto& weights : weights_of(3)) tables.push_back(worlds.table(weights, missing));
  const std::size_t stride = stride_for(worlds.count(), 127);
  for (std::size_t world = 0; world < worlds.count(); world += stride) {
    worlds.set(world);
    ASSERT_TRUE(worlds.holds(tables[world % tables.size()])) << worlds.describe();
  }
}

INSTANTIATE_TEST_SUITE_P(Policies, FourByThreeTest, testing::Range(std::size_t{0}, test::kAllMissingPolicies.size()));

}  // namespace
}  // namespace fitrank
