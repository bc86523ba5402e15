#include "output/present_audit_data.hpp"

#include <fmt/ranges.h>

#include <optional>
#include <string>
#include <utility>

#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

Json number_json(const std::optional<double>& number) { return number ? Json(*number) : Json(nullptr); }

Json value_or_null(const Signal& signal, const std::optional<Value>& value) {
  return value ? value_json(signal, *value) : Json(nullptr);
}

class AuditRecords {
 public:
  explicit AuditRecords(const Model& model) : model_(model) {}

  Records of(const Audit& audit) {
    for (const EffectiveWeight& one : audit.weights) {
      const std::string& id = model_.criteria[one.criterion].id;
      add("weights", id, "", "weight", one.weight, one.with_score.companies);
      add("weights", id, "", "correlation_with_score", one.with_score.r, one.with_score.companies);
      add("weights", id, "", "compared_weight", one.compared, one.with_score.companies);
      add("weights", id, "", "effective_weight", one.effective, one.with_score.companies);
    }
    for (const CorrelatedPair& pair : audit.criteria) {
      add("criteria", model_.criteria[pair.a].id, model_.criteria[pair.b].id, "correlation", pair.correlation.r,
          pair.correlation.companies);
    }
    for (const CorrelatedPair& pair : audit.signals) {
      add("signals", model_.signals[pair.a].id, model_.signals[pair.b].id, "correlation", pair.correlation.r,
          pair.correlation.companies);
    }
    add_goalposts(audit);
    add_missing(audit);
    return std::move(records_);
  }

 private:
  void add(const char* part, const std::string& id, const std::string& other, const char* measure,
           std::optional<double> number, std::size_t companies) {
    records_.rows.push_back({text_field(part), text_field(id), text_field(other), text_field(measure),
                             number_field(number), count_field(companies)});
  }

  void add_goalposts(const Audit& audit) {
    for (std::size_t s = 0; s < audit.goalposts.size(); ++s) {
      const GoalpostUse& use = audit.goalposts[s];
      const Signal& signal = model_.signals[s];
      const std::pair<const char*, std::size_t> counts[] = {
          {"at_worst", use.at_worst}, {"at_best", use.at_best}, {"outside", use.outside}};
      for (const auto& [measure, count] : counts) {
        add("goalposts", signal.id, "", measure, static_cast<double>(count), use.known);
      }
      for (const auto& [measure, value] : {std::pair("least", use.least), std::pair("greatest", use.greatest)}) {
        records_.rows.push_back({text_field("goalposts"), text_field(signal.id), text_field(""), text_field(measure),
                                 value ? value_field(signal, *value) : Records::Field{}, count_field(use.known)});
      }
    }
  }

  void add_missing(const Audit& audit) {
    for (std::size_t c = 0; c < audit.coverage.size(); ++c) {
      const std::string& id = model_.criteria[c].id;
      add("coverage", id, "", "known", static_cast<double>(audit.coverage[c].known), audit.companies);
      if (audit.companies == 0) continue;
      add("coverage", id, "", "mean_coverage", audit.coverage[c].mean_coverage, audit.companies);
    }
    for (const LayerCoverage& layer : audit.layers) {
      add("layers", layer.layer, "", "mean_coverage", layer.mean_coverage, layer.companies);
    }
    for (const KnownPattern& pattern : audit.patterns) {
      std::vector<std::string> ids;
      for (const std::size_t c : pattern.known) ids.push_back(model_.criteria[c].id);
      add("patterns", fmt::format("{}", fmt::join(ids, " ")), "", "companies", static_cast<double>(pattern.companies),
          audit.companies);
    }
    add("coverage", "", "", "correlation_with_score", audit.coverage_with_score.r, audit.coverage_with_score.companies);
  }

  const Model& model_;
  Records records_{{"part", "id", "other", "measure", "value", "companies"}, {}};
};

Json effective_weights_json(const Model& model, const Audit& audit) {
  Json weights = Json::array();
  for (const EffectiveWeight& one : audit.weights) {
    weights.push_back({{"criterion", model.criteria[one.criterion].id},
                       {"weight", one.weight},
                       {"correlation_with_score", number_json(one.with_score.r)},
                       {"companies", one.with_score.companies},
                       {"compared_weight", number_json(one.compared)},
                       {"effective_weight", number_json(one.effective)},
                       {"counts_more", one.counts_more()},
                       {"counts_less", one.counts_less()}});
  }
  return weights;
}

template <typename Things>
Json pairs_json(const Things& things, const std::vector<CorrelatedPair>& pairs) {
  Json json = Json::array();
  for (const CorrelatedPair& pair : pairs) {
    json.push_back({{"a", things[pair.a].id},
                    {"b", things[pair.b].id},
                    {"correlation", number_json(pair.correlation.r)},
                    {"companies", pair.correlation.companies},
                    {"redundant", pair.correlation.redundant()},
                    {"trade_off", pair.correlation.trade_off()}});
  }
  return json;
}

Json goalposts_json(const Model& model, const Audit& audit) {
  Json json = Json::array();
  for (std::size_t s = 0; s < audit.goalposts.size(); ++s) {
    const GoalpostUse& use = audit.goalposts[s];
    json.push_back({{"signal", model.signals[s].id},
                    {"known", use.known},
                    {"at_worst", use.at_worst},
                    {"at_best", use.at_best},
                    {"outside", use.outside},
                    {"least", value_or_null(model.signals[s], use.least)},
                    {"greatest", value_or_null(model.signals[s], use.greatest)}});
  }
  return json;
}

Json missing_json(const Model& model, const Audit& audit) {
  Json criteria = Json::array();
  for (std::size_t c = 0; c < audit.coverage.size(); ++c) {
    const bool any = audit.companies > 0;
    criteria.push_back({{"criterion", model.criteria[c].id},
                        {"known", audit.coverage[c].known},
                        {"mean_coverage", any ? Json(audit.coverage[c].mean_coverage) : Json(nullptr)}});
  }
  Json layers = Json::array();
  for (const LayerCoverage& layer : audit.layers) {
    layers.push_back({{"layer", layer.layer.empty() ? Json(nullptr) : Json(layer.layer)},
                      {"companies", layer.companies},
                      {"mean_coverage", layer.mean_coverage}});
  }
  Json patterns = Json::array();
  for (const KnownPattern& pattern : audit.patterns) {
    Json known = Json::array();
    for (const std::size_t c : pattern.known) known.push_back(model.criteria[c].id);
    patterns.push_back({{"known", std::move(known)}, {"companies", pattern.companies}});
  }
  return {{"criteria", std::move(criteria)},
          {"layers", std::move(layers)},
          {"patterns", std::move(patterns)},
          {"coverage_with_score",
           {{"correlation", number_json(audit.coverage_with_score.r)},
            {"companies", audit.coverage_with_score.companies}}}};
}

}  // namespace

Records audit_records(const Model& model, const Audit& audit) { return AuditRecords(model).of(audit); }

Json audit_json(const PoolSubject& subject, const Audit& audit) {
  return {{"profile", subject.profile.id},
          {"sentence", audit_sentence(subject.model, audit)},
          {"missing", id_of(subject.profile.missing)},
          {"evidence", id_of(subject.profile.evidence)},
          {"as_of", date_json(subject.profile.as_of)},
          {"companies", audit.companies},
          {"with_signals", audit.with_signals},
          {"ranked", audit.ranked},
          {"excluded", subject.excluded},
          {"weights", effective_weights_json(subject.model, audit)},
          {"criteria", pairs_json(subject.model.criteria, audit.criteria)},
          {"signals", pairs_json(subject.model.signals, audit.signals)},
          {"goalposts", goalposts_json(subject.model, audit)},
          {"known", missing_json(subject.model, audit)}};
}

}  // namespace fitrank
