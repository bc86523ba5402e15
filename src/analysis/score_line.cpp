#include "analysis/score_line.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fitrank {

namespace {

constexpr double kPerLogarithm = 100;

/// From scores to their logarithms.
void to_product(ScoreLine& line) {
  line.zeros.assign(line.points.size(), 0);
  for (std::size_t c = 0; c < line.points.size(); ++c) {
    if (!(line.counts[c] > 0)) continue;
    line.zeros[c] = line.points[c] > 0 ? 0 : 1;
    line.points[c] = line.points[c] > 0 ? kPerLogarithm * std::log(line.points[c]) : 0;
  }
}

}  // namespace

void read_score_line(const ScoreMatrix& scores, std::size_t company, Scoring scoring, ScoreLine& line) {
  const MissingPolicy missing = scoring.missing;
  line.points.resize(scores.criteria());
  line.counts.resize(scores.criteria());
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    const double score = scores.at(company, c);
    const bool known = !std::isnan(score);
    line.points[c] = known ? score : missing == MissingPolicy::neutral ? 50 : 0;
    line.counts[c] = known || missing != MissingPolicy::renormalize ? 1 : 0;
  }
  if (scoring.method == Aggregation::weighted_product) to_product(line);
}

ScoreLine score_line(const ScoreMatrix& scores, std::size_t company, Scoring scoring) {
  ScoreLine line;
  read_score_line(scores, company, scoring, line);
  return line;
}

double score_of_points(double points, Aggregation method) {
  return method == Aggregation::weighted_sum ? points : std::exp(points / kPerLogarithm);
}

std::vector<double> known_of(const ScoreMatrix& scores, std::size_t company) {
  std::vector<double> known;
  for (std::size_t c = 0; c < scores.criteria(); ++c) known.push_back(std::isnan(scores.at(company, c)) ? 0 : 1);
  return known;
}

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t c = 0; c < a.size(); ++c) sum += a[c] * b[c];
  return sum;
}

double score_at(const ScoreLine& line, std::span<const double> weights) {
  if (dot(line.zeros, weights) > 0) return -std::numeric_limits<double>::infinity();
  const double counts = dot(line.counts, weights);
  return counts > 0 ? dot(line.points, weights) / counts : std::numeric_limits<double>::quiet_NaN();
}

bool has_zero(const ScoreLine& line) { return std::ranges::find(line.zeros, 1.0) != line.zeros.end(); }

bool same_counts(const ScoreLine& a, const ScoreLine& b) {
  return std::ranges::equal(a.counts, b.counts, [](double x, double y) { return (x > 0) == (y > 0); });
}

std::vector<double> combine(double factor_a, std::span<const double> a, double factor_b, std::span<const double> b) {
  std::vector<double> sum(a.size());
  for (std::size_t c = 0; c < a.size(); ++c) sum[c] = factor_a * a[c] + factor_b * b[c];
  return sum;
}

}  // namespace fitrank
