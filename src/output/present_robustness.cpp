#include "output/present_robustness.hpp"

#include <fmt/format.h>

#include "output/blocks.hpp"
#include "output/fields.hpp"
#include "output/keys.hpp"
#include "output/render.hpp"

namespace fitrank {

namespace {

const Fields<Analysis>& analysis_fields() {
  static const Fields<Analysis> fields = Fields<Analysis>()
                                             .add(key::analysis, [](auto& one) { return one.id; })
                                             .add(key::title, [](auto& one) { return one.title; })
                                             .add(key::text, [](auto& one) { return one.answer.envelope.sentence; })
                                             .add(key::item, [](auto& one) { return "fitrank " + one.command; });
  return fields;
}

const Fields<std::vector<Analysis>>& robustness_facts() {
  static const Fields<std::vector<Analysis>> fields =
      Fields<std::vector<Analysis>>().add(key::answers, [](auto& analyses) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const Analysis& one : analyses) list.push_back(json_of_answer(one.answer));
        return list;
      });
  return fields;
}

}  // namespace

const AnswerSpec& robustness_spec() {
  static const AnswerSpec spec{
      .facts = robustness_facts().specs(), .rows = analysis_fields().specs(), .about_rows = "an analysis"};
  return spec;
}

Answer present_robustness(const PoolSubject& subject, const std::vector<Analysis>& analyses) {
  Answer answer = answer_about(subject, robustness_spec(), analyses.front().answer.envelope.sentence);
  answer.facts = robustness_facts().record(analyses);
  answer.rows = Rows(records(analysis_fields(), analyses));
  Writer page;
  page.open("How firm this ranking is", answer.envelope.sentence, subject.profile);
  for (const Analysis& one : analyses) {
    page.head(one.title);
    page.say(one.answer.envelope.sentence);
    page.explain(fmt::format("More: fitrank {}", one.command));
  }
  page.close(subject.counts);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
