// Ranks two companies through the installed library, and hears of a mistake by its one error.
#include <cstdio>
#include <fitrank/fitrank.hpp>

int main() {
  fitrank::ScoreMatrix scores(2, 2);
  scores.set(0, 0, 40);
  scores.set(1, 0, 60);
  try {
    scores.set(0, 0, 101);
    return 1;
  } catch (const fitrank::Error& error) {
    std::puts(error.what());
  }
  return fitrank::rank(scores, fitrank::Weights({3, 1})).front().row == 1 ? 0 : 1;
}
