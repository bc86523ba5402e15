#include "bench_data.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <tuple>

#include "base/parallel.hpp"
#include "score/active_kernels.hpp"

namespace fitrank::bench {

namespace {

constexpr std::size_t kReadAtOnce = std::size_t{1} << 18;  ///< floats; the fastest of several sizes tried

struct PlainPlace {
  std::size_t row = 0;
  std::vector<double> key;  ///< score, coverage, then the criterion scores, unknown as -1: all higher first
};

bool comes_before(const PlainPlace& a, const PlainPlace& b) {
  for (std::size_t i = 0; i < a.key.size(); ++i) {
    if (a.key[i] > b.key[i]) return true;
    if (a.key[i] < b.key[i]) return false;
  }
  return a.row < b.row;
}

/// False where nothing weighed is known.
bool plain_score(const ScoreMatrix& scores, std::size_t row, const Weights& weights, MissingPolicy missing,
                 double& score, double& coverage) {
  double points = 0;
  double known = 0;
  bool complete = true;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const double value = scores.at(row, c);
    if (std::isnan(value)) {
      complete = complete && !(weights[c] > 0);
    } else {
      points += weights[c] * value;
      known += weights[c];
    }
  }
  coverage = complete ? 1 : std::min(known, 1.0);
  score = points;
  if (missing == MissingPolicy::renormalize) score = points / coverage;
  if (missing == MissingPolicy::neutral) score = points + 50 * (1 - coverage);
  return coverage > 0;
}

PlainPlace place_of(const ScoreMatrix& scores, std::size_t row, double score, double coverage) {
  PlainPlace place{row, {score, coverage}};
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    const double value = scores.at(row, c);
    place.key.push_back(std::isnan(value) ? -1 : value);
  }
  return place;
}

}  // namespace

std::size_t scaled(std::size_t full) {
  const char* scale = std::getenv("FITRANK_BENCH_SCALE");
  const double factor = scale == nullptr ? 1 : std::strtod(scale, nullptr);
  return std::max<std::size_t>(1000, static_cast<std::size_t>(std::llround(static_cast<double>(full) * factor)));
}

SyntheticSpec spec_of(std::size_t companies, std::size_t criteria, double unknown) {
  return {.companies = companies, .criteria = criteria, .unknown = unknown, .correlation = 0, .seed = 1};
}

const SyntheticSet& synthetic_set(std::size_t companies, std::size_t criteria, double unknown) {
  static std::map<std::tuple<std::size_t, std::size_t, double>, SyntheticSet> sets;
  return sets.try_emplace({companies, criteria, unknown}, spec_of(companies, criteria, unknown)).first->second;
}

Weights sample_weights(std::size_t criteria) {
  static constexpr std::array kRaw = {25.0, 20.0, 15.0, 12.0, 10.0, 8.0, 6.0, 4.0};
  return Weights(std::span(kRaw).first(criteria));
}

WeightTable sample_personas(std::size_t count, std::size_t criteria) {
  const SyntheticSpec draws{.companies = count, .criteria = criteria, .seed = 2};
  WeightTable personas{.criteria = criteria, .ids = {}, .raw = {}};
  for (std::size_t persona = 0; persona < count; ++persona) {
    personas.ids.push_back(synthetic_id(draws, persona));
    for (std::size_t c = 0; c < criteria; ++c) {
      personas.raw.push_back(-std::log((synthetic_cell(draws, persona, c) + 0.5) / 100001));
    }
  }
  return personas;
}

std::vector<Place> plain_top(const ScoreMatrix& scores, const Weights& weights, MissingPolicy missing, std::size_t k) {
  std::vector<PlainPlace> best;
  for (std::size_t row = 0; row < scores.companies(); ++row) {
    double score = 0;
    double coverage = 0;
    if (!plain_score(scores, row, weights, missing, score, coverage)) continue;
    if (best.size() == k && score < best.back().key[0]) continue;
    const PlainPlace place = place_of(scores, row, score, coverage);
    best.insert(std::ranges::upper_bound(best, place, comes_before), place);
    if (best.size() > k) best.pop_back();
  }
  std::vector<Place> places;
  for (const PlainPlace& place : best) places.push_back({place.row, place.key[0]});
  return places;
}

bool same_places(const std::vector<Place>& expected, const std::vector<RankedCompany>& given) {
  return std::ranges::equal(expected, given, [](const Place& place, const RankedCompany& company) {
    return place.row == company.company && !(place.score < company.fit.score) && !(place.score > company.fit.score);
  });
}

float read_all(const ScoreMatrix& scores) {
  const std::size_t per_column = (scores.stride() + kReadAtOnce - 1) / kReadAtOnce;
  const std::size_t chunks = scores.criteria() * per_column;
  std::vector<float> sums(chunks);
  parallel_for(chunks, thread_count(0, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t begin = chunk % per_column * kReadAtOnce;
    const std::size_t count = std::min(kReadAtOnce, scores.stride() - begin);
    sums[chunk] = active_kernels().sum(scores.column(chunk / per_column).data() + begin, count);
  });
  float sum = 0;
  for (const float part : sums) sum += part;
  return sum;
}

}  // namespace fitrank::bench
