#include "output/audit_missing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "fitrank/layers.hpp"
#include "output/numbers.hpp"

namespace fitrank {

namespace {

/// More than anybody reads; JSON and CSV have all.
constexpr std::size_t kMostPatterns = 10;

class MissingPresenter {
 public:
  MissingPresenter(std::vector<Block>& blocks, const Model& model, const Audit& audit)
      : blocks_(blocks), model_(model), audit_(audit) {}

  void missing() {
    blocks_.emplace_back(Heading{"What is missing", 2});
    Table table{
        {{"Criterion"}, {"Known of", Align::right}, {"Share", Align::right}, {"Coverage", Align::right}}, {}, ""};
    for (std::size_t c = 0; c < audit_.coverage.size(); ++c) {
      table.rows.push_back({{{label(c), Style::strong},
                             {fmt::format("{}", audit_.coverage[c].known)},
                             {share_of(audit_.coverage[c].known, audit_.companies)},
                             {percent_text(audit_.coverage[c].mean_coverage)}},
                            {}});
    }
    blocks_.emplace_back(std::move(table));
    say("Coverage: the share of the criterion's signals that is known, by importance, on average over all companies.",
        Style::dim);
    layers();
    patterns();
    say(coverage_text());
  }

 private:
  void say(std::string text, Style style = Style::plain) { blocks_.emplace_back(Paragraph{std::move(text), style}); }
  const std::string& label(std::size_t criterion) const { return model_.criteria[criterion].label; }

  void layers() {
    if (audit_.layers.empty() || (audit_.layers.size() == 1 && audit_.layers[0].layer.empty())) return;
    Table table{{{"Layer"}, {"Companies", Align::right}, {"Coverage", Align::right}}, {}, ""};
    for (const LayerCoverage& layer : audit_.layers) {
      table.rows.push_back({{{layer.layer.empty() ? "none stated" : layer_label(model_, layer.layer), Style::strong},
                             {fmt::format("{}", layer.companies)},
                             {percent_text(layer.mean_coverage)}},
                            {}});
    }
    blocks_.emplace_back(std::move(table));
  }

  std::string pattern_text(const KnownPattern& pattern) const {
    if (pattern.known.size() == model_.criteria.size()) return "everything";
    if (pattern.known.empty()) return "nothing";
    std::vector<std::string> known;
    std::vector<std::string> unknown;
    for (std::size_t c = 0; c < model_.criteria.size(); ++c) {
      (std::ranges::count(pattern.known, c) > 0 ? known : unknown).push_back(label(c));
    }
    return unknown.size() < known.size() ? fmt::format("all but {}", fmt::join(unknown, ", "))
                                         : fmt::format("{}", fmt::join(known, ", "));
  }

  void patterns() {
    if (audit_.patterns.empty()) return;
    Table table{{{"Criteria known together"}, {"Companies", Align::right}, {"Share", Align::right}}, {}, ""};
    for (const KnownPattern& pattern : audit_.patterns) {
      if (table.rows.size() == kMostPatterns) break;
      table.rows.push_back({{{pattern_text(pattern), Style::strong},
                             {fmt::format("{}", pattern.companies)},
                             {share_of(pattern.companies, audit_.companies)}},
                            {}});
    }
    const std::size_t shown = table.rows.size();
    blocks_.emplace_back(std::move(table));
    if (shown < audit_.patterns.size()) {
      say(fmt::format("The {} commonest of {} patterns shown.", shown, audit_.patterns.size()));
    }
  }

  std::string coverage_text() const {
    const Correlation& correlation = audit_.coverage_with_score;
    if (!correlation.r) {
      return correlation.companies < kLeastForPair
                 ? fmt::format(
                       "Whether what is missing goes with the score cannot be told of fewer than {} ranked "
                       "companies.",
                       kLeastForPair)
                 : "Coverage and score do not both vary, so that what is missing does not go with the score.";
    }
    return fmt::format(
        "Coverage and fit score: r = {} over {} ranked companies. Far from 0, the order tells in part "
        "how much is known rather than how good it is.",
        correlation_text(correlation, kLeastForPair), correlation.companies);
  }

  std::vector<Block>& blocks_;
  const Model& model_;
  const Audit& audit_;
};

}  // namespace

std::string correlation_text(const Correlation& correlation, std::size_t least) {
  if (correlation.r) return fmt::format("{:.2f}", std::round(100 * *correlation.r) / 100 + 0.0);
  return correlation.companies < least ? "too few" : "no spread";
}

std::string share_of(std::size_t count, std::size_t all) {
  return percent_text(static_cast<double>(count) / static_cast<double>(all));
}

void add_what_is_missing(std::vector<Block>& blocks, const Model& model, const Audit& audit) {
  MissingPresenter(blocks, model, audit).missing();
}

}  // namespace fitrank
