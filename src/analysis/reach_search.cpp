#include "analysis/reach_search.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <set>

#include "analysis/linear_program.hpp"

namespace fitrank {
namespace {

constexpr double kRowScale = 0.01;       // rows in hundredths of a point, so that factors are about 1
constexpr double kThinnest = 1e-8;       // points; a thinner slice is left open
constexpr double kNoShare = 1e-10;       // a share by rounding alone: it would rank who knows nothing else
constexpr std::size_t kFirstSlices = 8;  // where the comparison is not linear
constexpr double kLeastZeroed = 1e-6;    // so much weight on its zeros annuls a product for certain
constexpr std::size_t kBeyond = 16;      // how many more than may stay ahead are looked for at once

using RowList = std::vector<std::size_t>;

bool contains(const RowList& rows, std::size_t row) { return std::ranges::find(rows, row) != rows.end(); }

/// Over the rises and the falls of the shares: factors . shares >= least.
LinearRow change_row(const ReachField& field, const std::vector<double>& factors, double least) {
  LinearRow row{.factors = factors};
  for (const double factor : factors) row.factors.push_back(-factor);
  row.least = least - dot(factors, field.center().scaled());
  return row;
}

std::vector<double> scaled(double factor_a, const std::vector<double>& a, double factor_b,
                           const std::vector<double>& b) {
  return combine(kRowScale * factor_a, a, kRowScale * factor_b, b);
}

struct Node {
  RowList held;
  RowList zeroed;
  RowList dropped;  ///< may stay ahead
  bool own_zero = false;
  double low = 0;
  double high = 100;
  NearWeights at;
  std::size_t number = 0;
};

struct Cheaper {
  bool operator()(const Node& a, const Node& b) const {
    if (a.at.change < b.at.change) return false;
    if (b.at.change < a.at.change) return true;
    return a.number < b.number;  // the latest first: it is the deepest
  }
};

class Search {
 public:
  explicit Search(const ReachField& field) : field_(field) {}

  ReachFound run() {
    push_first();
    while (!open_.empty() && !settled(open_.top().at.change) && solved_ < field_.effort()) {
      const Node node = open_.top();
      open_.pop();
      expand(node);
    }
    double least = open_.empty() ? 2 : open_.top().at.change;
    least = std::min(least, left_open_);
    const bool finished = least >= 2 || settled(least);
    if (found_.nearest) least = std::min(least, found_.nearest->change);
    return {std::move(found_.nearest), least, finished};
  }

 private:
  /// Nothing much better than what is found can come of this bound.
  bool settled(double bound) const { return found_.nearest && bound >= found_.nearest->change - kReachGap; }

  void push_first() {
    const double low = least_known(true);
    const double high = least_known(false);
    // Slices are pointless if all companies count the same criteria; the first that does not brings them.
    Node node;
    node.low = low - kLevelScore;
    node.high = high + kLevelScore;
    solve_and_push(node);
    if (!has_zero(field_.own())) return;
    node.own_zero = true;
    solve_and_push(std::move(node));
  }

  /// The least or the greatest score the company can have.
  double least_known(bool least) const {
    double extreme = least ? 100 : 0;
    for (std::size_t c = 0; c < field_.criteria(); ++c) {
      if (!(field_.own().counts[c] > 0)) continue;
      const double score = field_.own().points[c];
      extreme = least ? std::min(extreme, score) : std::max(extreme, score);
    }
    return extreme;
  }

  void solve_and_push(Node node) {
    ++solved_;
    auto at = nearest_weights(
        field_,
        {.held = node.held, .zeroed = node.zeroed, .own_zero = node.own_zero, .low = node.low, .high = node.high});
    if (!at || settled(at->change)) return;
    node.at = std::move(*at);
    node.number = ++pushed_;
    open_.push(std::move(node));
  }

  /// Who is ahead at these weights without leave, the furthest first: from those seen before if that is
  /// already too many, else from all.
  RowList failing(const std::vector<double>& weights, const RowList& dropped) {
    std::vector<std::pair<double, std::size_t>> ahead;
    for (const std::size_t row : seen_) {
      const double lead = field_.lead(row, weights);
      if (lead > kLevelScore && !contains(dropped, row)) ahead.emplace_back(-lead, row);
    }
    RowList rows;
    if (ahead.size() + dropped.size() >= field_.top() + kBeyond) {
      std::ranges::sort(ahead);
      for (const auto& [lead, row] : ahead) rows.push_back(row);
      return rows;
    }
    for (const std::size_t row : field_.ahead(weights, field_.top() + kBeyond)) {
      seen_.insert(row);
      if (!contains(dropped, row)) rows.push_back(row);
    }
    return rows;
  }

  void take(const NearWeights& at) {
    if (!field_.ranks_company(at.weights)) return;
    if (!found_.nearest || at.change < found_.nearest->change) found_.nearest = at;
  }

  void expand(const Node& node) {
    const RowList rows = failing(node.at.weights, node.dropped);
    const std::size_t leave = field_.top() - 1 - node.dropped.size();
    if (rows.size() <= leave) return take(node.at);
    if (!node.own_zero && (!found_.nearest || node.number % 64 == 0)) dive(node, (node.low + node.high) / 2);
    RowList fresh;
    for (const std::size_t row : rows) {
      if (!contains(node.held, row) && !contains(node.zeroed, row)) fresh.push_back(row);
    }
    if (fresh.size() <= leave) return cut(node);
    branch(node, fresh, leave);
  }

  /// One of the first leave + 1 must be held: child i holds the i-th and lets those before it stay ahead.
  void branch(const Node& node, const RowList& fresh, std::size_t leave) {
    for (std::size_t i = 0; i <= leave; ++i) {
      Node child = node;
      child.at = {};
      child.dropped.insert(child.dropped.end(), fresh.begin(), fresh.begin() + static_cast<std::ptrdiff_t>(i));
      if (i == leave) {  // no leave remains
        for (std::size_t rest = i + 1; rest < fresh.size(); ++rest) hold_where_sole_way(fresh[rest], child);
      }
      if (has_zero(field_.line(fresh[i]))) {
        Node zeroed = child;
        zeroed.zeroed.push_back(fresh[i]);
        solve_and_push(std::move(zeroed));
      }
      if (child.own_zero) continue;  // nobody above 0 is behind it
      child.held.push_back(fresh[i]);
      solve_and_push(std::move(child));
    }
  }

  /// A row that can be annulled too has its turn later.
  void hold_where_sole_way(std::size_t row, Node& node) const {
    if (!node.own_zero && !has_zero(field_.line(row))) node.held.push_back(row);
  }

  /// The held are held loosely over a wide slice: both halves, after a look at their middle.
  void cut(const Node& node) {
    const double width = node.high - node.low;
    if (width < kThinnest) {
      left_open_ = std::min(left_open_, node.at.change);
      return;
    }
    if (!node.own_zero) dive(node, score_at(field_.own(), node.at.weights));
    const std::size_t slices = width > 50.0 / kFirstSlices ? kFirstSlices : 2;
    for (std::size_t i = 0; i < slices; ++i) {
      Node part = node;
      part.low = node.low + width * static_cast<double>(i) / static_cast<double>(slices);
      part.high = node.low + width * static_cast<double>(i + 1) / static_cast<double>(slices);
      solve_and_push(std::move(part));
    }
  }

  /// Straight to weights that do it, for one value of the own score, holding back the nearest who are ahead.
  void dive(const Node& node, double own) {
    ReachLimits limits{.held = node.held, .zeroed = node.zeroed, .low = own, .high = own};
    while (true) {
      ++solved_;
      const auto at = nearest_weights(field_, limits);
      if (!at || settled(at->change)) return;
      const RowList rows = failing(at->weights, node.dropped);
      const std::size_t leave = field_.top() - 1 - node.dropped.size();
      if (rows.size() <= leave) return take(*at);
      const std::size_t before = limits.held.size();
      for (std::size_t i = leave; i < rows.size(); ++i) {
        if (!contains(limits.held, rows[i])) limits.held.push_back(rows[i]);
      }
      if (limits.held.size() == before) return;
    }
  }

  const ReachField& field_;
  std::set<std::size_t> seen_;
  ReachFound found_;
  double left_open_ = 2;
  std::size_t solved_ = 0;
  std::size_t pushed_ = 0;
  std::priority_queue<Node, std::vector<Node>, Cheaper> open_;
};

}  // namespace

namespace {

/// Nothing on which the company scores 0 has any weight: by bounds, which hold without a tolerance.
void forbid_zeros(const ReachField& field, LinearProgram& program) {
  for (std::size_t c = 0; c < field.own().zeros.size(); ++c) {
    if (!(field.own().zeros[c] > 0)) continue;
    program.upper[c] = 0;
    program.lower[field.criteria() + c] = program.upper[field.criteria() + c];
  }
}

}  // namespace

std::optional<NearWeights> nearest_weights(const ReachField& field, const ReachLimits& limits) {
  const std::size_t criteria = field.criteria();
  LinearProgram program{.cost = std::vector<double>(2 * criteria, 1),
                        .lower = std::vector<double>(2 * criteria, 0),
                        .upper = std::vector<double>(2 * criteria, 1)};
  for (std::size_t c = 0; c < criteria; ++c) program.upper[criteria + c] = field.center()[c];
  program.rows.push_back(change_row(field, std::vector<double>(criteria, 1), 1));
  program.rows.back().least = 0;
  program.rows.back().most = 0;
  program.rows.push_back(change_row(field, field.known(), kLeastKnown));
  const ScoreLine& own = field.own();
  if (!limits.own_zero) forbid_zeros(field, program);
  for (const std::size_t row : limits.zeroed)
    program.rows.push_back(change_row(field, field.line(row).zeros, kLeastZeroed));
  bool sliced = false;
  for (const std::size_t row : limits.held) {
    const ScoreLine other = field.line(row);
    const bool linear = same_counts(own, other);
    sliced = sliced || !linear;
    const std::vector<double> factors =
        linear ? scaled(1, own.points, -1, other.points) : scaled(limits.high, other.counts, -1, other.points);
    program.rows.push_back(change_row(field, factors, kRowScale * limits.margin));
  }
  if (sliced) {
    program.rows.push_back(change_row(field, scaled(1, own.points, -limits.low, own.counts), 0));
    if (limits.high > limits.low) {
      program.rows.push_back(change_row(field, scaled(-1, own.points, limits.high, own.counts), 0));
    }
  }
  const auto solution = minimise(program);
  if (!solution) return std::nullopt;
  NearWeights near{.weights = {field.center().scaled().begin(), field.center().scaled().end()}};
  for (std::size_t c = 0; c < criteria; ++c) {
    const double moved = (*solution)[c] - (*solution)[criteria + c];
    const double share = near.weights[c] + moved;
    near.weights[c] = share < kNoShare ? 0 : std::min(share, 1.0);
    near.change += std::abs(moved);
  }
  return near;
}

ReachFound search_reach(const ReachField& field) { return Search(field).run(); }

}  // namespace fitrank
