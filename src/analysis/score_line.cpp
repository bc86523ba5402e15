#include "analysis/score_line.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fitrank {

void read_score_line(const ScoreMatrix& scores, std::size_t company, MissingPolicy missing, ScoreLine& line) {
  line.points.resize(scores.criteria());
  line.counts.resize(scores.criteria());
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    const double score = scores.at(company, c);
    const bool known = !std::isnan(score);
    line.points[c] = known ? score : missing == MissingPolicy::neutral ? 50 : 0;
    line.counts[c] = known || missing != MissingPolicy::renormalize ? 1 : 0;
  }
}

ScoreLine score_line(const ScoreMatrix& scores, std::size_t company, MissingPolicy missing) {
  ScoreLine line;
  read_score_line(scores, company, missing, line);
  return line;
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
  const double counts = dot(line.counts, weights);
  return counts > 0 ? dot(line.points, weights) / counts : std::numeric_limits<double>::quiet_NaN();
}

bool same_counts(const ScoreLine& a, const ScoreLine& b) {
  return std::ranges::equal(a.counts, b.counts, [](double x, double y) { return (x > 0) == (y > 0); });
}

std::vector<double> combine(double factor_a, std::span<const double> a, double factor_b, std::span<const double> b) {
  std::vector<double> sum(a.size());
  for (std::size_t c = 0; c < a.size(); ++c) sum[c] = factor_a * a[c] + factor_b * b[c];
  return sum;
}

}  // namespace fitrank
