#include <fmt/format.h>

#include "fitrank/present.hpp"
#include "output/explanation_data.hpp"
#include "output/explanation_table.hpp"
#include "output/numbers.hpp"
#include "output/weights_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

std::string verdict(const Explanation& explanation, double interval) {
  const FitScore& fit = explanation.fit;
  if (!explanation.rank) return "Not ranked: nothing that the profile weighs is known.";
  return fmt::format("Fit {} of 100, rank {} of {}, range {}{}, coverage {}.", score_text(fit.score), *explanation.rank,
                     explanation.of, range_text(fit),
                     explanation.likely
                         ? fmt::format(", {} interval {}", percent_text(interval), likely_text(*explanation.likely))
                         : "",
                     percent_text(fit.coverage));
}

/// How the points come about from weights and scores.
std::string points_rule(const Subject& subject, const Explanation& explanation) {
  if (subject.profile.method == Aggregation::weighted_product) return std::string(product_rule());
  std::string rule = "A criterion's points are its weight times its score";
  if (subject.profile.missing == MissingPolicy::renormalize && percent_text(explanation.fit.known) != "100 %") {
    rule += fmt::format(", divided by the {} of the weight on known criteria", percent_text(explanation.fit.known));
  }
  return rule + "; its signals share them by importance (×) times score.";
}

/// Observations that were left out as dated after the ranking's own date.
List left_out(const Subject& subject, const Explanation& explanation) {
  List list;
  const Company& company = subject.set.companies[explanation.company];
  for (const std::size_t index : subject.set.assessments[explanation.company].after_as_of) {
    const Observation& observation = company.observations[index];
    const Signal& signal = subject.model.signals[observation.signal];
    list.items.push_back(fmt::format("{}: {}; {}", signal.label, value_text(signal, observation.value),
                                     evidence_text(subject.model, observation)));
  }
  return list;
}

}  // namespace

Document present_explanation(const Subject& subject, const Explanation& explanation) {
  const Company& company = subject.set.companies[explanation.company];
  Document document;
  document.blocks.emplace_back(Heading{titled(company.name, company.id), 1});
  document.blocks.emplace_back(Paragraph{verdict(explanation, subject.profile.interval), Style::strong});
  if (explanation.rank && explanation.fit.coverage < subject.profile.min_coverage) {
    document.blocks.emplace_back(Paragraph{
        fmt::format("The profile asks for a coverage of {:.4g} %: `rank` lists this company separately, as too "
                    "little known.",
                    100 * subject.profile.min_coverage),
        Style::plain});
  }
  document.blocks.emplace_back(
      Paragraph{fmt::format("Profile: {}", titled(subject.profile.title, subject.profile.id)), Style::plain});
  document.blocks.emplace_back(Paragraph{policies_text(subject.profile), Style::plain});
  if (std::string text = reweighed_text(subject, explanation); !text.empty()) {
    document.blocks.emplace_back(Paragraph{std::move(text), Style::plain});
  }
  document.blocks.emplace_back(explanation_table(subject, explanation));
  if (explanation.rank) document.blocks.emplace_back(Paragraph{points_rule(subject, explanation), Style::dim});
  if (List later = left_out(subject, explanation); !later.items.empty()) {
    document.blocks.emplace_back(
        Paragraph{fmt::format("Left out, dated after {}:", date_text(subject.profile.as_of)), Style::plain});
    document.blocks.emplace_back(std::move(later));
  }
  document.records = explanation_records(subject, explanation);
  return document;
}

}  // namespace fitrank
