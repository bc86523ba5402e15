#include "output/explanation_data.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "output/explanation_table.hpp"
#include "output/set_aside.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

/// Cells of one row; what a kind has nothing to say of stays empty.
struct ExplanationRecordLine {
  std::string kind;
  std::string criterion = {};
  std::string signal = {};
  Records::Field value = {};
  std::string unit = {};
  std::optional<double> face = {};
  std::optional<double> trust = {};
  std::optional<double> score = {};
  std::optional<double> weight = {};
  std::optional<double> importance = {};
  std::optional<double> contribution = {};
  std::string tier = {};
  std::string as_of = {};
  std::string source = {};
  std::string note = {};
  std::string label = {};
  std::string title = {};

  std::vector<Records::Field> fields() const {
    return {text_field(kind),     text_field(criterion),    text_field(signal),         value,
            text_field(unit),     number_field(face),       number_field(trust),        number_field(score),
            number_field(weight), number_field(importance), number_field(contribution), text_field(tier),
            text_field(as_of),    text_field(source),       text_field(note),           text_field(label),
            text_field(title)};
  }
};

class ExplanationRecords {
 public:
  ExplanationRecords(const Subject& subject, const Explanation& explanation)
      : model_(subject.model), company_(subject.set.companies[explanation.company]) {
    for (const CriterionLine& line : explanation.criteria) add_criterion(line);
    const Assessment& assessment = subject.set.assessments[explanation.company];
    for (const std::size_t stale : assessment.stale) add(observed("stale", company_.observations[stale]));
    for (const std::size_t later : assessment.after_as_of) {
      add(observed("after_as_of", company_.observations[later]));
    }
    ExplanationRecordLine fit{.kind = "fit"};
    if (explanation.rank) fit.score = fit.contribution = explanation.fit.score;
    add(fit);
  }

  Records take() {
    return {{"kind", "criterion", "signal", "value", "unit", "face", "trust", "score", "weight", "importance",
             "contribution", "tier", "as_of", "source", "note", "label", "source_title"},
            std::move(rows_)};
  }

 private:
  void add(const ExplanationRecordLine& line) { rows_.push_back(line.fields()); }

  void add_criterion(const CriterionLine& line) {
    add({.kind = "criterion",
         .criterion = model_.criteria[line.criterion].id,
         .score = line.score,
         .weight = line.weight,
         .contribution = line.contribution});
    for (const SignalLine& signal : line.signals) add_signal(signal);
    for (const ExpectedLine& expected : line.expected) {
      add({.kind = "expected",
           .criterion = model_.criteria[line.criterion].id,
           .signal = expected.score.signal ? model_.signals[*expected.score.signal].id : "",
           .score = expected.score.mean,
           .importance = expected.importance,
           .contribution = expected.contribution});
    }
    for (const std::size_t signal : line.unknown) {
      add({.kind = "unknown",
           .criterion = model_.criteria[line.criterion].id,
           .signal = model_.signals[signal].id,
           .unit = model_.signals[signal].unit,
           .importance = model_.signals[signal].importance});
    }
  }

  void add_signal(const SignalLine& signal) {
    ExplanationRecordLine line = observed("signal", company_.observations[signal.score.chosen]);
    line.face = signal.score.face;
    line.trust = signal.score.trust;
    line.score = signal.score.used;
    line.importance = signal.importance;
    line.contribution = signal.contribution;
    add(line);
    for (const std::size_t other : signal.score.conflicting) add(observed("conflicting", company_.observations[other]));
  }

  ExplanationRecordLine observed(std::string kind, const Observation& observation) const {
    const Signal& signal = model_.signals[observation.signal];
    return {.kind = std::move(kind),
            .criterion = model_.criteria[signal.criterion].id,
            .signal = signal.id,
            .value = value_field(signal, observation.value),
            .unit = signal.unit,
            .tier = observation.tier ? model_.tiers[*observation.tier].id : "",
            .as_of = observation.as_of ? observation.as_of->text() : "",
            .source = observation.source,
            .note = observation.note,
            .label = label_of(signal, observation.value),
            .title = observation.title};
  }

  const Model& model_;
  const Company& company_;
  std::vector<std::vector<Records::Field>> rows_;
};

Json observation_json(const Model& model, const Observation& observation) {
  const Signal& signal = model.signals[observation.signal];
  Json json{{"id", signal.id},
            {"value", value_json(signal, observation.value)},
            {"unit", signal.unit},
            {"tier", observation.tier ? Json(model.tiers[*observation.tier].id) : Json(nullptr)},
            {"as_of", date_json(observation.as_of)}};
  if (observation.filed) json["filed"] = observation.filed->text();
  json["source"] = observation.source;
  json["note"] = observation.note;
  add_words(json, model, observation);
  return json;
}

Json signal_json(const Subject& subject, const Company& company, const SignalLine& line) {
  const Model& model = subject.model;
  const Observation& chosen = company.observations[line.score.chosen];
  Json json = observation_json(model, chosen);
  json["face"] = line.score.face;
  json["trust"] = line.score.trust;
  json["score"] = line.score.used;
  json["importance"] = line.importance;
  json["contribution"] = line.contribution;
  Json& conflicting = json["conflicting"] = Json::array();
  for (const std::size_t index : line.score.conflicting) {
    const Observation& other = company.observations[index];
    conflicting.push_back(observation_json(model, other));
    conflicting.back()["set_aside"] = why_set_aside(model, subject.profile.as_of, chosen, other);
  }
  return json;
}

Json expected_json(const Model& model, const ExpectedLine& line) {
  const ExpectedScore& score = line.score;
  return {{"signal", score.signal ? Json(model.signals[*score.signal].id) : Json(nullptr)},
          {"score", score.mean},
          {"deviation", score.deviation},
          {"employers", score.seen},
          {"of_layer", score.of_layer},
          {"given_others", score.given_others},
          {"importance", line.importance},
          {"contribution", line.contribution}};
}

Json criterion_json(const Subject& subject, const Company& company, const CriterionLine& line) {
  const Model& model = subject.model;
  const Criterion& criterion = model.criteria[line.criterion];
  Json json{{"id", criterion.id},    {"label", criterion.label},
            {"weight", line.weight}, {"score", line.score ? Json(*line.score) : Json(nullptr)},
            {"stated", line.stated}, {"contribution", line.contribution}};
  const auto share = known_share(model, line);
  json["coverage"] = share ? *share : line.score ? 1 : 0;
  Json& signals = json["signals"] = Json::array();
  for (const SignalLine& signal : line.signals) signals.push_back(signal_json(subject, company, signal));
  Json& unknown = json["unknown"] = Json::array();
  for (const std::size_t signal : line.unknown) unknown.push_back(model.signals[signal].id);
  if (line.only_expected) json["only_expected"] = true;
  for (const ExpectedLine& expected : line.expected) json["expected"].push_back(expected_json(model, expected));
  return json;
}

}  // namespace

Records explanation_records(const Subject& subject, const Explanation& explanation) {
  return ExplanationRecords(subject, explanation).take();
}

Json explanation_json(const Subject& subject, const Explanation& explanation) {
  const Company& company = subject.set.companies[explanation.company];
  const FitScore& fit = explanation.fit;
  Json json{{"profile", subject.profile.id},
            {"id", company.id},
            {"name", display_name(company)},
            {"missing", id_of(subject.profile.missing)},
            {"method", id_of(subject.profile.method)},
            {"evidence", id_of(subject.profile.evidence)},
            {"as_of", date_json(subject.profile.as_of)},
            {"as_of_from", day_source_json(subject.profile)},
            {"rank", explanation.rank ? Json(*explanation.rank) : Json(nullptr)},
            {"ranked", explanation.of},
            {"score", explanation.rank ? Json(fit.score) : Json(nullptr)},
            {"low", fit.low},
            {"high", fit.high},
            {"coverage", fit.coverage}};
  if (explanation.likely) json["likely_low"] = explanation.likely->low;
  if (explanation.likely) json["likely_high"] = explanation.likely->high;
  Json& criteria = json["criteria"] = Json::array();
  for (const CriterionLine& line : explanation.criteria) {
    criteria.push_back(criterion_json(subject, company, line));
  }
  Json& stale = json["stale"] = Json::array();
  for (const std::size_t index : subject.set.assessments[explanation.company].stale) {
    stale.push_back(observation_json(subject.model, company.observations[index]));
  }
  Json& later = json["after_as_of"] = Json::array();
  for (const std::size_t index : subject.set.assessments[explanation.company].after_as_of) {
    later.push_back(observation_json(subject.model, company.observations[index]));
  }
  return json;
}

}  // namespace fitrank
