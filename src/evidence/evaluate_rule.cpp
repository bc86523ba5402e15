#include "evidence/evaluate_rule.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace fitrank {
namespace {

using Subject = Rule::Subject;

/// A number against the rule's limits.
struct Comparison {
  bool holds = true;
  double distance = std::numeric_limits<double>::infinity();  ///< as RuleResult::distance
};

void compare(const std::optional<double>& limit, double number, bool holds, Comparison& all) {
  if (!limit) return;
  const double distance = std::abs(number - *limit);
  if (holds == all.holds) {
    // Of limits that hold the nearest may fail first; of limits that fail the farthest has to be reached.
    all.distance = holds ? std::min(all.distance, distance) : std::max(all.distance, distance);
  } else if (!holds) {
    all = {false, distance};
  }
}

Comparison compare(const Rule& rule, double number) {
  Comparison all;
  compare(rule.above, number, number > rule.above.value_or(0), all);
  compare(rule.below, number, number < rule.below.value_or(0), all);
  compare(rule.at_least, number, number >= rule.at_least.value_or(0), all);
  compare(rule.at_most, number, number <= rule.at_most.value_or(0), all);
  return all;
}

/// Whether the verdict on `number` hangs on its unit.
bool is_unit_slip(const Signal& signal, const Rule& rule, double number) {
  const bool holds = compare(rule, number).holds;
  return std::ranges::any_of(signal.meanings(number),
                             [&](double meaning) { return compare(rule, meaning).holds != holds; });
}

bool satisfies(const Rule& rule, const std::string& name) {
  const bool is = rule.is.empty() || std::ranges::count(rule.is, name) > 0;
  return is && std::ranges::count(rule.is_not, name) == 0;
}

class Evaluation {
 public:
  Evaluation(const Model& model, const Rule& rule, const RuleView& view) : model_(model), rule_(rule), view_(view) {}

  RuleResult result() {
    switch (rule_.subject) {
      case Subject::signal:
        look_at_signal();
        break;
      case Subject::criterion:
        look_at_criterion();
        break;
      case Subject::coverage:
        if (rule_.of_ranked && !view_.fit.ranked()) {
          decide(true);
        } else {
          judge(rounded(view_.fit.coverage));
        }
        break;
      case Subject::criterion_coverage:
        judge(rounded(known_share()));
        break;
      case Subject::range:
        judge(rounded(view_.fit.high - view_.fit.low));
        break;
      case Subject::layer:
        if (view_.company.layer.empty()) {
          doubt(Doubt::not_observed);
        } else {
          decide(satisfies(rule_, view_.company.layer));
        }
        break;
    }
    if (result_.verdict == Verdict::unknown) assume();
    return result_;
  }

 private:
  void doubt(Doubt doubt) { result_.doubt = doubt; }
  void decide(bool holds) { result_.verdict = holds ? Verdict::holds : Verdict::fails; }

  /// A number that is none is not known; it decides nothing.
  void judge(double number) {
    if (!std::isfinite(number)) return doubt(Doubt::not_observed);
    const Comparison comparison = compare(rule_, number);
    result_.value = number;
    if (std::isfinite(comparison.distance)) result_.distance = comparison.distance;
    decide(comparison.holds);
  }

  void assume() {
    if (rule_.when_unknown == WhenUnknown::ask) return;
    const bool passes = rule_.when_unknown == WhenUnknown::pass;
    if (!passes && result_.doubt != Doubt::not_observed) return;
    result_.assumed = true;
    decide(passes);
  }

  void look_at_signal() {
    const auto& known = view_.assessment.signals;
    const auto line = std::ranges::find(known, rule_.index, &SignalScore::signal);
    if (line == known.end()) return doubt(Doubt::not_observed);
    const Observation& observation = view_.company.observations[line->chosen];
    const Signal& signal = model_.signals[rule_.index];
    result_.observation = line->chosen;
    if (signal.value_function.takes_levels()) return look_at_level(signal, observation);
    const auto* number = std::get_if<double>(&observation.value);
    if (number == nullptr || !std::isfinite(*number)) return doubt(Doubt::not_observed);
    result_.value = *number;
    if (is_too_weak(observation)) return doubt(Doubt::weak_evidence);
    judge(*number);
    if (is_unit_slip(signal, rule_, *number)) doubt_unit();
  }

  void look_at_level(const Signal& signal, const Observation& observation) {
    const auto* level = std::get_if<Level>(&observation.value);
    if (level == nullptr) return doubt(Doubt::not_observed);
    if (is_too_weak(observation)) return doubt(Doubt::weak_evidence);
    decide(satisfies(rule_, signal.value_function.levels()[level->index].name));
  }

  void look_at_criterion() {
    const double score = view_.assessment.criteria[rule_.index];
    if (std::isnan(score)) return doubt(Doubt::not_observed);
    result_.value = score;
    const bool stated = is_stated();
    const auto entering = stated ? std::vector<std::size_t>() : entering_observations();
    if (rule_.min_tier && stated) return doubt(Doubt::weak_evidence);
    const auto weak = std::ranges::find_if(
        entering, [&](std::size_t index) { return is_too_weak(view_.company.observations[index]); });
    if (weak != entering.end()) {
      result_.observation = *weak;
      return doubt(Doubt::weak_evidence);
    }
    if (entering.size() == 1) result_.observation = entering.front();
    judge(score);
    const auto slip = std::ranges::find_if(entering, [&](std::size_t index) { return turns_by_unit(index); });
    if (slip == entering.end()) return;
    result_.observation = *slip;
    doubt_unit();
  }

  /// Whether the verdict on the criterion is another if this observation was meant in another unit.
  bool turns_by_unit(std::size_t index) const {
    const Observation& observation = view_.company.observations[index];
    const Signal& signal = model_.signals[observation.signal];
    const auto* number = std::get_if<double>(&observation.value);
    if (number == nullptr || signal.value_function.takes_levels()) return false;
    const auto meanings = signal.meanings(*number);
    return std::ranges::any_of(meanings, [&](double meaning) {
      return compare(rule_, criterion_score_with(observation.signal, signal.value_function.score(meaning))).holds !=
             (result_.verdict == Verdict::holds);
    });
  }

  double criterion_score_with(std::size_t changed, double score) const {
    CriterionMean mean;
    for (const SignalScore& line : view_.assessment.signals) {
      const Signal& signal = model_.signals[line.signal];
      if (signal.criterion == rule_.index) mean.add(line.signal == changed ? score : line.used, signal.importance);
    }
    return mean.score();
  }

  void doubt_unit() {
    result_.verdict = Verdict::unknown;
    result_.distance.reset();
    doubt(Doubt::unit_slip);
  }

  bool is_stated() const {
    const auto& stated = view_.company.stated;
    return !stated.empty() && !std::isnan(stated[rule_.index]);
  }

  /// The chosen observations of the criterion's signals.
  std::vector<std::size_t> entering_observations() const {
    std::vector<std::size_t> entering;
    for (const SignalScore& line : view_.assessment.signals) {
      if (model_.signals[line.signal].criterion == rule_.index) entering.push_back(line.chosen);
    }
    return entering;
  }

  bool is_too_weak(const Observation& observation) const {
    if (!rule_.min_tier) return false;
    return !observation.tier || model_.tiers[*observation.tier].trust < model_.tiers[*rule_.min_tier].trust;
  }

  /// By importance, the share of the criterion's signals that are known; all of it where it is stated.
  double known_share() const {
    if (is_stated()) return 1;
    double all = 0;
    for (const Signal& signal : model_.signals) all += signal.criterion == rule_.index ? signal.importance : 0;
    double known = 0;
    for (const SignalScore& line : view_.assessment.signals) {
      const Signal& signal = model_.signals[line.signal];
      known += signal.criterion == rule_.index ? signal.importance : 0;
    }
    return all > 0 ? known / all : 0;
  }

  /// Sums of shares miss 0.8 by a rounding; what people write does not.
  static double rounded(double number) { return std::round(number * 1e12) / 1e12; }

  const Model& model_;
  const Rule& rule_;
  const RuleView& view_;
  RuleResult result_;
};

}  // namespace

RuleResult evaluate(const Model& model, const Rule& rule, const RuleView& view) {
  return Evaluation(model, rule, view).result();
}

}  // namespace fitrank
