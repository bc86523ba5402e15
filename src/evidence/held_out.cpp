#include "evidence/held_out.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "evidence/expected_kind.hpp"
#include "score/counter_draws.hpp"

namespace fitrank {
namespace {

constexpr std::uint64_t kHeldOutSeed = 1;

/// How often employers are held out, in turn by what is unknown of others and by chance.
constexpr std::size_t kRoundsHeldOut = 8;
constexpr double kHiddenByChance = 0.3;

/// What of `one` would be unknown if as little were known of it as of `other`.
std::vector<char> unknown_as_of(const KnownEmployer& one, const EmployerRow& other) {
  std::vector<char> hidden;
  for (const KnownItem& known : one.known) hidden.push_back(std::isnan(other.scores[known.item]) ? 1 : 0);
  return hidden;
}

std::vector<char> unknown_by_chance(const KnownEmployer& one, std::size_t number, const CounterDraws& draw) {
  std::vector<char> hidden;
  for (const KnownItem& known : one.known) {
    hidden.push_back(draw.unit(number * one.row.scores.size() + known.item) < kHiddenByChance ? 1 : 0);
  }
  return hidden;
}

/// One round: each employer with its hidden values; an employer with nothing left visible takes no part.
std::vector<HeldOut> hold_out(const std::vector<KnownEmployer>& employers, std::size_t round) {
  const CounterDraws draw(kHeldOutSeed, round);
  std::vector<HeldOut> held_out;
  for (std::size_t i = 0; i < employers.size(); ++i) {
    const KnownEmployer& other = employers[draw.bits(i) % employers.size()];
    HeldOut one(employers[i],
                round % 2 == 0 ? unknown_as_of(employers[i], other.row) : unknown_by_chance(employers[i], i, draw));
    if (!one.all_hidden()) held_out.push_back(std::move(one));
  }
  return held_out;
}

std::vector<KnownEmployer> sampled_employers(const PeerRows& rows, std::size_t count,
                                             const std::function<void(std::size_t, EmployerRow&)>& read) {
  const std::vector<double> equal(rows.criteria(), 1);
  const std::size_t step = (count + kMostHeldOut - 1) / kMostHeldOut;
  std::vector<KnownEmployer> sampled;
  EmployerRow row;
  for (std::size_t i = 0; i < count; i += step) {
    read(i, row);
    if (auto employer = known_employer(rows, row, equal)) sampled.push_back(std::move(*employer));
  }
  return sampled;
}

}  // namespace

std::optional<KnownEmployer> known_employer(const PeerRows& rows, EmployerRow row, std::span<const double> weights) {
  KnownEmployer employer{.row = std::move(row), .known = {}};
  std::vector<double> importance(rows.criteria());
  for (std::size_t i = 0; i < employer.row.scores.size(); ++i) {
    const std::size_t c = rows.criterion_of(i);
    if (!rows.makes_up(employer.row, i) || std::isnan(employer.row.scores[i]) || !(weights[c] > 0)) continue;
    importance[c] += rows.importance_of(i);
    employer.known.push_back({i, c, employer.row.scores[i], rows.importance_of(i)});
  }
  if (employer.known.size() < 2) return std::nullopt;
  double all = 0;
  for (std::size_t c = 0; c < importance.size(); ++c) all += importance[c] > 0 ? weights[c] : 0;
  for (KnownItem& one : employer.known) {
    one.share *= weights[one.criterion] / importance[one.criterion] / all;
    employer.truth += one.share * one.score;
  }
  return employer;
}

HeldOut::HeldOut(const KnownEmployer& employer, std::vector<char> hidden)
    : employer_(employer), hidden_(std::move(hidden)) {}

bool HeldOut::all_hidden() const { return std::ranges::count(hidden_, 0) == 0; }

double HeldOut::hidden_share() const {
  double share = 0;
  for (std::size_t i = 0; i < hidden_.size(); ++i) share += is_hidden(i) ? employer_.known[i].share : 0;
  return share;
}

EmployerRow HeldOut::visible_row() const {
  EmployerRow row = employer_.row;
  for (std::size_t i = 0; i < hidden_.size(); ++i) {
    if (is_hidden(i)) row.scores[employer_.known[i].item] = kUnknown;
  }
  return row;
}

HeldOut::Guess HeldOut::guess(const Peers& peers, PeerEstimate form) const {
  std::vector<std::size_t> known;
  std::vector<std::size_t> unknown;
  std::vector<double> share;
  Guess guess;
  for (std::size_t i = 0; i < hidden_.size(); ++i) {
    const KnownItem& one = employer_.known[i];
    (is_hidden(i) ? unknown : known).push_back(one.item);
    if (is_hidden(i)) share.push_back(one.share);
    if (!is_hidden(i)) guess.mean += one.share * one.score;
  }
  guess.low = guess.high = guess.mean;
  const ExpectedKind kind(peers, employer_.row.group, known, unknown, form);
  double variance = 0;
  for (std::size_t u = 0; u < unknown.size(); ++u) {
    guess.mean += share[u] * kind.estimate(u, employer_.row);
    guess.low += share[u] * peers.item(unknown[u]).worst;
    guess.high += share[u] * peers.item(unknown[u]).best;
    for (std::size_t v = 0; v < unknown.size(); ++v) variance += share[u] * share[v] * kind.covariance(u, v);
  }
  guess.deviation = std::sqrt(std::max(0.0, variance));
  return guess;
}

std::vector<double> standard_errors(const PeerRows& rows, std::size_t count,
                                    const std::function<void(std::size_t, EmployerRow&)>& read, PeerEstimate form) {
  const std::vector<KnownEmployer> employers = sampled_employers(rows, count, read);
  std::vector<double> errors;
  for (std::size_t round = 0; round < kRoundsHeldOut; ++round) {
    const std::vector<HeldOut> held_out = hold_out(employers, round);
    const Peers peers(rows.items(), rows.groups(), held_out.size(),
                      [&](std::size_t i, PeerRow& into) { into = held_out[i].visible_row(); });
    for (const HeldOut& one : held_out) {
      const HeldOut::Guess guess = one.guess(peers, form);
      if (guess.deviation > 0) errors.push_back(std::abs(guess.mean - one.employer().truth) / guess.deviation);
    }
  }
  std::ranges::sort(errors);
  return errors;
}

}  // namespace fitrank
