#include "support/worlds.hpp"

#include <fmt/format.h>

#include <bit>

namespace fitrank::test {
namespace {

constexpr std::array kWeights{0.0, 0.0, 0.05, 0.1, 0.2, 0.3, 1.0, 1.0, 2.0, 7.0, 35.0};

std::vector<double> random_weights(Draw& draw, std::size_t criteria) {
  std::vector<double> weights(criteria);
  for (double& weight : weights) weight = kWeights[draw.below(kWeights.size())];
  weights[draw.below(criteria)] = 1 + draw.unit();
  return weights;
}

Row random_row(Draw& draw, std::size_t criteria, std::size_t grid) {
  Row row(criteria);
  for (auto& score : row) {
    if (draw.below(3) > 0) score = 100.0F * static_cast<float>(draw.below(grid + 1)) / static_cast<float>(grid);
  }
  return row;
}

}  // namespace

std::uint64_t Draw::bits() {
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

World random_world(std::uint64_t seed, std::size_t max_companies) {
  Draw draw(seed);
  World world;
  const std::size_t companies = draw.below(max_companies + 1);
  const std::size_t criteria = 1 + draw.below(8);
  const std::size_t grid = 1 + draw.below(10);
  world.weights = random_weights(draw, criteria);
  for (std::size_t company = 0; company < companies; ++company) {
    world.rows.push_back(random_row(draw, criteria, grid));
    world.ids.push_back(fmt::format("{:04x}-{}", draw.below(0x10000), company));
  }
  return world;
}

ScoreMatrix to_matrix(const std::vector<Row>& rows, std::size_t criteria) {
  ScoreMatrix matrix(rows.size(), criteria);
  for (std::size_t company = 0; company < rows.size(); ++company) {
    for (std::size_t c = 0; c < criteria; ++c) matrix.set(company, c, rows[company][c].value_or(kUnknown));
  }
  return matrix;
}

std::string describe(const Row& row) {
  std::string text;
  for (const auto& score : row) text += score ? fmt::format("{} ", *score) : "- ";
  return text;
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace fitrank::test
