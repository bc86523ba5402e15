#include "output/present_explanation.hpp"

#include <fmt/format.h>

#include "output/blocks.hpp"
#include "output/explanation_table.hpp"
#include "output/numbers.hpp"
#include "output/weights_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

/// "rank 1 of 5", or why the company has none.
std::string rank_text(const Subject& subject, const Explanation& explanation) {
  if (explanation.rank) return fmt::format("rank {} of {}", *explanation.rank, explanation.of);
  return fmt::format("not ranked ({})", standing_id(subject, explanation) == "excluded" ? "excluded by a deal-breaker"
                                                                                        : "too little known");
}

std::string explanation_sentence(const Subject& subject, const Explanation& explanation) {
  const FitScore& fit = explanation.fit;
  if (!fit.ranked()) return "Not ranked: there are no data for any weighted criterion.";
  const std::string likely =
      explanation.likely
          ? fmt::format(", {} interval {}", percent_text(subject.profile.interval), likely_text(*explanation.likely))
          : "";
  return fmt::format("Fit {} of 100, {}, range {}{}, coverage {}.", score_text(fit.score),
                     rank_text(subject, explanation), range_text(fit), likely, percent_text(fit.coverage));
}

/// What the points are divided by; empty: nothing.
std::string known_weight_text(const Profile& profile, const Explanation& explanation) {
  const std::string known = percent_text(explanation.fit.known);
  if (profile.missing != MissingPolicy::renormalize || known == "100 %") return {};
  return fmt::format("the {} of the weight on known criteria", known);
}

/// Observations that were left out as dated after the ranking's own date.
std::vector<std::string> later_texts(const Model& model, const std::vector<ExplanationRow>& rows) {
  std::vector<std::string> texts;
  for (const ExplanationRow& row : rows) {
    if (row.kind != "later") continue;
    texts.push_back(fmt::format("{}: {}; {}", row.signal->label, value_text(*row.signal, row.observation->value),
                                evidence_text(model, *row.observation)));
  }
  return texts;
}

std::vector<Block> explanation_blocks(const Subject& subject, const Explanation& explanation,
                                      const std::vector<ExplanationRow>& rows, const std::string& sentence) {
  const Company& company = subject.set.companies[explanation.company];
  const Profile& profile = subject.profile;
  Writer page;
  page.open(titled(company.name, company.id), sentence, profile);
  if (standing_id(subject, explanation) == "too_little_known") {
    page.say(fmt::format(
        "The profile asks for a coverage of {:.4g} %: `rank` lists this company separately, as too little known.",
        100 * profile.min_coverage));
  }
  page.say(reweighed_text(subject, explanation));
  page.table(explanation_table(rows));
  if (explanation.fit.ranked()) page.explain(points_rule(profile, known_weight_text(profile, explanation)));
  if (auto later = later_texts(subject.model, rows); !later.empty()) {
    page.say(fmt::format("Left out, dated after {}:", date_text(profile.as_of)));
    page.list(std::move(later));
  }
  return page.take();
}

}  // namespace

const AnswerSpec& explanation_spec() {
  static const AnswerSpec spec{.facts = explained_company_fields().specs(),
                               .rows = explanation_row_fields().specs(),
                               .about_rows = "a criterion, a signal, an observation that does not count, or the fit"};
  return spec;
}

Answer present_explanation(const Subject& subject, const Explanation& explanation) {
  const auto rows = explanation_rows(subject, explanation);
  Answer answer = answer_about(subject, explanation_spec(), explanation_sentence(subject, explanation),
                               weights_in(explanation), {.ranked = explanation.of});
  answer.facts = explained_company_fields().record({&subject, &explanation});
  answer.rows = Rows(records(explanation_row_fields(), rows));
  answer.blocks = explanation_blocks(subject, explanation, rows, answer.envelope.sentence);
  return answer;
}

}  // namespace fitrank
