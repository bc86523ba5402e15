// Ranks a million rows of another program's array, fitrank reads them where they are.
#include <cmath>
#include <cstddef>
#include <fitrank/fitrank.hpp>
#include <iostream>
#include <limits>
#include <vector>

int main() {
  constexpr std::size_t kRows = 1'000'000;
  constexpr std::size_t kCriteria = 3;
  // Row by row, as many programs have it; some scores are unknown.
  std::vector<float> cells(kRows * kCriteria);
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = static_cast<float>((i * 7919) % 10'007) / 100.07F;
  for (std::size_t i = 0; i < cells.size(); i += 11) cells[i] = std::numeric_limits<float>::quiet_NaN();

  std::vector<fitrank::ScoreMatrix::Column> columns;
  for (std::size_t c = 0; c < kCriteria; ++c) columns.push_back({cells.data() + c, kCriteria});
  const fitrank::ScoreMatrix scores(kRows, columns);

  const fitrank::Weights weights({50, 30, 20});
  const fitrank::ScoringOptions options{.missing = fitrank::Missing::zero, .top = 5};
  for (const auto& [row, rank, fit] : fitrank::rank(scores, weights, options)) {
    std::cout << rank << " row " << row << ": " << fit.score << ", range " << fit.low << " to " << fit.high << '\n';
  }
}
