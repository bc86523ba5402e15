// What is known of comparable employers: means, spreads and correlations of what makes up their criteria.
//
// How: an item is a signal, or a criterion that a bulk table states outright. Its mean and variance are those of
// the row's own group (layer) where at least kFewestPeers of the group are known, else those of all rows where so
// many of all are, else those of what the item can score around 50. Means and variances are shrunk towards
// the next wider level, as if kShrink more employers of that kind had been seen (Efron and Morris 1975, "Data
// analysis using Stein's estimator and its generalizations", JASA 70). Correlations are of the distances from
// these means, over the rows that know both items, where there are at least kFewestPairs; they are shrunk towards 0,
// and all together until the matrix is positive definite with room to spare (Ledoit and Wolf 2004, "A
// well-conditioned estimator for large-dimensional covariance matrices", J. Multivariate Analysis 88).
// Sums are taken in row order, so that no thread count changes a bit.
// Cost: two passes over at most kMostSampled rows, squared in the number of items.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace fitrank {

inline constexpr std::size_t kFewestPeers = 10;
inline constexpr std::size_t kFewestPairs = 50;
inline constexpr std::size_t kMostSampled = 100'000;

/// What an item can score, and what is supposed of it before any employer has been seen.
struct PeerItem {
  double worst = 0;
  double best = 100;
  double mean = 50;
  double variance = 0;  ///< around that mean
};

/// One employer.
struct PeerRow {
  std::vector<double> scores;  ///< by item; NaN: unknown, or not what makes up this employer's criteria
  std::size_t group = 0;
};

class Peers {
 public:
  /// `row(i, into)` reads row i of `rows`, which all have a group below `groups`.
  Peers(std::vector<PeerItem> items, std::size_t groups, std::size_t rows,
        const std::function<void(std::size_t, PeerRow&)>& row);

  const PeerItem& item(std::size_t item) const { return items_[item]; }
  std::size_t items() const { return items_.size(); }
  /// What to expect of the item in a row of this group about which nothing else is known.
  double mean(std::size_t group, std::size_t item) const { return level(group, item).mean; }
  double variance(std::size_t group, std::size_t item) const { return level(group, item).variance; }
  /// From how many employers that is, all or those of the group; 0: from none.
  std::size_t seen(std::size_t group, std::size_t item) const { return level(group, item).seen; }
  bool is_of_group(std::size_t group, std::size_t item) const { return level(group, item).of_group; }
  double correlation(std::size_t a, std::size_t b) const { return correlations_[a * items_.size() + b]; }
  bool any_correlation() const { return any_correlation_; }

 private:
  struct Level {
    double mean = 50;
    double variance = 0;
    std::size_t seen = 0;
    bool of_group = false;
  };
  using ReadSampled = std::function<void(const std::function<void(const PeerRow&)>&)>;

  const Level& level(std::size_t group, std::size_t item) const { return levels_[group * items_.size() + item]; }
  void find_levels(std::size_t groups, const ReadSampled& sampled);
  void find_correlations(const ReadSampled& sampled);
  void make_definite();

  std::vector<PeerItem> items_;
  std::vector<Level> levels_;  ///< by group, then by item
  std::vector<double> correlations_;
  bool any_correlation_ = false;
};

}  // namespace fitrank
