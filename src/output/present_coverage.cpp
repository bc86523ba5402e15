#include "fitrank/present_coverage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

std::string count_or_dot(std::size_t count) { return count == 0 ? "·" : fmt::format("{}", count); }

std::string age_header(std::size_t group) {
  return group == kAgeYears.size() ? "older" : fmt::format("≤ {} y", kAgeYears[group]);
}

/// The rows of signals of which anything is known.
template <typename Cells>
std::vector<Table::Row> known_rows(const Model& model, const EvidenceCoverage& coverage, const Cells& cells) {
  std::vector<Table::Row> rows;
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    if (coverage.signals[s].companies == 0) continue;
    rows.push_back({{{model.signals[s].id, Style::strong}}, {}});
    cells(coverage.signals[s], rows.back().cells);
  }
  return rows;
}

Table tier_table(const Model& model, const EvidenceCoverage& coverage) {
  Table table{{{"Signal"}, {"Known", Align::right}, {"Share", Align::right}}, {}, ""};
  for (const Tier& tier : model.tiers) table.columns.push_back({tier.id, Align::right});
  table.rows = known_rows(model, coverage, [&](const SignalCoverage& signal, std::vector<Cell>& cells) {
    cells.push_back({fmt::format("{}", signal.companies)});
    cells.push_back({percent_text(static_cast<double>(signal.companies) / static_cast<double>(coverage.companies))});
    for (const std::size_t count : signal.tiers) cells.push_back({count_or_dot(count)});
  });
  return table;
}

Table age_table(const Model& model, const EvidenceCoverage& coverage) {
  Table table{{{"Signal"}}, {}, ""};
  for (std::size_t i = 0; i <= kAgeYears.size(); ++i) table.columns.push_back({age_header(i), Align::right});
  for (const char* header : {"undated", "oldest", "latest"}) table.columns.push_back({header, Align::right});
  table.rows = known_rows(model, coverage, [](const SignalCoverage& signal, std::vector<Cell>& cells) {
    for (const std::size_t count : signal.ages) cells.push_back({count_or_dot(count)});
    cells.push_back({count_or_dot(signal.undated)});
    cells.push_back({signal.oldest ? signal.oldest->text() : "·"});
    cells.push_back({signal.latest ? signal.latest->text() : "·"});
  });
  return table;
}

/// "Unknown of everybody: total_comp."
std::string unknown_text(const Model& model, const EvidenceCoverage& coverage) {
  std::vector<std::string> ids;
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    if (coverage.signals[s].companies == 0) ids.push_back(model.signals[s].id);
  }
  return ids.empty() ? "" : fmt::format("Unknown of everybody: {}.", fmt::join(ids, ", "));
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
  document.blocks.emplace_back(Heading{"By tier", 2});
  document.blocks.emplace_back(tier_table(model, coverage));
  document.blocks.emplace_back(Heading{"By age", 2});
  document.blocks.emplace_back(age_table(model, coverage));
  const std::string unknown = unknown_text(model, coverage);
  if (!unknown.empty()) document.blocks.emplace_back(Paragraph{unknown, Style::plain});
  document.blocks.emplace_back(Paragraph{
      "Of each company and signal, the observation that counts: its tier, and how long ago it was so.", Style::dim});
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
