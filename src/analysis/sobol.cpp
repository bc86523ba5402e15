#include "analysis/sobol.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/parallel.hpp"
#include "score/counter_draws.hpp"

namespace fitrank {
namespace {

constexpr std::uint64_t kSampleStream = 3;
constexpr std::uint64_t kBootstrapStream = 4;

/// What the model gives for A, for B, and for A with each factor from B: evaluations x outputs a sample.
class Evaluations {
 public:
  Evaluations(std::size_t factors, std::size_t outputs, const SobolModel& model, const SobolOptions& options)
      : factors_(factors), outputs_(outputs), values_(options.samples * (factors + 2) * outputs) {
    const std::size_t threads = thread_count(options.threads, options.samples);
    parallel_for(options.samples, threads,
                 [&](std::size_t sample, std::size_t) { evaluate(sample, model, options.seed); });
  }

  double a(std::size_t sample, std::size_t output) const { return at(sample, 0, output); }
  double b(std::size_t sample, std::size_t output) const { return at(sample, 1, output); }
  double swapped(std::size_t sample, std::size_t factor, std::size_t output) const {
    return at(sample, 2 + factor, output);
  }

 private:
  std::size_t place(std::size_t sample, std::size_t evaluation) const {
    return (sample * (factors_ + 2) + evaluation) * outputs_;
  }
  double at(std::size_t sample, std::size_t evaluation, std::size_t output) const {
    return values_[place(sample, evaluation) + output];
  }

  void evaluate(std::size_t sample, const SobolModel& model, std::uint64_t seed) {
    const CounterDraws draws(seed, kSampleStream, sample);
    std::vector<double> a;
    std::vector<double> b;
    for (std::size_t factor = 0; factor < factors_; ++factor) {
      a.push_back(draws.unit(2 * factor));
      b.push_back(draws.unit(2 * factor + 1));
    }
    const auto outputs = [&](std::size_t evaluation) {
      return std::span(values_).subspan(place(sample, evaluation), outputs_);
    };
    model(a, outputs(0));
    model(b, outputs(1));
    for (std::size_t factor = 0; factor < factors_; ++factor) {
      std::vector<double> mixed = a;
      mixed[factor] = b[factor];
      model(mixed, outputs(2 + factor));
    }
  }

  std::size_t factors_;
  std::size_t outputs_;
  std::vector<double> values_;
};

/// One sample's part in every estimate of one output.
struct Terms {
  double sum = 0;               ///< of both values, from the mean
  double squares = 0;           ///< of both values, from the mean
  std::vector<double> first;    ///< by factor
  std::vector<double> squared;  ///< by factor: squared difference of A and A with the factor from B
};

struct Estimate {
  double variance = 0;
  std::vector<double> first;
  std::vector<double> total;
};

/// The estimates over some of the samples, repeated or not; no factors where these do not vary.
Estimate estimate(const std::vector<Terms>& terms, const std::vector<std::size_t>& samples) {
  const std::size_t factors = terms[0].first.size();
  Terms sums{0, 0, std::vector<double>(factors), std::vector<double>(factors)};
  for (const std::size_t sample : samples) {
    const Terms& term = terms[sample];
    sums.sum += term.sum;
    sums.squares += term.squares;
    for (std::size_t f = 0; f < factors; ++f) {
      sums.first[f] += term.first[f];
      sums.squared[f] += term.squared[f];
    }
  }
  const auto count = static_cast<double>(samples.size());
  const double mean = sums.sum / (2 * count);
  Estimate result{sums.squares / (2 * count) - mean * mean, {}, {}};
  constexpr double kRounding = 1e-12;
  if (!(result.variance > kRounding * (sums.squares / (2 * count)))) return {};
  for (std::size_t f = 0; f < factors; ++f) {
    result.first.push_back(sums.first[f] / count / result.variance);
    result.total.push_back(sums.squared[f] / count / (2 * result.variance));
  }
  return result;
}

/// The middle 95 % of `values`, whose order is not kept.
void set_interval(std::vector<double>& values, SobolIndex& index) {
  index.low = index.high = index.value;
  if (values.empty()) return;
  std::ranges::sort(values);
  const std::size_t cut = values.size() / 40;
  index.low = values[cut];
  index.high = values[values.size() - 1 - cut];
}

std::vector<std::vector<std::size_t>> bootstrap_samples(const SobolOptions& options) {
  std::vector<std::vector<std::size_t>> all(options.bootstraps);
  for (std::size_t round = 0; round < all.size(); ++round) {
    const CounterDraws draws(options.seed, kBootstrapStream, round);
    for (std::size_t i = 0; i < options.samples; ++i) {
      all[round].push_back(static_cast<std::size_t>(draws.bits(i) % options.samples));
    }
  }
  return all;
}

/// Fills mean, least and greatest; gives the samples' terms.
std::vector<Terms> terms_of(const Evaluations& values, std::size_t output, std::size_t factors, std::size_t samples,
                            SobolOutput& result) {
  result.least = result.greatest = values.a(0, output);
  for (std::size_t i = 0; i < samples; ++i) {
    const double a = values.a(i, output);
    const double b = values.b(i, output);
    result.mean += (a + b) / (2 * static_cast<double>(samples));
    result.least = std::min({result.least, a, b});
    result.greatest = std::max({result.greatest, a, b});
  }
  std::vector<Terms> terms(samples);
  for (std::size_t i = 0; i < samples; ++i) {
    const double a = values.a(i, output) - result.mean;
    const double b = values.b(i, output) - result.mean;
    terms[i] = {a + b, a * a + b * b, {}, {}};
    for (std::size_t f = 0; f < factors; ++f) {
      const double change = values.swapped(i, f, output) - result.mean - a;
      terms[i].first.push_back(b * change);
      terms[i].squared.push_back(change * change);
    }
  }
  return terms;
}

SobolOutput indices_of(const Evaluations& values, std::size_t output, std::size_t factors, std::size_t samples,
                       const std::vector<std::vector<std::size_t>>& bootstraps) {
  SobolOutput result;
  const std::vector<Terms> terms = terms_of(values, output, factors, samples, result);
  std::vector<std::size_t> all(samples);
  for (std::size_t i = 0; i < samples; ++i) all[i] = i;
  if (!(result.greatest > result.least)) return result;
  const Estimate whole = estimate(terms, all);
  result.variance = whole.variance;
  if (whole.first.empty()) return result;
  std::vector<Estimate> rounds;
  for (const auto& resampled : bootstraps) {
    Estimate round = estimate(terms, resampled);
    if (!round.first.empty()) rounds.push_back(std::move(round));  // where only one value was met, nothing varies
  }
  for (std::size_t f = 0; f < factors; ++f) {
    SobolFactor factor{{.value = whole.first[f]}, {.value = whole.total[f]}};
    std::vector<double> firsts;
    std::vector<double> totals;
    for (const Estimate& round : rounds) {
      firsts.push_back(round.first[f]);
      totals.push_back(round.total[f]);
    }
    set_interval(firsts, factor.first);
    set_interval(totals, factor.total);
    result.factors.push_back(factor);
  }
  return result;
}

}  // namespace

std::vector<SobolOutput> sobol_indices(std::size_t factors, std::size_t outputs, const SobolModel& model,
                                       const SobolOptions& options) {
  if (options.samples < 2) throw std::invalid_argument("at least two samples are needed");
  const Evaluations values(factors, outputs, model, options);
  const auto bootstraps = bootstrap_samples(options);
  std::vector<SobolOutput> results(outputs);
  parallel_for(outputs, thread_count(options.threads, outputs), [&](std::size_t output, std::size_t) {
    results[output] = indices_of(values, output, factors, options.samples, bootstraps);
  });
  return results;
}

}  // namespace fitrank
