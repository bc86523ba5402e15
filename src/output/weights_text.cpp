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

bool left_out(const Subject& subject, const RankReport& report, std::size_t criterion) {
  return report.weights[criterion] <= 0 && std::ranges::count(subject.profile.left_out, criterion) > 0;
}

std::string shares_text(const Subject& subject, const RankReport& report) {
  std::vector<std::string> shares;
  for (std::size_t i = 0; i < report.weights.size(); ++i) {
    if (left_out(subject, report, i)) continue;
    const std::string& label = subject.model.criteria[i].label;
    const bool changed = report.overridden && !same(report.weights[i], report.own_weights[i]);
    shares.push_back(
        changed ? fmt::format("{} {} → {}", label, percent_text(report.own_weights[i]), percent_text(report.weights[i]))
                : fmt::format("{} {}", label, percent_text(report.weights[i])));
  }
  return fmt::format("Weights{}: {}.", report.overridden ? " (the profile's own → used)" : "", fmt::join(shares, ", "));
}

std::string left_out_text(const Subject& subject, const RankReport& report) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < report.weights.size(); ++i) {
    if (left_out(subject, report, i)) labels.push_back(subject.model.criteria[i].label);
  }
  return labels.empty() ? std::string()
                        : fmt::format("Not in the profile, so without weight: {}.", fmt::join(labels, ", "));
}

std::string scaled_text(const Profile& profile) {
  const double sum = std::accumulate(profile.weights.begin(), profile.weights.end(), 0.0);
  if (same(sum, 1) || same(sum, 100)) return {};
  return fmt::format("The profile's weights add up to {:.10g}; scaled to 100 %.", sum);
}

}  // namespace

std::vector<std::string> weights_texts(const Subject& subject, const RankReport& report) {
  std::vector<std::string> texts{shares_text(subject, report), left_out_text(subject, report),
                                 scaled_text(subject.profile)};
  std::erase(texts, std::string());
  return texts;
}

}  // namespace fitrank
