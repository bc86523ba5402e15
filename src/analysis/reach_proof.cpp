// How: the weights under which the best of the others is least ahead, per weight on what is known of the
// company, are a linear program over the others seen so far; whoever is best under these weights is taken
// in, until nobody better comes (column generation, seen from the weights). Where somebody is then still
// ahead, the dual program over those seen gives the mixture.
#include "analysis/reach_proof.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/linear_program.hpp"
#include "analysis/score_line.hpp"
#include "score/row_mask.hpp"

namespace fitrank {
namespace {

constexpr double kScale = 0.01;
constexpr double kNothing = 1e-9;  // of a hundred points: nobody is ahead by less
constexpr double kNudge = 1e-6;    // of all weight
constexpr std::size_t kMostSteps = 500;

class Prover {
 public:
  Prover(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring, std::size_t company,
         const ReachOptions& options)
      : scores_(scores),
        ids_(ids),
        weights_(weights),
        scoring_(scoring),
        options_(options),
        own_(score_line(scores, company, scoring)),
        known_(known_of(scores, company)),
        others_((scores.companies() + 63) / 64) {
    // With any weight on a zero of its own it is 0, and behind all others here: that needs no proof.
    for (std::size_t c = 0; c < known_.size(); ++c) known_[c] = is_own_zero(c) ? 0 : known_[c];
    ScoreLine line;
    for (std::size_t row = 0; row < scores.companies(); ++row) {
      if (row == company || !holds_row(options.allowed, row)) continue;
      read_score_line(scores, row, scoring, line);
      if (same_counts(line, own_) && !has_zero(line)) others_[row / 64] |= std::uint64_t{1} << (row % 64);
    }
  }

  std::vector<Mixture> prove() {
    std::vector<Mixture> groups;
    find_dominators(groups);
    while (groups.size() < options_.top) {
      auto mixture = find_mixture();
      if (!mixture || !holds(*mixture)) break;
      for (const MixturePart& part : mixture->parts) remove(part.company);
      groups.push_back(std::move(*mixture));
    }
    for (Mixture& group : groups) {
      for (std::size_t c = 0; c < known_.size(); ++c) {
        if (own_.counts[c] > 0) group.scores[c] = score_of_points(group.scores[c], scoring_.method);
      }
    }
    return groups;
  }

 private:
  bool is_own_zero(std::size_t criterion) const { return !own_.zeros.empty() && own_.zeros[criterion] > 0; }
  void remove(std::size_t row) { others_[row / 64] &= ~(std::uint64_t{1} << (row % 64)); }

  /// Better on all that is known of the company, and nowhere worse.
  bool dominates(const ScoreLine& other) const {
    for (std::size_t c = 0; c < known_.size(); ++c) {
      if (is_own_zero(c)) continue;
      if (other.points[c] < own_.points[c]) return false;
      if (known_[c] > 0 && !(other.points[c] > own_.points[c])) return false;
    }
    return true;
  }

  /// Groups of one, those that fit best by the present weights first.
  void find_dominators(std::vector<Mixture>& groups) {
    std::vector<std::pair<double, std::size_t>> found;
    ScoreLine line;
    for (std::size_t row = 0; row < scores_.companies(); ++row) {
      if (!holds_row(others_, row)) continue;
      read_score_line(scores_, row, scoring_, line);
      if (dominates(line)) found.emplace_back(-dot(line.points, weights_.scaled()), row);
    }
    std::ranges::sort(found);
    if (found.size() > options_.top) found.resize(options_.top);
    for (const auto& [score, row] : found) {
      groups.push_back(mix({{row, 1.0}}));
      remove(row);
    }
  }

  /// Variables: the weights, and the greatest lead. Weight 1 on what is known; the rest may weigh more.
  std::optional<std::vector<double>> least_lead(const std::vector<std::size_t>& seen) const {
    LinearProgram program{.cost = std::vector<double>(known_.size()), .lower = {}, .upper = {}};
    program.lower = program.cost;
    for (std::size_t c = 0; c < known_.size(); ++c) {
      program.upper.push_back(is_own_zero(c) ? 0 : known_[c] > 0 ? 1 : 1 / kLeastKnown);
    }
    program.cost.push_back(1);
    program.lower.push_back(-1);
    program.upper.push_back(1 / kLeastKnown);
    program.rows.push_back({.factors = known_, .least = 1, .most = 1});
    program.rows.back().factors.push_back(0);
    for (const std::size_t row : seen) {
      LinearRow lead{.factors = combine(kScale, own_.points, -kScale, score_line(scores_, row, scoring_).points)};
      lead.factors.push_back(1);
      lead.least = 0;
      program.rows.push_back(std::move(lead));
    }
    return minimise(program);
  }

  /// The best of the others under these weights, if it is not among those seen; `nudge` gives every
  /// criterion some more weight, so that those with no data for any weighted criterion are ranked too.
  std::optional<std::size_t> unseen_best(std::vector<double> raw, double nudge,
                                         const std::vector<std::size_t>& seen) const {
    const double sum = std::accumulate(raw.begin(), raw.end(), 0.0);
    for (double& weight : raw) weight = weight / sum + nudge;
    const auto first = top_companies(scores_, ids_, Weights(raw), scoring_,
                                     {.top = 1, .threads = options_.threads, .allowed = others_});
    if (first.empty() || std::ranges::find(seen, first[0].company) != seen.end()) return std::nullopt;
    return first[0].company;
  }

  std::optional<Mixture> find_mixture() const {
    // A product that is 0 wherever it is ranked is behind each of the others by itself.
    if (std::ranges::none_of(known_, [](double known) { return known > 0; })) return std::nullopt;
    std::vector<std::size_t> seen;
    std::vector<double> raw(weights_.scaled().begin(), weights_.scaled().end());
    for (std::size_t step = 0; step < kMostSteps; ++step) {
      auto best = unseen_best(raw, 0, seen);
      if (!best) best = unseen_best(raw, kNudge, seen);
      if (!best) break;
      seen.push_back(*best);
      const auto solution = least_lead(seen);
      if (!solution) return std::nullopt;
      if (solution->back() > kNothing) return mixture_of(seen);
      raw.assign(solution->begin(), solution->end() - 1);
    }
    return std::nullopt;
  }

  /// The dual: shares of those seen that mix to the greatest lead on everything known.
  std::optional<Mixture> mixture_of(const std::vector<std::size_t>& seen) const {
    LinearProgram program{.cost = std::vector<double>(seen.size()), .lower = {}, .upper = {}};
    program.lower = program.cost;
    program.upper.assign(seen.size(), 1);
    program.cost.push_back(-1);
    program.lower.push_back(-1);
    program.upper.push_back(1);
    std::vector<LinearRow> leads(known_.size());
    for (const std::size_t row : seen) {
      const ScoreLine line = score_line(scores_, row, scoring_);
      for (std::size_t c = 0; c < known_.size(); ++c) leads[c].factors.push_back(kScale * line.points[c]);
    }
    for (std::size_t c = 0; c < known_.size(); ++c) {
      if (is_own_zero(c)) continue;
      leads[c].factors.push_back(-known_[c]);
      leads[c].least = kScale * own_.points[c];
      program.rows.push_back(std::move(leads[c]));
    }
    program.rows.push_back({.factors = std::vector<double>(seen.size(), 1), .least = 1, .most = 1});
    program.rows.back().factors.push_back(0);
    const auto solution = minimise(program);
    if (!solution) return std::nullopt;
    std::vector<MixturePart> parts;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if ((*solution)[i] > kNothing) parts.push_back({seen[i], (*solution)[i]});
    }
    return mix(std::move(parts));
  }

  Mixture mix(std::vector<MixturePart> parts) const {
    std::ranges::sort(parts, {}, &MixturePart::company);
    double sum = 0;
    for (const MixturePart& part : parts) sum += part.share;
    Mixture mixture{.parts = std::move(parts), .scores = std::vector<double>(known_.size())};
    for (MixturePart& part : mixture.parts) {
      part.share /= sum;
      mixture.scores = combine(1, mixture.scores, part.share, score_line(scores_, part.company, scoring_).points);
    }
    return mixture;
  }

  /// Whether the mixture's score is above the company's wherever the least of the weight is on what is known
  /// of it: what it leads by there outweighs what it may lack elsewhere.
  bool holds(const Mixture& mixture) const {
    double lead = 100;
    double lack = 0;
    for (std::size_t c = 0; c < known_.size(); ++c) {
      if (is_own_zero(c)) continue;
      const double gap = mixture.scores[c] - own_.points[c];
      if (known_[c] > 0) {
        lead = std::min(lead, gap);
      } else if (own_.counts[c] > 0) {
        lack = std::max(lack, -gap);
      }
    }
    return lead * kLeastKnown > lack;
  }

  const ScoreMatrix& scores_;
  const CompanyIds& ids_;
  const Weights& weights_;
  Scoring scoring_;
  const ReachOptions& options_;
  ScoreLine own_;
  std::vector<double> known_;
  std::vector<std::uint64_t> others_;
};

}  // namespace

std::vector<Mixture> prove_out_of_reach(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                                        Scoring scoring, std::size_t company, const ReachOptions& options) {
  return Prover(scores, ids, weights, scoring, company, options).prove();
}

}  // namespace fitrank
