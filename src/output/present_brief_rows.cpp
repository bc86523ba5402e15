#include "output/present_brief_rows.hpp"

#include <algorithm>
#include <utility>

#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/present_brief_line.hpp"
#include "output/present_brief_text.hpp"
#include "output/present_hype.hpp"

namespace fitrank {

namespace {

class BriefLines {
 public:
  BriefLines(const Subject& subject, const Brief& brief)
      : subject_(subject), model_(subject.model), profile_(subject.profile), brief_(brief) {}

  /// The ranking, the deal-breakers and the checklist.
  std::vector<BriefLine> to_ask() {
    lines_.clear();
    for (const RankRow& row : brief_.report.rows) add_ranked(row);
    add_deal_breakers();
    for (const BriefQuestion& question : brief_.checklist) add_question(question);
    return std::move(lines_);
  }

  /// What backs the companies, their risks and what is unknown.
  std::vector<BriefLine> to_weigh() {
    lines_.clear();
    for (const BriefBacking& backing : brief_.backing) add_backing(backing);
    for (const BriefRisk& risk : brief_.risks) add_risk(risk);
    for (const BriefUnknown& unknown : brief_.unknown) add_unknown(unknown);
    return std::move(lines_);
  }

 private:
  const Company* company(std::size_t index) const { return &subject_.set.companies[index]; }
  const std::string& criterion_of(const Observation& observation) const {
    return model_.criteria[model_.signals[observation.signal].criterion].id;
  }

  void add_ranked(const RankRow& row) {
    const Company* ranked = company(row.place.company);
    lines_.push_back({.section = "ranking", .company = ranked, .item = "place", .place = &row.place});
    for (const SignalLine& line : row.why.strengths) add_reason(ranked, "strength", line);
    if (row.why.risk) add_reason(ranked, "risk", *row.why.risk);
    for (const std::size_t criterion : row.why.unknown) {
      lines_.push_back(
          {.section = "ranking", .company = ranked, .item = "unknown", .criterion = model_.criteria[criterion].id});
    }
  }

  void add_reason(const Company* ranked, const char* item, const SignalLine& line) {
    const Observation& observation = ranked->observations[line.score.chosen];
    lines_.push_back({.section = "ranking",
                      .company = ranked,
                      .item = item,
                      .criterion = criterion_of(observation),
                      .points = line.contribution,
                      .evidence = Observed{&model_, &observation}});
  }

  void add_findings(std::size_t index, const std::vector<RuleHit>& hits, std::string_view answer) {
    for (Finding& finding : findings_of(subject_, index, hits)) {
      lines_.push_back(
          {.section = "deal_breakers", .company = company(index), .answer = answer, .finding = std::move(finding)});
    }
  }

  void add_deal_breakers() {
    for (const ExcludedCompany& excluded : brief_.report.excluded) {
      add_findings(excluded.company, excluded.failed, answer_id(Verdict::fails));
    }
    for (const RankRow& row : brief_.report.rows) {
      add_findings(row.place.company, row.failed, answer_id(Verdict::fails));
      add_findings(row.place.company, row.ask, answer_id(Verdict::unknown));
    }
  }

  void add_answer(BriefLine line, const BriefAnswer& answer, const Rule& rule, std::string text = {}) {
    line.company = company(answer.company);
    line.answer = answer_id(answer.result.verdict);
    line.finding = Finding{&model_, line.company, &rule, &answer.result, std::move(text)};
    lines_.push_back(std::move(line));
  }

  void add_question(const BriefQuestion& question) {
    const ChecklistItem& item = profile_.checklist[question.item];
    BriefLine line{.section = "checklist", .item = item.question};
    if (item.criterion) line.criterion = model_.criteria[*item.criterion].id;
    for (const BriefAnswer& answer : question.answers) add_answer(line, answer, *item.rule);
    if (!question.answers.empty()) return;
    line.question = item.rule ? question_text(model_, *item.rule) : item.question;
    lines_.push_back(std::move(line));
  }

  void add_backing(const BriefBacking& backing) {
    for (std::size_t i = 0; i < backing.observations.size(); ++i) {
      const Company* watched = company(brief_.report.rows[i].place.company);
      const auto& index = backing.observations[i];
      lines_.push_back({.section = "backing",
                        .company = watched,
                        .signal = model_.signals[backing.signal].id,
                        .evidence = observed(model_, index ? &watched->observations[*index] : nullptr)});
    }
  }

  void add_risk(const BriefRisk& risk) {
    const RiskFlag& flag = model_.risk_flags[risk.flag];
    for (const auto* answers : {&risk.holds, &risk.unknown}) {
      for (const BriefAnswer& answer : *answers) {
        add_answer({.section = "risks", .item = flag.id}, answer, flag.rule, flag.text);
      }
    }
  }

  void add_unknown(const BriefUnknown& unknown) {
    for (const UnknownValue& gap : unknown.gaps) {
      BriefLine& line = lines_.emplace_back(BriefLine{.section = "unknown"});
      line.company = &brief_.asked.companies[gap.company];
      line.criterion = model_.criteria[unknown.criterion].id;
      if (unknown.signal) line.signal = model_.signals[*unknown.signal].id;
      line.gap = BriefGap{&model_, &unknown, &gap};
    }
  }

  const Subject& subject_;
  const Model& model_;
  const Profile& profile_;
  const Brief& brief_;
  std::vector<BriefLine> lines_;
};

struct BriefRule {
  const Model* model;
  const DealBreaker* breaker;
};

const Fields<BriefRule>& brief_rule_fields() {
  static const Fields<BriefRule> fields =
      Fields<BriefRule>()
          .add(key::rule, [](auto& one) { return rule_text(*one.model, one.breaker->rule); })
          .add(key::text, [](auto& one) { return unless_blank(one.breaker->text); });
  return fields;
}

const Fields<Subject>& brief_facts() {
  static const Fields<Subject> fields =
      Fields<Subject>()
          .add(key::title, [](auto& subject) { return subject.profile.title; })
          .add(key::experience, [](auto& subject) { return unless_blank(subject.profile.audience.experience); })
          .add(key::role, [](auto& subject) { return unless_blank(subject.profile.audience.role); })
          .add(key::pains, [](auto& subject) { return subject.profile.audience.pains; })
          .add(key::blockers, [](auto& subject) { return subject.profile.audience.blockers; })
          .add(key::information, [](auto& subject) { return subject.profile.needs.information; })
          .add(key::tools, [](auto& subject) { return subject.profile.needs.tools; })
          .add(key::services, [](auto& subject) { return subject.profile.needs.services; })
          .list(key::deal_breakers, brief_rule_fields(), [](auto& subject) {
            std::vector<BriefRule> rules;
            for (const DealBreaker& one : subject.profile.deal_breakers) rules.push_back({&subject.model, &one});
            return rules;
          });
  return fields;
}

}  // namespace

nlohmann::ordered_json brief_record(const Subject& subject) { return brief_facts().record(subject); }

Rows brief_rows(const Subject& subject, const Brief& brief) {
  BriefLines lines(subject, brief);
  nlohmann::ordered_json list = records(brief_fields(), lines.to_ask());
  const Rows hype = present_hype(subject, brief.hype, 0).rows;
  for (std::size_t i = 0; i < hype.size(); ++i) {
    list.emplace_back(nlohmann::ordered_json{{key::section.id, "hype"}}).update(hype.at(i));
  }
  for (nlohmann::ordered_json& row : records(brief_fields(), lines.to_weigh())) list.push_back(std::move(row));
  return Rows(std::move(list));
}

const AnswerSpec& brief_spec() {
  static const AnswerSpec spec = [] {
    AnswerSpec of{.facts = brief_facts().specs(),
                  .rows = brief_fields().specs(),
                  .about_rows = "a fact of one of the brief's sections"};
    for (const FieldTree& tree : hype_spec().rows) {
      const auto same = [&](const FieldTree& other) { return other.spec.id == tree.spec.id; };
      if (std::ranges::none_of(of.rows, same)) of.rows.push_back(tree);
    }
    return of;
  }();
  return spec;
}

}  // namespace fitrank
