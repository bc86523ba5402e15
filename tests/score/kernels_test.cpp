// Every level's kernels against plain loops in double: what may enter is always selected, and what
// is selected beyond it lies within the proven error.
#include "score/kernels/kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <string>

#include "score/active_kernels.hpp"
#include "score/instruction_set.hpp"
#include "score/processor_level.hpp"
#include "score/score_matrix.hpp"
#include "score/selection.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;

std::vector<const kernels::Kernels*> available() {
  std::vector<const kernels::Kernels*> levels{&kernels::x86_64()};
  if (has_x86_64_v3()) levels.push_back(&kernels::x86_64_v3());
  if (has_x86_64_v4()) levels.push_back(&kernels::x86_64_v4());
  return levels;
}

ScoreMatrix random_scores(Draw& draw, std::size_t rows, std::size_t criteria, double unknown) {
  ScoreMatrix scores(rows, criteria);
  for (std::size_t c = 0; c < criteria; ++c) {
    for (float& score : scores.column(c)) {
      if (draw.unit() >= unknown) score = static_cast<float>(100 * draw.unit());
    }
  }
  return scores;
}

/// Sum over the known of weight times (score - shift), in double.
double exact_sum(const ScoreMatrix& scores, std::size_t row, const std::vector<float>& weights, float shift) {
  double sum = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const double score = scores.at(row, c);
    if (!std::isnan(score)) sum += double{weights[c]} * (score - double{shift});
  }
  return sum;
}

bool any_known(const ScoreMatrix& scores, std::size_t row) {
  bool known = false;
  for (std::size_t c = 0; c < scores.criteria(); ++c) known |= !std::isnan(scores.at(row, c));
  return known;
}

class KernelsTest : public testing::TestWithParam<const kernels::Kernels*> {};

TEST_P(KernelsTest, SelectRowsWithinTheProvenError) {
  Draw draw(11);
  for (int round = 0; round < 40; ++round) {
    const std::size_t criteria = 1 + draw.below(12);
    const std::size_t rows = kernels::kRowStep * (1 + draw.below(kernels::kTileRows / kernels::kRowStep));
    const ScoreMatrix scores = random_scores(draw, rows, criteria, round % 2 == 0 ? 0 : 0.4);
    std::vector<const float*> columns;
    std::vector<float> weights;
    for (std::size_t c = 0; c < criteria; ++c) {
      columns.push_back(scores.column(c).data());
      weights.push_back(static_cast<float>(draw.unit() / static_cast<double>(criteria)));
    }
    const auto shift = static_cast<float>(round % 4 == 0 ? 0 : 100 * draw.unit());
    const auto least = static_cast<float>(60 * draw.unit() - double{shift} / 2);
    std::vector<std::uint32_t> selected(rows);
    const kernels::Tile tile{columns.data(), criteria, rows};
    selected.resize(GetParam()->select_rows(tile, weights.data(), shift, least, selected.data()));
    std::size_t next = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      const bool chosen = next < selected.size() && selected[next] == row;
      if (chosen) ++next;
      const double distance = exact_sum(scores, row, weights, shift) - double{least};
      if (std::abs(distance) > sum_error(criteria)) {
        ASSERT_EQ(chosen, distance > 0 && any_known(scores, row)) << row;
      }
    }
    EXPECT_EQ(next, selected.size()) << "rows rise";
  }
}

TEST_P(KernelsTest, SelectPairsForEveryPersona) {
  Draw draw(12);
  for (int round = 0; round < 20; ++round) {
    const std::size_t inputs = 1 + draw.below(10);
    const std::size_t rows = kernels::kRowStep * (1 + draw.below(4));
    const std::size_t personas = 1 + draw.below(11);
    const ScoreMatrix scores = random_scores(draw, rows, inputs, 0);
    std::vector<float> weights(personas * inputs);
    for (float& weight : weights) weight = static_cast<float>(draw.unit() / static_cast<double>(inputs));
    std::vector<float> least(personas);
    for (float& value : least) value = static_cast<float>(30 + 30 * draw.unit());
    std::vector<kernels::Hit> hits(4 * rows + 3);  // little room: several calls
    std::vector<std::vector<bool>> chosen(personas, std::vector<bool>(rows));
    for (std::size_t done = 0; done < personas;) {
      std::size_t finished = 0;
      const kernels::DenseTile tile{scores.column(0).data(), scores.stride(), inputs, rows};
      const std::size_t count = GetParam()->select_pairs(tile, weights.data() + done * inputs, least.data() + done,
                                                         personas - done, hits.data(), hits.size(), &finished);
      ASSERT_GT(finished, 0U);
      for (std::size_t h = 0; h < count; ++h) chosen[done + hits[h].persona][hits[h].row] = true;
      done += finished;
    }
    for (std::size_t p = 0; p < personas; ++p) {
      const std::vector<float> own(weights.begin() + static_cast<std::ptrdiff_t>(p * inputs),
                                   weights.begin() + static_cast<std::ptrdiff_t>((p + 1) * inputs));
      for (std::size_t row = 0; row < rows; ++row) {
        const double distance = exact_sum(scores, row, own, 0) - double{least[p]};
        if (std::abs(distance) > sum_error(inputs)) {
          ASSERT_EQ(chosen[p][row], distance > 0) << p << " " << row;
        }
      }
    }
  }
}

TEST_P(KernelsTest, CountDominatorsUntilEnough) {
  Draw draw(13);
  const ScoreMatrix scores = random_scores(draw, 640, 3, 0);
  for (int round = 0; round < 200; ++round) {
    const std::vector<float> point = {static_cast<float>(100 * draw.unit()), static_cast<float>(100 * draw.unit()),
                                      scores.at(draw.below(640), 2)};
    std::size_t expected = 0;
    for (std::size_t r = 0; r < 640; ++r) {
      expected += scores.at(r, 0) >= point[0] && scores.at(r, 1) >= point[1] && scores.at(r, 2) >= point[2] ? 1U : 0U;
    }
    const auto count = [&](std::size_t enough) {
      return GetParam()->count_dominators(scores.column(0).data(), scores.stride(), 3, 640, point.data(), enough);
    };
    EXPECT_EQ(count(1000), expected);
    EXPECT_GE(count(5), std::min<std::size_t>(expected, 5));
  }
}

TEST_P(KernelsTest, SumEverything) {
  Draw draw(14);
  const ScoreMatrix scores = random_scores(draw, 1024, 1, 0);
  double expected = 0;
  for (const float score : scores.column(0)) expected += double{score};
  EXPECT_NEAR(GetParam()->sum(scores.column(0).data(), 1024), expected, 1);
}

INSTANTIATE_TEST_SUITE_P(Levels, KernelsTest, testing::ValuesIn(available()), [](const auto& level) {
  std::string name = level.param->level;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(InstructionSetTest, IsTheActiveKernels) { EXPECT_EQ(instruction_set(), active_kernels().level); }

}  // namespace
}  // namespace fitrank
