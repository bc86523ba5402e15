#include "evidence/peers.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/cholesky.hpp"

namespace fitrank {
namespace {

/// How many employers what is supposed of the next wider level counts as.
constexpr double kShrink = 5;
/// How many pairs of employers a correlation of 0 counts as.
constexpr double kShrinkPairs = 10;
/// The least share of its own variance that an item keeps, whatever else is known.
constexpr double kOwnShare = 0.02;

/// Sums of one item's scores over employers.
struct Sums {
  double count = 0;
  double sum = 0;
  double squares = 0;

  void add(double score) {
    count += 1;
    sum += score;
    squares += score * score;
  }
  double mean() const { return sum / count; }
  double variance_around(double mean) const {
    return std::max(0.0, squares / count - 2 * mean * (sum / count) + mean * mean);
  }
};

}  // namespace

Peers::Peers(std::vector<PeerItem> items, std::size_t groups, std::size_t rows,
             const std::function<void(std::size_t, PeerRow&)>& row)
    : items_(std::move(items)), levels_(groups * items_.size()), correlations_(items_.size() * items_.size()) {
  const std::size_t step = (rows + kMostSampled - 1) / kMostSampled;
  const ReadSampled sampled = [&](const std::function<void(const PeerRow&)>& see) {
    PeerRow read;
    for (std::size_t i = 0; i < rows; i += step) {
      row(i, read);
      see(read);
    }
  };
  find_levels(groups, sampled);
  find_correlations(sampled);
}

void Peers::find_levels(std::size_t groups, const ReadSampled& sampled) {
  const std::size_t count = items_.size();
  std::vector<Sums> all(count);
  std::vector<Sums> by_group(groups * count);
  sampled([&](const PeerRow& row) {
    for (std::size_t i = 0; i < count; ++i) {
      if (std::isnan(row.scores[i])) continue;
      all[i].add(row.scores[i]);
      by_group[row.group * count + i].add(row.scores[i]);
    }
  });
  const auto shrunk = [](const Sums& sums, const Level& wider, bool of_group) {
    if (sums.count < kFewestPeers) return wider;
    const double weight = sums.count + kShrink;
    Level level{.mean = (sums.sum + kShrink * wider.mean) / weight, .of_group = of_group};
    // Once more for the mean itself, which is one of so many that could have been seen.
    level.variance = (sums.count * sums.variance_around(level.mean) + kShrink * wider.variance) / weight;
    level.variance *= 1 + 1 / weight;
    level.seen = static_cast<std::size_t>(sums.count);
    return level;
  };
  for (std::size_t i = 0; i < count; ++i) {
    const Level of_all = shrunk(all[i], {.mean = items_[i].mean, .variance = items_[i].variance}, false);
    for (std::size_t group = 0; group < groups; ++group) {
      levels_[group * count + i] = shrunk(by_group[group * count + i], of_all, true);
    }
  }
}

void Peers::find_correlations(const ReadSampled& sampled) {
  struct Pair {
    double count = 0;
    double products = 0;
    double squares_a = 0;
    double squares_b = 0;
  };
  const std::size_t count = items_.size();
  std::vector<Pair> pairs(count * count);
  std::vector<double> off(count);
  sampled([&](const PeerRow& row) {
    for (std::size_t a = 0; a < count; ++a) {
      off[a] = double{row.scores[a]} - mean(row.group, a);
      if (std::isnan(off[a])) continue;
      for (std::size_t b = 0; b < a; ++b) {
        if (std::isnan(off[b])) continue;
        Pair& pair = pairs[a * count + b];
        pair.count += 1;
        pair.products += off[a] * off[b];
        pair.squares_a += off[a] * off[a];
        pair.squares_b += off[b] * off[b];
      }
    }
  });
  for (std::size_t a = 0; a < count; ++a) {
    correlations_[a * count + a] = 1;
    for (std::size_t b = 0; b < a; ++b) {
      const Pair& pair = pairs[a * count + b];
      const double scale = std::sqrt(pair.squares_a) * std::sqrt(pair.squares_b);
      if (pair.count < kFewestPairs || !(scale > 0)) continue;
      const double shrunk = pair.products / scale * (pair.count / (pair.count + kShrinkPairs));
      correlations_[a * count + b] = correlations_[b * count + a] = shrunk;
      any_correlation_ = true;
    }
  }
  make_definite();
}

/// Correlations of pairs, each over other employers, may contradict each other.
void Peers::make_definite() {
  const std::size_t count = items_.size();
  while (!Cholesky(correlations_, count, kOwnShare).is_definite()) {
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) correlations_[a * count + b] *= a == b ? 1 : 0.95;
    }
  }
}

}  // namespace fitrank
