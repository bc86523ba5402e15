// How much of a result's variance comes from each of the things that it depends on.
//
// How: Sobol indices. Two independent sets of draws A and B of all factors, and A with one factor at a time
// taken from B: the first-order index, what fixing the factor alone would take off the variance, by Saltelli
// and others 2010 ("Variance based sensitivity analysis of model output", Computer Physics Communications
// 181(2), table 2 b), the total index, what is left while it alone varies, by Jansen 1999 (the same table, f).
// A factor is a number in [0, 1); what it means, a quantile, a choice or the seed of a whole group of
// draws, is up to the model. Intervals are the 2.5 and 97.5 percentiles of a bootstrap over the samples
// (Archer, Saltelli and Sobol 1997).
// Cost: samples x (factors + 2) calls of the model; bootstraps x samples x factors for each output.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace fitrank {

/// Writes one number per output for the factors, each in [0, 1). Called from several threads at once.
using SobolModel = std::function<void(std::span<const double> factors, std::span<double> outputs)>;

struct SobolOptions {
  std::size_t samples = 4096;  ///< at least 2
  std::size_t bootstraps = 200;
  std::size_t threads = 0;  ///< 0: all
  std::uint64_t seed = 1;
};

/// An index with its interval. It is an estimate: it may fall a little outside 0..1.
struct SobolIndex {
  double value = 0;
  double low = 0;
  double high = 0;
};

struct SobolFactor {
  SobolIndex first;
  SobolIndex total;
};

struct SobolOutput {
  double mean = 0;
  double least = 0;
  double greatest = 0;
  double variance = 0;
  std::vector<SobolFactor> factors = {};  ///< none where the output never changes: there is nothing to share out
};

/// Throws std::invalid_argument with fewer than 2 samples.
std::vector<SobolOutput> sobol_indices(std::size_t factors, std::size_t outputs, const SobolModel& model,
                                       const SobolOptions& options = {});

}  // namespace fitrank
