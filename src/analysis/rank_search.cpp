#include "analysis/rank_search.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <queue>

#include "analysis/linear_program.hpp"

namespace fitrank {
namespace {

constexpr double kRowScale = 0.01;      // rows in hundredths of a point, so that factors are about 1
constexpr double kThinnest = 1e-8;      // points; a thinner slice is left open
constexpr int kFirstSlices = 16;        // cut at once where wishes are not linear
constexpr std::size_t kMostTried = 40;  // unfulfilled wishes tried at a node; the others wait below

using Rivals = std::vector<std::size_t>;

struct Node {
  Rivals held;     ///< wishes that must hold
  Rivals dropped;  ///< wishes given up
  double low = 0;  ///< slice of the own score
  double high = 100;
  std::size_t bound = 0;  ///< no weights below fulfil more
  std::size_t number = 0;
  std::vector<double> weights;
};

struct Promising {
  bool operator()(const Node& a, const Node& b) const {
    if (a.bound != b.bound) return a.bound < b.bound;
    if (a.held.size() != b.held.size()) return a.held.size() < b.held.size();
    return a.number > b.number;
  }
};

bool contains(const Rivals& rivals, std::size_t rival) { return std::ranges::find(rivals, rival) != rivals.end(); }

class Search {
 public:
  explicit Search(const RankQuestion& question) : ask_(question) {
    for (const ScoreLine& rival : ask_.rivals) {
      linear_.push_back(same_counts(rival, ask_.own));
      all_linear_ = all_linear_ && linear_.back();
    }
    partly_known_ = std::ranges::any_of(ask_.known, [](double known) { return !(known > 0); });
  }

  RankAnswer run() {
    weigh(ask_.box.center());
    for (const double sign : {1.0, -1.0}) try_extreme(sign);
    push_first();
    while (!open_.empty() && open_.top().bound > answer_.found && solved_ < ask_.effort) {
      const Node node = open_.top();
      open_.pop();
      expand(node);
    }
    answer_.proven = answer_.found;
    if (!open_.empty()) answer_.proven = std::max(answer_.proven, open_.top().bound);
    answer_.proven = std::max(answer_.proven, left_open_);
    return std::move(answer_);
  }

 private:
  /// Weights that are good or bad for the company as such: quick first answers.
  void try_extreme(double sign) {
    std::vector<double> weights;
    ask_.box.argmost(combine(sign, ask_.own.points, 0, ask_.own.points), weights);
    weigh(weights);
    std::vector<double> sum(weights.size());
    for (const ScoreLine& rival : ask_.rivals) sum = combine(1, sum, 1, rival.points);
    const double count = static_cast<double>(std::max<std::size_t>(ask_.rivals.size(), 1));
    ask_.box.argmost(combine(sign, ask_.own.points, -sign / count, sum), weights);
    weigh(weights);
  }

  void push_first() {
    const auto range = score_range(ask_.box, ask_.own);
    if (!range) return;
    const int slices = all_linear_ ? 1 : kFirstSlices;
    const double low = range->low - kLevelScore;
    const double width = (range->high + kLevelScore - low) / slices;
    for (int i = 0; i < slices; ++i) {
      Node node;
      node.low = low + i * width;
      node.high = low + (i + 1) * width;
      node.bound = ask_.rivals.size();
      solve_and_push(std::move(node));
    }
  }

  /// By how much a wish fails at these weights; 0 or less: it is fulfilled.
  double failure(std::size_t rival, double own, const std::vector<double>& weights) const {
    const double other = score_at(ask_.rivals[rival], weights);
    if (std::isnan(other)) return ask_.wish == Wish::behind ? 0 : 100;
    const double ahead = other - own - kLevelScore;
    if (ask_.wish == Wish::behind) return ahead;
    return ahead > 0 ? 0 : -ahead + kLevelScore;
  }

  bool ranks_company(const std::vector<double>& weights) const { return dot(ask_.known, weights) >= kLeastKnown / 2; }

  struct Unfulfilled {
    std::size_t rival = 0;
    double failure = 0;
  };

  /// Takes the weights for an answer if they are one; gives the wishes that fail, the worst first.
  std::vector<Unfulfilled> weigh(const std::vector<double>& weights) {
    std::vector<Unfulfilled> failing;
    if (!ranks_company(weights)) return failing;
    const double own = score_at(ask_.own, weights);
    for (std::size_t rival = 0; rival < ask_.rivals.size(); ++rival) {
      const double by = failure(rival, own, weights);
      if (by > 0) failing.push_back({rival, by});
    }
    const std::size_t fulfilled = ask_.rivals.size() - failing.size();
    if (answer_.weights.empty() || fulfilled > answer_.found) {
      answer_.found = fulfilled;
      answer_.weights = weights;
    }
    std::ranges::stable_sort(failing, [](const auto& a, const auto& b) { return a.failure > b.failure; });
    return failing;
  }

  LinearRow row(const std::vector<double>& factors, double margin) const {
    LinearRow made{.factors = combine(kRowScale, factors, 0, factors)};
    made.factors.push_back(margin);
    return made;
  }

  /// The wish as it must at least hold in the node's slice: at least the margin.
  LinearRow wish_row(const Node& node, std::size_t rival) const {
    const ScoreLine& other = ask_.rivals[rival];
    const double sign = ask_.wish == Wish::behind ? 1 : -1;
    LinearRow made;
    if (linear_[rival]) {
      made = row(combine(sign, ask_.own.points, -sign, other.points), -1);
    } else if (ask_.wish == Wish::behind) {
      made = row(combine(node.high, other.counts, -1, other.points), -1);
    } else {
      made = row(combine(1, other.points, -node.low, other.counts), -1);
    }
    made.least = 0;
    return made;
  }

  /// The weights that fulfil the held wishes by the widest margin; the last variable is the margin.
  LinearProgram program(const Node& node) const {
    LinearProgram made{
        .cost = std::vector<double>(ask_.box.size()), .lower = ask_.box.lower(), .upper = ask_.box.upper()};
    made.cost.push_back(-1);
    made.lower.push_back(-1);
    made.upper.push_back(1);
    LinearRow sum{.factors = std::vector<double>(ask_.box.size(), 1), .least = 1, .most = 1};
    sum.factors.push_back(0);
    made.rows.push_back(std::move(sum));
    if (partly_known_) {
      LinearRow known{.factors = ask_.known, .least = kLeastKnown};
      known.factors.push_back(0);
      made.rows.push_back(std::move(known));
    }
    if (!all_linear_) {
      made.rows.push_back(row(combine(1, ask_.own.points, -node.low, ask_.own.counts), 0));
      made.rows.back().least = 0;
      made.rows.push_back(row(combine(1, ask_.own.points, -node.high, ask_.own.counts), 0));
      made.rows.back().most = 0;
    }
    for (const std::size_t rival : node.held) {
      made.rows.push_back(wish_row(node, rival));
      if (ask_.wish == Wish::ahead) keep_from_zero(ask_.rivals[rival], made);
    }
    return made;
  }

  /// A product is ahead of none while a zero of its own has weight.
  static void keep_from_zero(const ScoreLine& rival, LinearProgram& program) {
    for (std::size_t c = 0; c < rival.zeros.size(); ++c) program.upper[c] = rival.zeros[c] > 0 ? 0 : program.upper[c];
  }

  bool solve(Node& node) {
    ++solved_;
    auto solution = minimise(program(node));
    if (!solution) return false;
    const double margin = solution->back() / kRowScale;
    solution->pop_back();
    if (ask_.wish == Wish::behind ? margin < -kLevelScore : !(margin > kLevelScore)) return false;
    node.weights = std::move(*solution);
    return true;
  }

  void solve_and_push(Node node) {
    if (node.bound <= answer_.found && !answer_.weights.empty()) return;
    if (!solve(node)) return;
    weigh(node.weights);
    push(std::move(node));
  }

  void push(Node node) {
    node.number = ++pushed_;
    open_.push(std::move(node));
  }

  void expand(const Node& node) {
    std::vector<Unfulfilled> failing = weigh(node.weights);
    std::erase_if(failing, [&](const auto& wish) { return contains(node.dropped, wish.rival); });
    const bool relaxed_too_far =
        std::ranges::any_of(failing, [&](const auto& wish) { return contains(node.held, wish.rival); });
    std::erase_if(failing, [&](const auto& wish) { return contains(node.held, wish.rival); });
    if (failing.empty()) {
      if (relaxed_too_far) cut(node);
      return;
    }
    branch(node, failing);
  }

  /// Both halves of the node's slice.
  void cut(const Node& node) {
    if (node.high - node.low < kThinnest) {
      left_open_ = std::max(left_open_, node.bound);
      return;
    }
    const double middle = node.low + (node.high - node.low) / 2;
    Node lower = node;
    lower.high = middle;
    solve_and_push(std::move(lower));
    Node upper = node;
    upper.low = middle;
    solve_and_push(std::move(upper));
  }

  void branch(const Node& node, const std::vector<Unfulfilled>& failing) {
    Rivals dropped = node.dropped;
    std::vector<Node> children;
    std::vector<std::size_t> added;
    const std::size_t tried = std::min(failing.size(), kMostTried);
    for (std::size_t i = 0; i < tried; ++i) {
      Node child{.held = node.held, .dropped = {}, .low = node.low, .high = node.high, .weights = {}};
      child.held.push_back(failing[i].rival);
      if (solve(child)) {
        weigh(child.weights);
        children.push_back(std::move(child));
        added.push_back(failing[i].rival);
      } else {
        dropped.push_back(failing[i].rival);
      }
    }
    const std::size_t wishes = ask_.rivals.size();
    for (std::size_t i = 0; i < children.size(); ++i) {
      children[i].dropped = dropped;
      children[i].bound = wishes - dropped.size();
      dropped.push_back(added[i]);
      if (children[i].bound > answer_.found) push(std::move(children[i]));
    }
    Node rest{.held = node.held, .dropped = dropped, .low = node.low, .high = node.high, .weights = node.weights};
    rest.bound = wishes - dropped.size();
    if (rest.bound <= answer_.found) return;
    if (tried < failing.size()) {
      push(std::move(rest));
    } else {
      cut(rest);  // at its weights only dropped wishes fail, and relaxed ones
    }
  }

  const RankQuestion& ask_;
  std::vector<bool> linear_;
  bool all_linear_ = true;
  bool partly_known_ = false;
  std::size_t solved_ = 0;
  std::size_t pushed_ = 0;
  std::size_t left_open_ = 0;
  RankAnswer answer_;
  std::priority_queue<Node, std::vector<Node>, Promising> open_;
};

}  // namespace

RankAnswer search_rank(const RankQuestion& question) { return Search(question).run(); }

}  // namespace fitrank
