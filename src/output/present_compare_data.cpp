#include "output/present_compare_data.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;
using Row = std::vector<Records::Field>;

/// What a row says of one company; what there is nothing to say of stays empty.
struct SideFields {
  Records::Field value = {};
  std::optional<double> score = {};
  std::optional<double> points = {};
  std::string tier = {};
  std::string as_of = {};
  std::string source = {};
  std::string label = {};
  std::string title = {};
};

SideFields side_fields(const Subject& subject, std::size_t company, const std::optional<SignalLine>& line) {
  if (!line) return {};
  const Observation& observation = subject.set.companies[company].observations[line->score.chosen];
  return {.value = value_field(subject.model.signals[observation.signal], observation.value),
          .score = line->score.used,
          .points = line->contribution,
          .tier = observation.tier ? subject.model.tiers[*observation.tier].id : "",
          .as_of = observation.as_of ? observation.as_of->text() : "",
          .source = observation.source,
          .label = label_of(subject.model.signals[observation.signal], observation.value),
          .title = observation.title};
}

void append(const SideFields& side, Row& row) {
  row.push_back(side.value);
  row.push_back(number_field(side.score));
  row.push_back(number_field(side.points));
  for (const std::string& text : {side.tier, side.as_of, side.source, side.label, side.title})
    row.push_back(text_field(text));
}

struct Line {
  std::string kind;
  std::string criterion = {};
  std::string signal = {};
  std::optional<double> weight = {};
  std::optional<double> importance = {};
  SideFields a = {};
  SideFields b = {};
  std::optional<double> gap = {};
  std::optional<double> to = {};
  std::optional<double> until = {};

  Row row() const {
    Row row{text_field(kind), text_field(criterion), text_field(signal), number_field(weight),
            number_field(importance)};
    append(a, row);
    append(b, row);
    for (const auto& number : {gap, to, until}) row.push_back(number_field(number));
    return row;
  }
};

void add_criterion(const Subject& subject, const CriterionGap& criterion, std::vector<Row>& rows) {
  const std::string& id = subject.model.criteria[criterion.criterion].id;
  rows.push_back(Line{.kind = "criterion",
                      .criterion = id,
                      .weight = criterion.weight,
                      .a = {.score = criterion.a.score, .points = criterion.a.points},
                      .b = {.score = criterion.b.score, .points = criterion.b.points},
                      .gap = criterion.gap}
                     .row());
  for (const SignalGap& gap : criterion.signals) {
    const Signal& signal = subject.model.signals[gap.signal];
    rows.push_back(Line{.kind = "signal",
                        .criterion = id,
                        .signal = signal.id,
                        .importance = signal.importance,
                        .a = side_fields(subject, 0, gap.a),
                        .b = side_fields(subject, 1, gap.b),
                        .gap = gap.gap}
                       .row());
  }
  const double a = criterion.a.unsignalled;
  const double b = criterion.b.unsignalled;
  if (!(a > 0) && !(b > 0)) return;
  rows.push_back(
      Line{.kind = "without_signals", .criterion = id, .a = {.points = a}, .b = {.points = b}, .gap = a - b}.row());
}

Json side_json(const CriterionSide& side) {
  return Json{{"score", side.score ? Json(*side.score) : Json(nullptr)},
              {"stated", side.stated},
              {"points", side.points},
              {"without_signals", side.unsignalled}};
}

Json points_json(const std::optional<SignalLine>& line) { return line ? Json(line->contribution) : Json(nullptr); }

Json criterion_json(const Model& model, const CriterionGap& criterion) {
  Json json{{"id", model.criteria[criterion.criterion].id},
            {"label", model.criteria[criterion.criterion].label},
            {"weight", criterion.weight},
            {"a", side_json(criterion.a)},
            {"b", side_json(criterion.b)},
            {"gap", criterion.gap}};
  Json& signals = json["signals"] = Json::array();
  for (const SignalGap& gap : criterion.signals) {
    signals.push_back({{"id", model.signals[gap.signal].id},
                       {"points_a", points_json(gap.a)},
                       {"points_b", points_json(gap.b)},
                       {"gap", gap.gap}});
  }
  return json;
}

/// The whole explanation, without what the comparison says of both.
Json company_json(const Subject& subject, const Explanation& explanation) {
  Json json = explanation_json(subject, explanation);
  for (const char* key : {"profile", "missing", "evidence", "as_of", "as_of_from", "ranked"}) json.erase(key);
  // Both have a score to compare, so only a deal-breaker takes a rank away.
  json["score"] = explanation.fit.score;
  json["excluded"] = !explanation.rank.has_value();
  return json;
}

Json overtake_json(const Subject& subject, const Comparison& comparison, const Overtake& overtake) {
  const std::size_t ahead = comparison.gap > 0 ? 0 : 1;
  return Json{{"criterion", subject.model.criteria[overtake.criterion].id},
              {"behind", subject.set.companies[1 - ahead].id},
              {"ahead", subject.set.companies[ahead].id},
              {"from", overtake.from},
              {"to", overtake.to},
              {"level_only", overtake.level_only},
              {"until", overtake.until ? Json(*overtake.until) : Json(nullptr)}};
}

}  // namespace

Records comparison_records(const Subject& subject, const Comparison& comparison) {
  Records records{{"kind", "criterion", "signal", "weight", "importance"}, {}};
  for (const char* side : {"_a", "_b"}) {
    for (const char* name : {"value", "score", "points", "tier", "as_of", "source", "label", "source_title"}) {
      records.header.push_back(std::string(name) + side);
    }
  }
  for (const char* name : {"gap", "to", "until"}) records.header.emplace_back(name);
  for (const CriterionGap& criterion : comparison.criteria) add_criterion(subject, criterion, records.rows);
  const auto fit = [](const Explanation& side) {
    return SideFields{.score = side.fit.score, .points = side.fit.score};
  };
  records.rows.push_back(
      Line{.kind = "fit", .a = fit(comparison.a), .b = fit(comparison.b), .gap = comparison.gap}.row());
  for (const Overtake& overtake : comparison.overtakes) {
    records.rows.push_back(Line{.kind = overtake.level_only ? "level" : "overtake",
                                .criterion = subject.model.criteria[overtake.criterion].id,
                                .weight = overtake.from,
                                .to = overtake.to,
                                .until = overtake.until}
                               .row());
  }
  return records;
}

Json comparison_json(const Subject& subject, const Comparison& comparison) {
  Json json{{"profile", subject.profile.id},
            {"missing", id_of(subject.profile.missing)},
            {"method", id_of(subject.profile.method)},
            {"evidence", id_of(subject.profile.evidence)},
            {"as_of", date_json(subject.profile.as_of)},
            {"as_of_from", day_source_json(subject.profile)},
            {"ranked", comparison.a.of},
            {"gap", comparison.gap}};
  Json& criteria = json["criteria"] = Json::array();
  for (const CriterionGap& criterion : comparison.criteria)
    criteria.push_back(criterion_json(subject.model, criterion));
  Json& overtakes = json["overtakes"] = Json::array();
  for (const Overtake& overtake : comparison.overtakes) {
    overtakes.push_back(overtake_json(subject, comparison, overtake));
  }
  json["a"] = company_json(subject, comparison.a);
  json["b"] = company_json(subject, comparison.b);
  return json;
}

}  // namespace fitrank
