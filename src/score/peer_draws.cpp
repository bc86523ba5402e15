#include "score/peer_draws.hpp"

#include <algorithm>
#include <cmath>

#include "score/drawn_numbers.hpp"

namespace fitrank {
namespace {

/// Above the numbers that other draws of scores take.
constexpr std::uint64_t kFirstNumber = std::uint64_t{1} << 50;
/// Rejections are some in a hundred; a criterion's numbers never reach the next one's.
constexpr std::uint64_t kNumbersPerCell = 1024;

/// L with L L' = `covariance`, which may have rows of zeros: what is certain has no error.
std::vector<double> root_of(const std::vector<double>& covariance, std::size_t size) {
  constexpr double kCertain = 1e-9;
  std::vector<double> root(size * size);
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = 0; column <= row; ++column) {
      double rest = covariance[row * size + column];
      for (std::size_t k = 0; k < column; ++k) rest -= root[row * size + k] * root[column * size + k];
      const double pivot = root[column * size + column];
      if (row == column) {
        root[row * size + row] = rest > kCertain ? std::sqrt(rest) : 0;
      } else {
        root[row * size + column] = pivot > 0 ? rest / pivot : 0;
      }
    }
  }
  return root;
}

}  // namespace

PeerDraws::PeerDraws(const ScoreMatrix& scores) : scores_(scores) {
  for (const Expectation& kind : scores.expectations()->kinds) {
    std::vector<double> covariance = kind.covariance;
    for (std::size_t i = 0; i < covariance.size(); ++i) covariance[i] += kind.supposed[i];
    roots_.push_back(root_of(covariance, scores.criteria()));
  }
}

double PeerDraws::operator()(const CounterDraws& draw, std::size_t company, std::size_t criterion) const {
  const std::size_t criteria = scores_.criteria();
  const std::vector<double>& root = roots_[scores_.expectations()->kind_of[company]];
  double score = scores_.at(company, criterion);
  for (std::size_t k = 0; k <= criterion; ++k) {
    const double part = root[criterion * criteria + k];
    if (!(part > 0) && !(part < 0)) continue;
    DrawnNumbers numbers(draw, kFirstNumber + (company * criteria + k) * kNumbersPerCell);
    score += part * numbers.normal();
  }
  const Extent extent = scores_.extent(company, criterion);
  return std::isnan(score) ? score : std::clamp(score, double{extent.low}, double{extent.high});
}

}  // namespace fitrank
