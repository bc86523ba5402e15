#include "fitrank/present_coverage.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

std::string count_or_dot(std::size_t count) { return count == 0 ? "·" : fmt::format("{}", count); }

std::string age_header(std::size_t group) {
  return group == kAgeYears.size() ? "older" : fmt::format("≤ {} y", kAgeYears[group]);
}

Table table(const Model& model, const EvidenceCoverage& coverage) {
  Table table{{{"Signal"}, {"Known", Align::right}, {"Share", Align::right}}, {}, ""};
  for (const Tier& tier : model.tiers) table.columns.push_back({tier.id, Align::right});
  for (std::size_t i = 0; i <= kAgeYears.size(); ++i) table.columns.push_back({age_header(i), Align::right});
  table.columns.push_back({"undated", Align::right});
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    const SignalCoverage& signal = coverage.signals[s];
    const double share =
        coverage.companies == 0 ? 0 : static_cast<double>(signal.companies) / static_cast<double>(coverage.companies);
    Table::Row row{{{model.signals[s].id, signal.companies > 0 ? Style::strong : Style::dim},
                    {count_or_dot(signal.companies)},
                    {signal.companies == 0 ? "·" : percent_text(share)}},
                   {}};
    for (const std::size_t count : signal.tiers) row.cells.push_back({count_or_dot(count)});
    for (const std::size_t count : signal.ages) row.cells.push_back({count_or_dot(count)});
    row.cells.push_back({count_or_dot(signal.undated)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Records records(const Model& model, const EvidenceCoverage& coverage) {
  Records records{{"signal", "companies", "of"}, {}};
  for (const Tier& tier : model.tiers) records.header.push_back(tier.id);
  for (const long years : kAgeYears) records.header.push_back(fmt::format("within_{}_years", years));
  for (const char* name : {"older", "undated", "oldest", "latest"}) records.header.emplace_back(name);
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    const SignalCoverage& signal = coverage.signals[s];
    std::vector<Records::Field> row{text_field(model.signals[s].id), count_field(signal.companies),
                                    count_field(coverage.companies)};
    for (const std::size_t count : signal.tiers) row.push_back(count_field(count));
    for (const std::size_t count : signal.ages) row.push_back(count_field(count));
    row.push_back(count_field(signal.undated));
    row.push_back(text_field(signal.oldest ? signal.oldest->text() : ""));
    row.push_back(text_field(signal.latest ? signal.latest->text() : ""));
    records.rows.push_back(std::move(row));
  }
  return records;
}

std::string day_text(const EvidenceCoverage& coverage) {
  if (!coverage.day) return "Nothing that counts is dated.";
  return fmt::format("Ages as of {}{}.", coverage.day->text(),
                     coverage.day_given ? "" : ", the latest date among what counts");
}

}  // namespace

Document present_coverage(const Model& model, const EvidenceCoverage& coverage) {
  Document document;
  document.blocks.emplace_back(Heading{"What is known", 1});
  document.blocks.emplace_back(Paragraph{
      fmt::format("{}. {}", count_text(coverage.companies, "company", "companies"), day_text(coverage)), Style::plain});
  document.blocks.emplace_back(table(model, coverage));
  document.blocks.emplace_back(
      Paragraph{"Of each company and signal, the observation that counts: its tier, and how long ago it was so.",
                Style::dim});
  document.records = records(model, coverage);
  return document;
}

nlohmann::ordered_json coverage_json(const Model& model, const EvidenceCoverage& coverage) {
  Json signals = Json::array();
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    const SignalCoverage& signal = coverage.signals[s];
    Json tiers = Json::object();
    for (std::size_t t = 0; t < signal.tiers.size(); ++t) tiers[model.tiers[t].id] = signal.tiers[t];
    Json ages = Json::object();
    for (std::size_t i = 0; i < kAgeYears.size(); ++i) {
      ages[fmt::format("within_{}_years", kAgeYears[i])] = signal.ages[i];
    }
    ages["older"] = signal.ages.back();
    ages["undated"] = signal.undated;
    signals.push_back({{"signal", model.signals[s].id},
                       {"companies", signal.companies},
                       {"tiers", std::move(tiers)},
                       {"ages", std::move(ages)},
                       {"oldest", date_json(signal.oldest)},
                       {"latest", date_json(signal.latest)}});
  }
  return {{"companies", coverage.companies}, {"day", date_json(coverage.day)}, {"signals", std::move(signals)}};
}

}  // namespace fitrank
