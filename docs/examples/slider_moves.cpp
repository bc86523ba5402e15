// Answers the moves of a slider from an index: only companies that can be among the first ten are looked at.
#include <chrono>
#include <cstddef>
#include <fitrank/fitrank.hpp>
#include <iostream>
#include <random>

int main() {
  constexpr std::size_t kRows = 200'000;
  fitrank::ScoreMatrix scores(kRows, 3);
  std::mt19937 random(1);
  for (std::size_t row = 0; row < kRows; ++row) {
    for (std::size_t c = 0; c < 3; ++c) scores.set(row, c, static_cast<float>(random() % 10'001) / 100);
  }
  const auto index = fitrank::Index::build(scores, {"growth", "learning", "pay"}, 10);
  std::cout << index.members() << " of " << index.companies() << " companies can be among the first 10\n";

  using Clock = std::chrono::steady_clock;
  for (int slider = 0; slider <= 100; slider += 25) {
    const fitrank::Weights weights({static_cast<double>(slider), 40, 60});
    const auto begin = Clock::now();
    const auto top = index.rank(weights, {.top = 3});
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
    std::cerr << took.count() << " us\n";
    std::cout << "growth " << slider << ": row " << top[0].row << ", then " << top[1].row << " and " << top[2].row
              << '\n';
  }
}
