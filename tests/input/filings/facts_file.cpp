#include "input/filings/facts_file.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "input/filings/filings_importers.hpp"
#include "input/records/imported_text.hpp"
#include "input/records/standard_rules.hpp"

namespace fitrank::test {
namespace {

constexpr double kMillion = 1e6;

std::string fact(const TestFiling& filing, const std::string& start, const std::string& end, double millions) {
  const std::string first = start.empty() ? "" : fmt::format(R"("start":"{}",)", start);
  // The fiscal year and period say what no one may believe: they are the filing's, and may be null.
  return fmt::format(
      R"({{{}"end":"{}","val":{},"accn":"{}","fy":null,"fp":"Q9","form":"{}","filed":"{}","frame":"CY1999"}})", first,
      end, millions * kMillion, filing.accession, filing.form, filing.filed);
}

const ImportedObservation* find_known(const ImportedFile& file, const std::string& signal, const std::string& end,
                                      const std::string& by) {
  const ImportedObservation* found = nullptr;
  for (const ImportedObservation& observation : file.observations) {
    if (observation.signal != signal || observation.period_end->text() != end) continue;
    if (observation.filed->text() <= by && (found == nullptr || found->filed <= observation.filed))
      found = &observation;
  }
  return found;
}

}  // namespace

FactsFile& FactsFile::add(const TestFiling& filing, const std::string& tag, const std::string& start,
                          const std::string& end, double millions, const std::string& unit) {
  facts_[tag][unit].push_back(fact(filing, start, end, millions));
  return *this;
}

FactsFile& FactsFile::add_day(const TestFiling& filing, const std::string& tag, const std::string& end,
                              double millions) {
  facts_[tag]["USD"].push_back(fact(filing, "", end, millions));
  return *this;
}

std::string FactsFile::json() const {
  std::string tags;
  for (const auto& [tag, units] : facts_) {
    std::string unit_list;
    for (const auto& [unit, facts] : units) {
      unit_list += fmt::format(R"({}"{}":[{}])", unit_list.empty() ? "" : ",", unit, fmt::join(facts, ","));
    }
    tags += fmt::format(R"({}"{}":{{"label":null,"description":null,"units":{{{}}}}})", tags.empty() ? "" : ",", tag,
                        unit_list);
  }
  return fmt::format(R"({{"cik":{},"entityName":"Acme","facts":{{"dei":{{}},"{}":{{{}}}}}}})", cik_, taxonomy_, tags);
}

ImportedFile import_facts(const FactsFile& facts) {
  return import_text(*make_companyfacts_importer(standard_options()), "CIK0000000123.json", facts.json());
}

std::string known(const ImportedFile& file, const std::string& signal, const std::string& end, const std::string& by) {
  const ImportedObservation* const found = find_known(file, signal, end, by);
  if (found == nullptr) return "unknown";
  if (const auto* level = std::get_if<std::string>(&found->value)) return *level;
  return fmt::format("{}", std::get<double>(found->value));
}

ImportedObservation known_observation(const ImportedFile& file, const std::string& signal, const std::string& end,
                                      const std::string& by) {
  const ImportedObservation* const found = find_known(file, signal, end, by);
  EXPECT_NE(found, nullptr) << signal << " to " << end << " by " << by << " in\n" << all_text(file);
  return found == nullptr ? ImportedObservation{} : *found;
}

std::string growth(const ImportedFile& file, const std::string& end, const std::string& by) {
  return known(file, "revenue_growth", end, by);
}

}  // namespace fitrank::test
