// What an audit says in a sentence: what a careful reader would be told first.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "output/numbers.hpp"
#include "output/present_audit.hpp"

namespace fitrank {

namespace {

/// Of fewer companies a correlation is a hint: at 20 it may be off by 0.4 either way.
constexpr std::size_t kFew = 20;
constexpr double kWorthSaying = 0.3;

/// "Learning counts for more than its weight (61 % of what moves the score, 30 % of the weight)"
std::string unlike_its_weight(const Model& model, const EffectiveWeight& one) {
  return fmt::format("{} counts for {} than its weight ({} % of what moves the score, {} % of the weight)",
                     model.criteria[one.criterion].label, one.counts_more() ? "more" : "less",
                     score_text(100 * *one.effective), score_text(100 * *one.compared));
}

std::string weights_part(const Model& model, const Audit& audit) {
  std::vector<const EffectiveWeight*> unlike;
  std::size_t told = 0;
  for (const EffectiveWeight& one : audit.weights) {
    if (one.effective) ++told;
    if (one.counts_more() || one.counts_less()) unlike.push_back(&one);
  }
  if (told == 0) {
    return "No criterion has an effective weight: all ranked companies score the same, or too few scores are known";
  }
  if (unlike.empty()) {
    return told == audit.weights.size()
               ? "Every criterion counts for about as much as its weight"
               : fmt::format(
                     "{} of {} criteria count for about as much as their weights; the others cannot be compared", told,
                     audit.weights.size());
  }
  const auto off = [](const EffectiveWeight* one) { return std::abs(*one->effective - *one->compared); };
  const auto greatest = std::ranges::max_element(unlike, {}, off);
  std::string text = unlike_its_weight(model, **greatest);
  if (unlike.size() > 1) {
    text += fmt::format("; {} more of {} criteria {} by more than half", unlike.size() - 1, told,
                        unlike.size() == 2 ? "differs from its weight" : "differ from their weights");
  }
  return text;
}

/// "; 2 pairs of signals are redundant", "".
std::string redundant_part(const Audit& audit) {
  const auto redundant = [](const CorrelatedPair& pair) { return pair.correlation.redundant(); };
  const auto criteria = static_cast<std::size_t>(std::ranges::count_if(audit.criteria, redundant));
  const auto signals = static_cast<std::size_t>(std::ranges::count_if(audit.signals, redundant));
  std::vector<std::string> parts;
  if (criteria > 0) parts.push_back(count_text(criteria, "pair of criteria", "pairs of criteria"));
  if (signals > 0) parts.push_back(count_text(signals, "pair of signals", "pairs of signals"));
  if (parts.empty()) return "";
  return fmt::format("; {} {} redundant", fmt::join(parts, " and "), criteria + signals == 1 ? "is" : "are");
}

/// Of criteria, the strongest.
std::string trade_off_part(const Model& model, const Audit& audit) {
  const auto r = [](const CorrelatedPair& pair) { return pair.correlation.r.value_or(1); };
  const auto strongest = std::ranges::min_element(audit.criteria, {}, r);
  if (strongest == audit.criteria.end() || !strongest->correlation.trade_off()) return "";
  return fmt::format("; {} and {} are a trade-off", model.criteria[strongest->a].label,
                     model.criteria[strongest->b].label);
}

std::string coverage_part(const Audit& audit) {
  const auto& r = audit.coverage_with_score.r;
  if (!r || std::abs(*r) < kWorthSaying) return "";
  return fmt::format("; companies with more data score {}", *r > 0 ? "higher" : "lower");
}

}  // namespace

std::string audit_sentence(const Model& model, const Audit& audit) {
  if (audit.ranked == 0) return "No company can be ranked, so there is no ranking to audit.";
  if (audit.ranked < kLeastForMainEffect) {
    return fmt::format("Only {} ranked, too few for effective weights and correlations.",
                       audit.ranked == 1 ? "one company is" : "two companies are");
  }
  const std::string caution =
      audit.ranked < kFew ? fmt::format(" With only {} ranked companies, this is a hint.", audit.ranked) : "";
  return fmt::format("{}{}{}{}.{}", weights_part(model, audit), redundant_part(audit), trade_off_part(model, audit),
                     coverage_part(audit), caution);
}

}  // namespace fitrank
