#include "fitrank/present_calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

bool expects(const PolicyCalibration& policy) { return policy.policy.missing == MissingPolicy::expected; }

/// "expected (conditional)"
std::string name_of(const PolicyCalibration& policy) {
  const std::string_view estimate = id_of(policy.policy.estimate);
  return estimate.empty() ? std::string(id_of(policy.policy.missing))
                          : fmt::format("{} ({})", id_of(policy.policy.missing), estimate);
}

std::string one_decimal(double points) { return fmt::format("{:.1f}", points + 0.0); }
std::string signed_decimal(double points) { return fmt::format("{:+.1f}", points + 0.0); }

const PolicyCalibration& nearest(const Calibration& calibration) {
  return *std::ranges::min_element(calibration.policies, {}, &PolicyCalibration::error);
}

std::string sentence(const CalibrationSubject& subject, const Calibration& calibration) {
  if (calibration.companies == 0) return "Nothing can be hidden: of no company are two weighed values known.";
  const PolicyCalibration& best = nearest(calibration);
  return fmt::format(
      "With {} of the known values hidden, {} comes nearest: its fit scores are off by {} points on average, and {} of "
      "the first {} are found.",
      percent_text(subject.options.hide), name_of(best), one_decimal(best.error), percent_text(best.recall),
      calibration.places);
}

Table table(const CalibrationSubject& subject, const Calibration& calibration) {
  Table table{.columns = {{"Unknown"},
                          {"Error", Align::right},
                          {"Bias", Align::right},
                          {fmt::format("Bias of first {}", calibration.places), Align::right},
                          {fmt::format("First {} found", calibration.places), Align::right},
                          {fmt::format("{} holds", percent_text(subject.options.interval)), Align::right},
                          {"Width", Align::right}},
              .rows = {},
              .notes_header = ""};
  for (const PolicyCalibration& policy : calibration.policies) {
    table.rows.push_back({{{name_of(policy), &policy == &nearest(calibration) ? Style::strong : Style::plain},
                           {one_decimal(policy.error)},
                           {signed_decimal(policy.bias)},
                           {signed_decimal(policy.top_bias)},
                           {percent_text(policy.recall)},
                           {expects(policy) ? percent_text(policy.interval_holds) : "–"},
                           {expects(policy) ? one_decimal(policy.interval_width) : "–"}},
                          {}});
  }
  return table;
}

Records records(const Calibration& calibration) {
  Records records{{"missing", "estimate", "error", "bias", "top_bias", "recall", "interval_holds", "interval_width"},
                  {}};
  for (const PolicyCalibration& policy : calibration.policies) {
    records.rows.push_back({text_field(std::string(id_of(policy.policy.missing))),
                            text_field(std::string(id_of(policy.policy.estimate))), number_field(policy.error),
                            number_field(policy.bias), number_field(policy.top_bias), number_field(policy.recall),
                            expects(policy) ? number_field(policy.interval_holds) : Records::Field{},
                            expects(policy) ? number_field(policy.interval_width) : Records::Field{}});
  }
  return records;
}

}  // namespace

Document present_calibration(const CalibrationSubject& subject, const Calibration& calibration) {
  Document document;
  const auto say = [&](std::string text, Style style = Style::plain) {
    document.blocks.emplace_back(Paragraph{std::move(text), style});
  };
  document.blocks.emplace_back(Heading{"How well the unknown is guessed", 1});
  say(sentence(subject, calibration), Style::strong);
  say(fmt::format("Profile: {} · {} rounds · seed {}", titled(subject.profile.title, subject.profile.id),
                  subject.options.rounds, subject.options.seed));
  if (calibration.companies == 0) return document;
  document.blocks.emplace_back(table(subject, calibration));
  say(fmt::format("{} of {} took part: of each at least two weighed values are known.", calibration.companies,
                  count_text(calibration.of, "company", "companies")));
  if (calibration.companies < 2 * subject.options.places) {
    say("They are few: take these figures as a hint, and let more companies take part for a firm answer.",
        Style::caution);
  }
  say(fmt::format(
          "Error and bias are in points of fit score. The last columns are how often the {} interval of `expected` "
          "holds the truth, and how wide it is.",
          percent_text(subject.options.interval)),
      Style::dim);
  say("Each round hides known values at random and compares each policy's fit scores with those over all that is "
      "known; what was never known has no part in either. Values that are kept quiet for a reason are harder to guess "
      "than values hidden at random.",
      Style::dim);
  document.records = records(calibration);
  return document;
}

nlohmann::ordered_json calibration_json(const CalibrationSubject& subject, const Calibration& calibration) {
  Json policies = Json::array();
  for (const PolicyCalibration& policy : calibration.policies) {
    Json json = {{"missing", id_of(policy.policy.missing)}};
    if (expects(policy)) json["estimate"] = id_of(policy.policy.estimate);
    json["error"] = policy.error;
    json["bias"] = policy.bias;
    json["top_bias"] = policy.top_bias;
    json["recall"] = policy.recall;
    if (expects(policy)) json["interval_holds"] = policy.interval_holds;
    if (expects(policy)) json["interval_width"] = policy.interval_width;
    policies.push_back(std::move(json));
  }
  return {{"profile", subject.profile.id},      {"sentence", sentence(subject, calibration)},
          {"hidden", subject.options.hide},     {"rounds", subject.options.rounds},
          {"seed", subject.options.seed},       {"interval", subject.options.interval},
          {"companies", calibration.companies}, {"of", calibration.of},
          {"places", calibration.places},       {"hidden_weight", calibration.hidden},
          {"policies", std::move(policies)}};
}

}  // namespace fitrank
