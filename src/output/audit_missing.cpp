#include "output/audit_missing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "analysis/layers.hpp"
#include "output/numbers.hpp"

namespace fitrank {

namespace {

/// More than anybody reads; JSON and CSV have all.
constexpr std::size_t kMostPatterns = 10;

Table missing_by_criterion(const Model& model, const Audit& audit) {
  std::vector<std::size_t> criteria;
  for (std::size_t c = 0; c < audit.coverage.size(); ++c) criteria.push_back(c);
  return TableOf<std::size_t>()
      .left("Criterion", [&](auto c) { return strong(model.criteria[c].label); })
      .right("Known for", [&](auto c) { return fmt::format("{}", audit.coverage[c].known); })
      .right("Share", [&](auto c) { return share_of(audit.coverage[c].known, audit.companies); })
      .right("Coverage", [&](auto c) { return percent_text(audit.coverage[c].mean_coverage); })
      .of(criteria);
}

Table missing_by_layer(const Model& model, const Audit& audit) {
  if (audit.layers.size() == 1 && audit.layers[0].layer.empty()) return {};
  return TableOf<LayerCoverage>()
      .left("Layer",
            [&](auto& one) { return strong(one.layer.empty() ? "none stated" : layer_label(model, one.layer)); })
      .right("Companies", [](auto& one) { return fmt::format("{}", one.companies); })
      .right("Coverage", [](auto& one) { return percent_text(one.mean_coverage); })
      .of(audit.layers);
}

std::string pattern_text(const Model& model, const KnownPattern& pattern) {
  if (pattern.known.size() == model.criteria.size()) return "all";
  if (pattern.known.empty()) return "none";
  std::vector<std::string> known;
  std::vector<std::string> unknown;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    (std::ranges::count(pattern.known, c) > 0 ? known : unknown).push_back(model.criteria[c].label);
  }
  return unknown.size() < known.size() ? fmt::format("all but {}", fmt::join(unknown, ", "))
                                       : fmt::format("{}", fmt::join(known, ", "));
}

void write_patterns(Writer& page, const Model& model, const Audit& audit) {
  const auto shown = std::span(audit.patterns).first(std::min(audit.patterns.size(), kMostPatterns));
  page.table(TableOf<KnownPattern>()
                 .left("Criteria known together", [&](auto& one) { return strong(pattern_text(model, one)); })
                 .right("Companies", [](auto& one) { return fmt::format("{}", one.companies); })
                 .right("Share", [&](auto& one) { return share_of(one.companies, audit.companies); })
                 .of(shown));
  if (shown.size() < audit.patterns.size()) {
    page.say(fmt::format("The table shows the {} most common of {} patterns.", shown.size(), audit.patterns.size()));
  }
}

std::string coverage_with_score_text(const Correlation& correlation) {
  if (correlation.r) {
    return fmt::format(
        "Correlation of coverage and fit score: r = {} over {} ranked companies. Where it is far from 0, the order "
        "reflects in part how much is known about each company.",
        correlation_text(correlation, kLeastForPair), correlation.companies);
  }
  if (correlation.companies >= kLeastForPair) {
    return "Coverage or fit score is the same for all ranked companies, so they do not correlate.";
  }
  return fmt::format("The correlation of coverage and fit score needs at least {} ranked companies.", kLeastForPair);
}

}  // namespace

std::string correlation_text(const Correlation& correlation, std::size_t least) {
  if (correlation.r) return fmt::format("{:.2f}", std::round(100 * *correlation.r) / 100 + 0.0);
  return correlation.companies < least ? "too few" : "no spread";
}

std::string share_of(std::size_t count, std::size_t all) {
  return percent_text(static_cast<double>(count) / static_cast<double>(all));
}

void write_missing(Writer& page, const Model& model, const Audit& audit) {
  page.head("Missing data");
  page.table(missing_by_criterion(model, audit));
  page.explain(
      "Coverage is the share of the criterion's signals that is known, by importance, on average over all companies.");
  page.table(missing_by_layer(model, audit));
  write_patterns(page, model, audit);
  page.say(coverage_with_score_text(audit.coverage_with_score));
}

}  // namespace fitrank
