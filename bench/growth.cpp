// How time grows with companies and with personas, as CSV lines "work,count,seconds" for scripts/plot-growth.
//
//   growth [MOST_COMPANIES [MOST_PERSONAS]]    by default 10^8 and 10^6; 10^8 companies need 2.5 GB
//
// How: each point is the best of several runs, since a plot shows what the work costs and not what else
// the machine was doing. Short works are repeated until they last 50 ms.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <span>

#include "bench_data.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::bench {
namespace {

constexpr std::size_t kCriteria = 5;
constexpr std::size_t kTop = 10;
constexpr std::size_t kBatchCompanies = 1'000'000;
constexpr std::size_t kMostScannedPersonas = 10'000;
constexpr MissingPolicy kMissing = MissingPolicy::renormalize;
constexpr double kLongEnough = 0.05;  ///< seconds

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print_point(std::string_view work, std::size_t count, const std::function<void()>& run) {
  double best = std::numeric_limits<double>::infinity();
  double spent = 0;
  for (std::size_t runs = 0; runs < 3 || (spent < kLongEnough && runs < 1000); ++runs) {
    const double seconds = seconds_of(run);
    best = std::min(best, seconds);
    spent += seconds;
    if (seconds > 5) break;
  }
  fmt::print("{},{},{:.3e}\n", work, count, best);
  std::fflush(stdout);
}

SkybandIndex build_index(const SyntheticSet& set) {
  IndexSource source;
  source.criteria.resize(kCriteria);
  return SkybandIndex::build(set.scores, set.ids, kTop, source);
}

void time_companies(std::size_t companies) {
  const Weights weights = sample_weights(kCriteria);
  {
    const SyntheticSet partly(spec_of(companies, kCriteria, 0.2));
    print_point("scan unknown", companies,
                [&] { top_companies(partly.scores, partly.ids, weights, kMissing, {.top = kTop}); });
  }
  const SyntheticSet known(spec_of(companies, kCriteria, 0));
  float sum = 0;
  print_point("read", companies, [&] { sum += read_all(known.scores); });
  print_point("scan", companies, [&] { top_companies(known.scores, known.ids, weights, kMissing, {.top = kTop}); });
  print_point("index build", companies, [&] { build_index(known); });
  const SkybandIndex index = build_index(known);
  print_point("index query", companies, [&] { index.top(weights, kMissing, kTop); });
}

void time_personas(std::string_view work, const ScoreMatrix& scores, const CompanyIds& ids, std::size_t most) {
  for (std::size_t count = 1; count <= most; count *= 10) {
    const WeightTable personas = sample_personas(count, kCriteria);
    print_point(work, count, [&] {
      rank_batch(scores, ids, personas, kMissing, {.top = kTop}, [](std::size_t, const std::vector<RankedCompany>&) {});
    });
  }
}

void time_all(std::size_t most_companies, std::size_t most_personas) {
  for (std::size_t companies = 1000; companies <= most_companies; companies *= 10) time_companies(companies);
  const SyntheticSet set(spec_of(std::min(kBatchCompanies, most_companies), kCriteria, 0));
  time_personas("batch scan", set.scores, set.ids, std::min(kMostScannedPersonas, most_personas));
  const SkybandIndex index = build_index(set);
  time_personas("batch index", index.scores(), index.ids(), most_personas);
}

}  // namespace
}  // namespace fitrank::bench

int main(int count, char** arguments) {
  const auto number = [&](int place, std::size_t otherwise) {
    return count > place ? std::strtoull(arguments[place], nullptr, 10) : otherwise;
  };
  fitrank::bench::time_all(number(1, 100'000'000), number(2, 1'000'000));
  return 0;
}
