#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "score/batch.hpp"
#include "score/block_maxima.hpp"
#include "score/ranking.hpp"
#include "score/score_matrix.hpp"

namespace fitrank::test {

namespace {

/// The same scores twice: in a matrix of its own, and as another program might have them.
struct Twice {
  Twice(std::size_t rows, std::size_t criteria, bool by_rows, std::size_t offset, std::uint32_t seed)
      : own(rows, criteria), cells(rows * criteria + offset, 0) {
    std::mt19937 random(seed);
    std::vector<ScoreMatrix::Column> columns;
    for (std::size_t c = 0; c < criteria; ++c) {
      const float* first = cells.data() + offset + (by_rows ? c : c * rows);
      columns.push_back({first, by_rows ? static_cast<std::ptrdiff_t>(criteria) : 1});
      for (std::size_t row = 0; row < rows; ++row) {
        const float score = random() % 5 == 0 ? kUnknown : static_cast<float>(random() % 101);
        own.set(row, c, score);
        cells[offset + (by_rows ? row * criteria + c : c * rows + row)] = score;
      }
    }
    elsewhere = ScoreMatrix(rows, columns, nullptr);
    for (std::size_t row = 0; row < rows; ++row) ids.push_back(std::to_string(100'000 + row));
  }

  ScoreMatrix own;
  std::vector<float> cells;
  ScoreMatrix elsewhere;
  std::vector<std::string> ids;
};

std::vector<std::pair<std::size_t, double>> rows_and_scores(const std::vector<RankedCompany>& ranked) {
  std::vector<std::pair<std::size_t, double>> list;
  for (const RankedCompany& one : ranked) list.emplace_back(one.company, one.fit.score);
  return list;
}

const std::vector<Weights>& some_weights() {
  static const std::vector<Weights> weights{Weights(std::vector<double>{1, 2, 3}),
                                            Weights(std::vector<double>{0, 1, 0})};
  return weights;
}

}  // namespace

class ScoresElsewhere : public testing::TestWithParam<std::tuple<std::size_t, bool, std::size_t>> {
 protected:
  Twice twice{std::get<0>(GetParam()), 3, std::get<1>(GetParam()), std::get<2>(GetParam()), 7};
};

TEST_P(ScoresElsewhere, RankAsTheirCopyDoes) {
  const IdList ids(twice.ids);
  for (const Weights& weights : some_weights()) {
    for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalize, MissingPolicy::neutral}) {
      for (const std::size_t top : {std::size_t{1}, std::size_t{10}, twice.ids.size()}) {
        const RankOptions options{.top = top};
        EXPECT_EQ(rows_and_scores(top_companies(twice.elsewhere, ids, weights, missing, options)),
                  rows_and_scores(top_companies(twice.own, ids, weights, missing, options)));
      }
    }
    EXPECT_EQ(unranked_companies(twice.elsewhere, ids, weights).rows, unranked_companies(twice.own, ids, weights).rows);
  }
}

TEST_P(ScoresElsewhere, HaveTheMaximaOfTheirCopy) {
  const IdList ids(twice.ids);
  const BlockMaxima maxima(twice.elsewhere);
  const BlockMaxima expected(twice.own);
  ASSERT_EQ(maxima.blocks(), expected.blocks());
  for (std::size_t block = 0; block < maxima.blocks(); ++block) {
    EXPECT_EQ(maxima.at(block, 1).greatest, expected.at(block, 1).greatest);
    EXPECT_EQ(maxima.at(block, 1).any_unknown, expected.at(block, 1).any_unknown);
  }
}

TEST_P(ScoresElsewhere, ServeManyPersonasAsTheirCopyDoes) {
  const IdList ids(twice.ids);
  const WeightTable personas{.criteria = 3, .ids = {"a", "b"}, .raw = {1, 2, 3, 5, 0, 1}};
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalize, MissingPolicy::neutral}) {
    std::vector<std::vector<std::pair<std::size_t, double>>> found;
    for (const ScoreMatrix* scores : {&twice.own, &twice.elsewhere}) {
      rank_batch(*scores, ids, personas, missing, {.top = 5},
                 [&](std::size_t, const std::vector<RankedCompany>& top) { found.push_back(rows_and_scores(top)); });
    }
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0], found[2]);
    EXPECT_EQ(found[1], found[3]);
  }
}

INSTANTIATE_TEST_SUITE_P(Layouts, ScoresElsewhere,
                         testing::Combine(testing::Values(1, 63, 64, 65, 4095, 4097, 10'000), testing::Bool(),
                                          testing::Values(0, 1, 16)));

TEST(ScoresElsewhereOwner, IsKeptAsLongAsTheMatrix) {
  auto cells = std::make_shared<std::vector<float>>(4, 50.0F);
  const std::weak_ptr<std::vector<float>> seen = cells;
  {
    ScoreMatrix scores(2, {{cells->data(), 1}, {cells->data() + 2, 1}}, cells);
    cells.reset();
    EXPECT_FALSE(seen.expired());
    EXPECT_EQ(scores.at(1, 1), 50.0F);
  }
  EXPECT_TRUE(seen.expired());
}

}  // namespace fitrank::test
