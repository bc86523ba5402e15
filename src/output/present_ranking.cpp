#include "output/present_ranking.hpp"

#include <fmt/format.h>

#include <utility>

#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/ranking_fields.hpp"
#include "output/ranking_page.hpp"
#include "output/verdict_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

std::string ranking_sentence(const Subject& subject, const RankReport& report) {
  const std::string verdict = verdict_sentence(subject.model, report);
  if (!verdict.empty()) return verdict;
  if (report.rows.empty()) return nothing_ranked(report);
  const RankRow& first = report.rows.front();
  return fmt::format("{} is first with a fit score of {}.",
                     spoken_name(display_name(subject.set.companies[first.place.company])),
                     score_text(first.place.fit.score));
}

}  // namespace

const AnswerSpec& ranking_spec() {
  static const AnswerSpec spec{.facts = ranking_facts().specs(),
                               .rows = ranking_rows().specs(),
                               .about_rows = "a ranked company, best first",
                               .not_ranked = true};
  return spec;
}

Answer present_ranking(const Subject& subject, const RankReport& report, const RankingView& view) {
  Answer answer =
      answer_about(subject, ranking_spec(), ranking_sentence(subject, report), report.weights, counts_of(report));
  answer.facts = ranking_facts().record({subject, report, view.only_layer});
  answer.rows = Rows(report.rows.size(), [subject, &report](std::size_t i) {
    const RankRow& row = report.rows[i];
    return ranking_rows().record({&subject, &report, row.place.company, &row});
  });
  answer.not_ranked = Rows(count_not_ranked(report), [subject, &report](std::size_t i) {
    return ranking_rows().record(row_not_ranked(subject, report, i));
  });
  answer.blocks = view.short_form ? short_ranking(subject, report, view, answer.envelope.sentence)
                                  : whole_ranking(subject, report, view, answer.envelope.sentence);
  return answer;
}

}  // namespace fitrank
