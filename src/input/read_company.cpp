#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "input/company_files.hpp"
#include "input/kind_of.hpp"
#include "input/names.hpp"
#include "input/read_yaml.hpp"
#include "input/yaml_fields.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kCikDigits = 10;
const std::vector<std::string> kMarkets{"training", "inference", "orbital"};

class CompanyReader {
 public:
  CompanyReader(Report& report, const Model& model, TakenIds& ids)
      : fields_(report),
        model_(model),
        ids_(ids),
        signals_(known_names(model.signals)),
        tiers_(known_names(model.tiers)),
        layers_(known_names(model.layers)) {}

  Company read(const Field& root) {
    if (!fields_.is_map(root, {"id", "name", "ticker", "cik", "layer", "market", "complete_as_of", "sources",
                               "observations", "claims"})) {
      return {};
    }
    Company company;
    if (const auto id = fields_.need(root, "id")) read_id(*id, company.id);
    if (const auto name = fields_.need(root, "name")) company.name = fields_.filled_text(*name).value_or("");
    if (const auto ticker = fields_.find(root, "ticker")) company.ticker = fields_.text(*ticker).value_or("");
    if (const auto cik = fields_.find(root, "cik")) read_cik(*cik, company.cik);
    if (const auto layer = fields_.find(root, "layer")) company.layer = read_layer(*layer);
    if (const auto market = fields_.find(root, "market")) company.market = read_market(*market);
    if (const auto day = fields_.find(root, "complete_as_of")) company.complete_as_of = fields_.date(*day);
    if (const auto sources = fields_.find(root, "sources")) company.sources = fields_.source_titles(*sources);
    if (const auto list = fields_.need(root, "observations")) {
      for (const Field& item : fields_.items(*list)) company.observations.push_back(read_observation(item));
    }
    if (const auto list = fields_.find(root, "claims")) {
      for (const Field& item : fields_.items(*list)) company.claims.push_back(read_claim(item));
    }
    give_titles(company, model_.sources);
    return company;
  }

 private:
  void read_id(const Field& field, std::string& id) {
    id = fields_.id(field).value_or("");
    Report& report = fields_.report();
    if (!id.empty()) ids_.take(id, field.node->offset, report.line_of(field.node->offset), report);
  }

  void read_cik(const Field& field, std::string& cik) {
    cik = fields_.text(field).value_or("");
    if (field.node->kind != YamlNode::Kind::scalar) return;
    const bool digits = cik.find_first_not_of("0123456789") == cik.npos;
    if (!digits || cik.empty() || cik.size() > kCikDigits) {
      fields_.fail(field, fmt::format("expected 1 to {} digits, found {}", kCikDigits, in_quotes(cik)));
    }
  }

  /// A model that lists no layers leaves their ids to the dossiers.
  std::string read_layer(const Field& field) {
    if (layers_.empty()) return fields_.id(field).value_or("");
    const auto layer = fields_.choice(field, layers_, "layer");
    return layer ? layers_[*layer].id : "";
  }

  std::string read_market(const Field& field) {
    const auto market = fields_.choice(field, kMarkets, "market");
    return market ? kMarkets[*market] : "";
  }

  Claim read_claim(const Field& map) {
    Claim claim;
    if (!fields_.is_map(map, {"text", "tier", "as_of", "source", "signal"})) return claim;
    if (const auto text = fields_.need(map, "text")) claim.text = fields_.filled_text(*text).value_or("");
    if (const auto tier = fields_.need(map, "tier")) claim.tier = fields_.choice(*tier, tiers_, "tier").value_or(0);
    if (const auto as_of = fields_.find(map, "as_of")) claim.as_of = fields_.date(*as_of);
    if (const auto source = fields_.need(map, "source")) claim.source = fields_.filled_text(*source).value_or("");
    claim.signal = read_signal(map).value_or(0);
    return claim;
  }

  Observation read_observation(const Field& map) {
    Observation observation;
    if (!fields_.is_map(map, {"signal", "value", "tier", "as_of", "filed", "source", "note"})) return observation;
    const auto signal = read_signal(map);
    observation.signal = signal.value_or(0);
    if (const auto value = fields_.need(map, "value")) {
      if (signal) observation.value = read_value(*value, model_.signals[*signal]);
    }
    if (const auto tier = fields_.need(map, "tier")) observation.tier = fields_.choice(*tier, tiers_, "tier");
    if (const auto as_of = fields_.find(map, "as_of")) observation.as_of = fields_.date(*as_of);
    if (const auto filed = fields_.find(map, "filed")) observation.filed = fields_.date(*filed);
    if (const auto source = fields_.need(map, "source")) {
      observation.source = fields_.filled_text(*source).value_or("");
    }
    if (const auto note = fields_.find(map, "note")) observation.note = fields_.text(*note).value_or("");
    return observation;
  }

  std::optional<std::size_t> read_signal(const Field& map) {
    const auto field = fields_.need(map, "signal");
    return field ? fields_.choice(*field, signals_, "signal") : std::nullopt;
  }

  Value read_value(const Field& field, const Signal& signal) {
    if (!signal.value_function.takes_levels()) return fields_.number(field).value_or(0);
    const std::vector<KnownName> levels = known_names(signal.value_function.levels());
    const auto level = fields_.choice(field, levels, signal.id + " level");
    return Level{level.value_or(0)};
  }

  FieldReader fields_;
  const Model& model_;
  TakenIds& ids_;
  std::vector<KnownName> signals_;
  std::vector<KnownName> tiers_;
  std::vector<KnownName> layers_;
};

}  // namespace

std::optional<Company> read_company(const SourceText& source, const Model& model, TakenIds& ids, Problems& problems) {
  Report report(source);
  Company company;
  const auto root = read_yaml_tree(report);
  if (root && !is_other_kind(*root, FileKind::company, report)) {
    company = CompanyReader(report, model, ids).read({&*root, ""});
  }
  if (!report.finish(problems)) return std::nullopt;
  return company;
}

std::optional<Company> read_company(const SourceText& source, const Model& model, Problems& problems) {
  TakenIds ids;
  return read_company(source, model, ids, problems);
}

}  // namespace fitrank
