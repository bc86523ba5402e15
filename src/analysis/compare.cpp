#include "analysis/compare.hpp"

#include <utility>

#include "analysis/attribute.hpp"
#include "analysis/overtake.hpp"

namespace fitrank {
namespace {

CriterionSide side_of(const CriterionLine& line) {
  const bool by_signals = line.score && !line.stated;
  double unsignalled = by_signals ? 0 : line.contribution;
  if (by_signals) {
    for (const ExpectedLine& expected : line.expected) unsignalled += expected.contribution;
  }
  return {.score = line.score, .stated = line.stated, .points = line.contribution, .unsignalled = unsignalled};
}

double points_of(const std::optional<SignalLine>& line) { return line ? line->contribution : 0; }

/// Merges both sides' known signals, each in the model's order, into one list in that order.
std::vector<SignalGap> signal_gaps(const std::vector<SignalLine>& a, const std::vector<SignalLine>& b) {
  std::vector<SignalGap> gaps;
  auto of_a = a.begin();
  auto of_b = b.begin();
  while (of_a != a.end() || of_b != b.end()) {
    const bool take_a = of_a != a.end() && (of_b == b.end() || of_a->score.signal <= of_b->score.signal);
    const bool take_b = of_b != b.end() && (of_a == a.end() || of_b->score.signal <= of_a->score.signal);
    SignalGap gap{.signal = take_a ? of_a->score.signal : of_b->score.signal, .a = {}, .b = {}};
    if (take_a) gap.a = *of_a++;
    if (take_b) gap.b = *of_b++;
    gap.gap = points_of(gap.a) - points_of(gap.b);
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

CriterionGap criterion_gap(const CriterionLine& a, const CriterionLine& b) {
  return {.criterion = a.criterion,
          .weight = a.weight,
          .a = side_of(a),
          .b = side_of(b),
          .gap = a.contribution - b.contribution,
          .signals = signal_gaps(a.signals, b.signals)};
}

Explanation stand(Explanation explanation, const Standing& standing) {
  explanation.rank = standing.rank;
  explanation.of = standing.of;
  return explanation;
}

}  // namespace

Comparison compare(const Model& model, const CompanySet& set, const std::array<Standing, 2>& standings,
                   const Weights& weights, Scoring scoring) {
  Comparison comparison;
  comparison.a = stand(attribute(model, set, 0, weights, scoring), standings[0]);
  comparison.b = stand(attribute(model, set, 1, weights, scoring), standings[1]);
  comparison.gap = comparison.a.fit.score - comparison.b.fit.score;
  for (std::size_t c = 0; c < comparison.a.criteria.size(); ++c) {
    comparison.criteria.push_back(criterion_gap(comparison.a.criteria[c], comparison.b.criteria[c]));
  }
  if (!comparison.level()) comparison.overtakes = find_overtakes(set.scores, weights, scoring);
  return comparison;
}

}  // namespace fitrank
