// Ranks two companies through the installed library.
#include <array>
#include <cstdio>
#include <fitrank/ranking.hpp>
#include <string>

int main() {
  fitrank::ScoreMatrix scores(2, 2);
  scores.set(0, 0, 40);
  scores.set(1, 0, 60);
  const std::array<std::string, 2> ids = {"a", "b"};
  const std::array<double, 2> raw = {3, 1};
  const auto ranking = fitrank::rank_companies(scores, ids, fitrank::Weights(raw), fitrank::MissingPolicy::renormalize);
  std::puts(ids[ranking.ranked.front().company].c_str());
  return ranking.ranked.front().company == 1 ? 0 : 1;
}
