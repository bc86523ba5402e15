// What the benchmarks share: synthetic sets, personas, and the plain double loop that results are
// checked against.
//
// How: sets are made once and kept until the process ends. Ids need no memory: they rise with the rows.
// Cost: plain_top is one pass over all companies with no tricks at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "score/batch.hpp"
#include "score/ranking.hpp"
#include "score/synthetic.hpp"

namespace fitrank::bench {

/// `full` times the environment variable FITRANK_BENCH_SCALE (1 where unset), at least 1000.
std::size_t scaled(std::size_t full);

/// The ids that synthetic companies have.
class SyntheticIds : public CompanyIds {
 public:
  explicit SyntheticIds(const SyntheticSpec& spec) : spec_(spec) {}
  std::size_t size() const override { return spec_.companies; }
  std::string at(std::size_t row) const override { return synthetic_id(spec_, row); }
  bool before(std::size_t a, std::size_t b) const override { return a < b; }

 private:
  SyntheticSpec spec_;
};

struct SyntheticSet {
  explicit SyntheticSet(const SyntheticSpec& wanted) : spec(wanted), scores(synthetic_scores(spec)), ids(spec) {}
  SyntheticSpec spec;
  ScoreMatrix scores;
  SyntheticIds ids;
};

SyntheticSpec spec_of(std::size_t companies, std::size_t criteria, double unknown);

/// The set of spec_of(...), made at its first use.
const SyntheticSet& synthetic_set(std::size_t companies, std::size_t criteria, double unknown);

/// One persona's weights, from 25 % downwards.
Weights sample_weights(std::size_t criteria);

/// Personas with weights uniform on the simplex (normalised exponentials); the same ones every time.
WeightTable sample_personas(std::size_t count, std::size_t criteria);

struct Place {
  std::size_t row = 0;
  double score = 0;
};

/// The first `k` by the definition of scores and order, one company after the other.
std::vector<Place> plain_top(const ScoreMatrix& scores, const Weights& weights, MissingPolicy missing, std::size_t k);

/// True where both hold the same companies in the same order with the same scores.
bool same_places(const std::vector<Place>& expected, const std::vector<RankedCompany>& given);

/// Sum over all cells on all threads: what reading them costs.
float read_all(const ScoreMatrix& scores);

}  // namespace fitrank::bench
