#include "support/oracle.hpp"

#include <cmath>

namespace fitrank::test {
namespace {

/// The nearest multiple of 2^-36; of two the greater.
double settled(double points) { return std::ldexp(std::floor(std::ldexp(points, 36) + 0.5), -36); }

}  // namespace

OracleFit oracle_fit(const Row& row, const std::vector<double>& raw_weights, MissingPolicy missing) {
  double all = 0;
  for (std::size_t c = 0; c < row.size(); ++c) all += raw_weights[c];

  double points = 0;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (row[c].has_value()) points += raw_weights[c] / all * double{*row[c]};
  }
  double known = 0;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (row[c].has_value()) known += raw_weights[c] / all;
  }
  bool something_open = false;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (!row[c].has_value() && raw_weights[c] / all > 0) something_open = true;
  }
  if (!something_open || known > 1) known = 1;
  const double open = 1 - known;

  OracleFit fit;
  fit.low = 0;
  fit.high = 0;
  for (std::size_t c = 0; c < row.size(); ++c) {
    fit.low += raw_weights[c] / all * double{row[c].value_or(0.0F)};
    fit.high += raw_weights[c] / all * double{row[c].value_or(100.0F)};
  }
  fit.low = settled(fit.low);
  fit.high = settled(fit.high);
  fit.coverage = known;
  fit.ranked = known > 0;
  if (missing == MissingPolicy::zero) fit.score = settled(points);
  if (missing == MissingPolicy::neutral) fit.score = settled(points + 50 * open);
  if (missing == MissingPolicy::renormalize) fit.score = fit.ranked ? settled(points / known) : 0;
  return fit;
}

std::vector<double> oracle_key(const Row& row, const OracleFit& fit) {
  std::vector<double> key{fit.score, fit.coverage};
  for (const auto& score : row) key.push_back(score ? double{*score} : -1.0);
  return key;
}

OracleRanking oracle_ranking(const std::vector<Row>& rows, const std::vector<std::string>& ids,
                             const std::vector<double>& raw_weights, MissingPolicy missing) {
  std::vector<OracleFit> fits;
  std::vector<std::vector<double>> keys;
  for (const Row& row : rows) {
    fits.push_back(oracle_fit(row, raw_weights, missing));
    keys.push_back(oracle_key(row, fits.back()));
  }
  std::size_t ranked = 0;
  for (const OracleFit& fit : fits) ranked += fit.ranked ? 1 : 0;

  OracleRanking ranking;
  ranking.ranked.resize(ranked);
  ranking.unranked.resize(rows.size() - ranked);
  for (std::size_t a = 0; a < rows.size(); ++a) {
    std::size_t before = 0;
    std::size_t better = 0;
    for (std::size_t b = 0; b < rows.size(); ++b) {
      if (fits[a].ranked != fits[b].ranked) continue;
      const bool b_first = fits[a].ranked && keys[a] != keys[b] ? keys[b] > keys[a] : ids[b] < ids[a];
      before += b_first ? 1 : 0;
      better += fits[b].score > fits[a].score ? 1 : 0;
    }
    if (fits[a].ranked) {
      ranking.ranked[before] = {a, better + 1, fits[a]};
    } else {
      ranking.unranked[before] = a;
    }
  }
  return ranking;
}

}  // namespace fitrank::test
