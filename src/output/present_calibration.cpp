#include "output/present_calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "output/blocks.hpp"
#include "output/fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

struct CalibrationFacts {
  const CalibrationOptions& options;
  const Calibration& result;
};

const Fields<CalibrationFacts>& calibration_facts() {
  static const Fields<CalibrationFacts> fields = Fields<CalibrationFacts>()
                                                     .add(key::hide, [](auto& f) { return f.options.hide; })
                                                     .add(key::rounds, [](auto& f) { return f.options.rounds; })
                                                     .add(key::seed, [](auto& f) { return f.options.seed; })
                                                     .add(key::places, [](auto& f) { return f.result.places; })
                                                     .add(key::took_part, [](auto& f) { return f.result.companies; })
                                                     .add(key::hidden_weight, [](auto& f) { return f.result.hidden; });
  return fields;
}

std::optional<std::string_view> estimate_id(const PolicyCalibration& policy) {
  const std::string_view id = id_of(policy.policy.estimate);
  return id.empty() ? std::nullopt : std::optional(id);
}

/// Only `expected` has an interval; for the others not a number.
double if_expected(const PolicyCalibration& policy, double number) {
  return policy.policy.missing == MissingPolicy::expected ? number : std::nan("");
}

const Fields<PolicyCalibration>& calibration_rows() {
  static const Fields<PolicyCalibration> fields =
      Fields<PolicyCalibration>()
          .add(key::missing, [](auto& p) { return id_of(p.policy.missing); })
          .add(key::estimate, estimate_id)
          .add(key::mean_error, [](auto& p) { return p.error; })
          .add(key::bias, [](auto& p) { return p.bias; })
          .add(key::top_bias, [](auto& p) { return p.top_bias; })
          .add(key::recall, [](auto& p) { return p.recall; })
          .add(key::interval_holds, [](auto& p) { return if_expected(p, p.interval_holds); })
          .add(key::interval_width, [](auto& p) { return if_expected(p, p.interval_width); });
  return fields;
}

/// "expected (conditional)"
std::string policy_name(const PolicyCalibration& policy) {
  const auto estimate = estimate_id(policy);
  return fmt::format("{}{}", id_of(policy.policy.missing), estimate ? fmt::format(" ({})", *estimate) : "");
}

std::string one_decimal(double points) { return fmt::format("{:.1f}", points + 0.0); }
std::string signed_decimal(double points) { return fmt::format("{:+.1f}", points + 0.0); }

const PolicyCalibration& most_accurate(const Calibration& calibration) {
  return *std::ranges::min_element(calibration.policies, {}, &PolicyCalibration::error);
}

std::string calibration_sentence(const CalibrationOptions& options, const Calibration& calibration) {
  if (calibration.companies == 0) return "Nothing can be hidden: no company has two known values that are weighted.";
  const PolicyCalibration& best = most_accurate(calibration);
  return fmt::format(
      "With {} of the known values hidden, {} is the most accurate: its fit scores are off by {} points on average, "
      "and "
      "it finds {} of the first {}.",
      percent_text(options.hide), policy_name(best), one_decimal(best.error), percent_text(best.recall),
      calibration.places);
}

Table calibration_table(const CalibrationOptions& options, const Calibration& calibration) {
  const PolicyCalibration& best = most_accurate(calibration);
  const auto or_dash = [](double number, auto text) { return std::isnan(number) ? "–" : text(number); };
  return TableOf<PolicyCalibration>()
      .left("Unknown",
            [&](auto& p) {
              return Cell{policy_name(p), &p == &best ? Style::strong : Style::plain};
            })
      .right("Error", [](auto& p) { return one_decimal(p.error); })
      .right("Bias", [](auto& p) { return signed_decimal(p.bias); })
      .right(fmt::format("Bias of first {}", calibration.places), [](auto& p) { return signed_decimal(p.top_bias); })
      .right(fmt::format("First {} found", calibration.places), [](auto& p) { return percent_text(p.recall); })
      .right(fmt::format("{} holds", percent_text(options.interval)),
             [=](auto& p) { return or_dash(if_expected(p, p.interval_holds), percent_text); })
      .right("Width", [=](auto& p) { return or_dash(if_expected(p, p.interval_width), one_decimal); })
      .of(calibration.policies);
}

void write_calibration(Writer& page, const CalibrationOptions& options, const Calibration& calibration) {
  page.table(calibration_table(options, calibration));
  page.say(fmt::format("{} of {} took part: those with at least two known values that are weighted.",
                       calibration.companies, count_text(calibration.of, "company", "companies")));
  if (calibration.companies < 2 * options.places) {
    page.say("These are few companies, so the figures are a hint. More companies give a firmer answer.",
             Style::caution);
  }
  page.explain(
      fmt::format("Error and bias are in points of fit score. The last columns say how often the {} interval of "
                  "`expected` holds the true score, and how wide it is.",
                  percent_text(options.interval)));
  page.explain(
      "Each round hides known values at random and compares each policy's fit scores with those over all known values. "
      "Values that were never known are not used. Values that companies keep quiet for a reason are harder to estimate "
      "than values hidden at random.");
}

}  // namespace

const AnswerSpec& calibration_spec() {
  static const AnswerSpec spec{
      .facts = calibration_facts().specs(), .rows = calibration_rows().specs(), .about_rows = "a policy for unknowns"};
  return spec;
}

Answer present_calibration(const PoolSubject& subject, const CalibrationOptions& options,
                           const Calibration& calibration) {
  Answer answer = answer_about(subject, calibration_spec(), calibration_sentence(options, calibration));
  answer.envelope.counts.companies = calibration.of;
  answer.facts = calibration_facts().record({options, calibration});
  Writer page;
  page.open("Calibration of the policies for unknowns", answer.envelope.sentence, subject.profile);
  page.say(fmt::format("{} · Seed: {}", count_text(options.rounds, "round", "rounds"), options.seed));
  if (calibration.companies > 0) {
    answer.rows = Rows(records(calibration_rows(), calibration.policies));
    write_calibration(page, options, calibration);
  }
  page.close(subject.counts);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
