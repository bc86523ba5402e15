#include "output/weights_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "output/numbers.hpp"

namespace fitrank {

namespace {

constexpr double kSame = 1e-9;

bool same(double a, double b) { return std::abs(a - b) < kSame; }

using Shares = std::vector<double>;

bool left_out(const Subject& subject, const Shares& used, std::size_t criterion) {
  return used[criterion] <= 0 && std::ranges::count(subject.profile.left_out, criterion) > 0;
}

std::string shares_text(const Subject& subject, const Shares& own, const Shares& used, bool overridden) {
  std::vector<std::string> shares;
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (left_out(subject, used, i)) continue;
    const std::string& label = subject.model.criteria[i].label;
    const bool changed = overridden && !same(used[i], own[i]);
    shares.push_back(changed ? fmt::format("{} {} → {}", label, percent_text(own[i]), percent_text(used[i]))
                             : fmt::format("{} {}", label, percent_text(used[i])));
  }
  return fmt::format("Weights{}: {}.", overridden ? " (the profile's own → used)" : "", fmt::join(shares, ", "));
}

std::string left_out_text(const Subject& subject, const RankReport& report) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < report.weights.size(); ++i) {
    if (left_out(subject, report.weights, i)) labels.push_back(subject.model.criteria[i].label);
  }
  return labels.empty() ? std::string()
                        : fmt::format("Not in the profile, so without weight: {}.", fmt::join(labels, ", "));
}

std::string scaled_text(const Profile& profile) {
  const double sum = std::accumulate(profile.weights.begin(), profile.weights.end(), 0.0);
  if (same(sum, 1) || same(sum, 100)) return {};
  return fmt::format("The profile's weights add up to {:.10g}; scaled to 100 %.", sum);
}

/// A product that counts an unknown as zero tells nothing of those it is unknown of.
std::string annulled_text(const Profile& profile, const RankReport& report) {
  const bool product = profile.method == Aggregation::weighted_product && profile.missing == MissingPolicy::zero;
  if (!product || std::ranges::all_of(report.rows, [](const RankRow& row) { return row.place.fit.known >= 1; })) {
    return {};
  }
  return "A weighted product is 0 as soon as a weighted criterion is unknown and counts as zero; missing: renormalize "
         "or "
         "neutral distinguishes such companies.";
}

}  // namespace

std::vector<std::string> weights_texts(const Subject& subject, const RankReport& report) {
  std::vector<std::string> texts{shares_text(subject, report.own_weights, report.weights, report.overridden),
                                 left_out_text(subject, report), scaled_text(subject.profile),
                                 annulled_text(subject.profile, report)};
  std::erase(texts, std::string());
  return texts;
}

std::string reweighed_text(const Subject& subject, const Explanation& explanation) {
  const Weights own(subject.profile.weights);
  const Shares own_shares(own.scaled().begin(), own.scaled().end());
  Shares used;
  for (const CriterionLine& line : explanation.criteria) used.push_back(line.weight);
  if (std::ranges::equal(used, own_shares, same)) return {};
  return shares_text(subject, own_shares, used, true);
}

}  // namespace fitrank
