#include "output/write_companies.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "output/numbers.hpp"

namespace fitrank {
namespace {

/// A double-quoted scalar: YAML reads JSON's.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string value_scalar(const Signal& signal, const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return exact_text(*number);
  return quoted(signal.value_function.levels()[std::get<Level>(value).index].name);
}

class DossierWriter {
 public:
  DossierWriter(const Model& model, const Company& company) : model_(model), company_(company) {}

  std::string text() {
    // A table's ids are any text; a dossier's are also the names of files.
    if (company_.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") != company_.id.npos) {
      throw std::invalid_argument(fmt::format("{} cannot be the id of a dossier", company_.id));
    }
    add("", "id", quoted(company_.id));
    add("", "name", quoted(company_.name));
    if (!company_.ticker.empty()) add("", "ticker", quoted(company_.ticker));
    if (!company_.cik.empty()) add("", "cik", quoted(company_.cik));
    if (!company_.layer.empty()) add("", "layer", quoted(company_.layer));
    if (!company_.market.empty()) add("", "market", quoted(company_.market));
    if (company_.complete_as_of) add("", "complete_as_of", company_.complete_as_of->text());
    if (!company_.sources.empty()) text_ += "sources:\n";
    for (const SourceTitle& titled : company_.sources) add("  ", quoted(titled.source), quoted(titled.title));
    text_ += company_.observations.empty() ? "observations: []\n" : "observations:\n";
    for (const Observation& observation : company_.observations) add(observation);
    if (!company_.claims.empty()) text_ += "claims:\n";
    for (const Claim& claim : company_.claims) add(claim);
    return std::move(text_);
  }

 private:
  void add(std::string_view indent, std::string_view key, std::string_view scalar) {
    text_ += fmt::format("{}{}: {}\n", indent, key, scalar);
  }

  void add(const Observation& observation) {
    if (!observation.tier) {
      throw std::invalid_argument(fmt::format("{} is a row of a table, which states no tiers", company_.id));
    }
    const Signal& signal = model_.signals[observation.signal];
    add("  - ", "signal", signal.id);
    add("    ", "value", value_scalar(signal, observation.value));
    add("    ", "tier", model_.tiers[*observation.tier].id);
    if (observation.as_of) add("    ", "as_of", observation.as_of->text());
    if (observation.filed) add("    ", "filed", observation.filed->text());
    add("    ", "source", quoted(observation.source));
    if (!observation.note.empty()) add("    ", "note", quoted(observation.note));
  }

  void add(const Claim& claim) {
    add("  - ", "text", quoted(claim.text));
    add("    ", "tier", model_.tiers[claim.tier].id);
    if (claim.as_of) add("    ", "as_of", claim.as_of->text());
    add("    ", "source", quoted(claim.source));
    add("    ", "signal", model_.signals[claim.signal].id);
  }

  const Model& model_;
  const Company& company_;
  std::string text_;
};

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == text.npos && !text.starts_with(' ') && !text.ends_with(' ')) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
  return cell + '"';
}

std::string csv_value(const Signal& signal, const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return exact_text(*number);
  return csv_cell(signal.value_function.levels()[std::get<Level>(value).index].name);
}

/// The model's signals that are known of any company.
std::vector<bool> known_signals(const Model& model, const CompanySet& set) {
  std::vector<bool> known(model.signals.size());
  for (const Assessment& assessment : set.assessments) {
    for (const SignalScore& line : assessment.signals) known[line.signal] = true;
  }
  return known;
}

std::string csv_row(const Model& model, const Company& company, const Assessment& assessment,
                    const std::vector<bool>& known) {
  if (!company.stated.empty()) {
    throw std::invalid_argument(fmt::format("{} is a row of a table already", company.id));
  }
  std::vector<std::string> cells(model.signals.size());
  for (const SignalScore& line : assessment.signals) {
    cells[line.signal] = csv_value(model.signals[line.signal], company.observations[line.chosen].value);
  }
  std::string row = csv_cell(company.id) + "," + csv_cell(company.name);
  for (std::size_t s = 0; s < cells.size(); ++s) {
    if (known[s]) row += "," + cells[s];
  }
  return row + "\n";
}

}  // namespace

std::string dossier_yaml(const Model& model, const Company& company) { return DossierWriter(model, company).text(); }

std::string_view observations_csv_header() {
  return "company,name,layer,listed,signal,number,level,unit,tier,period_start,period_end,month,as_of,filed,source,"
         "note,rule,"
         "by_hand\n";
}

std::string observations_csv(const Company& company, std::span<const StatedObservation> stated) {
  const std::string start =
      fmt::format("{},{},{}", csv_cell(company.id), csv_cell(company.name), csv_cell(company.layer));
  std::string text;
  for (const StatedObservation& one : stated) {
    if (!one.signal.empty() && one.tier.empty()) {
      throw std::invalid_argument(fmt::format("{} is a row of a table, which states no tiers", company.id));
    }
    text +=
        fmt::format("{},{},{},{}", start, one.listed, csv_cell(one.signal), one.number ? exact_text(*one.number) : "");
    for (const std::string* cell : {&one.level, &one.unit, &one.tier, &one.period_start, &one.period_end, &one.month,
                                    &one.as_of, &one.filed, &one.source, &one.note, &one.rule}) {
      text += "," + csv_cell(*cell);
    }
    text += one.by_hand ? ",1\n" : ",0\n";
  }
  return text;
}

std::string companies_csv(const Model& model, const CompanySet& set) {
  const std::vector<bool> known = known_signals(model, set);
  std::string text = "id,name";
  for (std::size_t s = 0; s < known.size(); ++s) {
    if (known[s]) text += "," + model.signals[s].id;
  }
  text += "\n";
  for (std::size_t i = 0; i < set.companies.size(); ++i) {
    text += csv_row(model, set.companies[i], set.assessments[i], known);
  }
  return text;
}

}  // namespace fitrank
