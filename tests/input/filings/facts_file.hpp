// Company facts written for a test, and what an import of them knew on a day.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "input/records/imported.hpp"

namespace fitrank::test {

/// A filing: accession number, form and day.
struct TestFiling {
  std::string accession;
  std::string form;
  std::string filed;
};

inline const char* const kRevenues = "Revenues";
inline const char* const kContract = "RevenueFromContractWithCustomerExcludingAssessedTax";
inline const char* const kResearch = "ResearchAndDevelopmentExpense";

/// Builds {cik, entityName, facts}; amounts are in millions.
class FactsFile {
 public:
  explicit FactsFile(std::string taxonomy = "us-gaap") : taxonomy_(std::move(taxonomy)) {}

  FactsFile& add(const TestFiling& filing, const std::string& tag, const std::string& start, const std::string& end,
                 double millions, const std::string& unit = "USD");
  /// A state on a day.
  FactsFile& add_day(const TestFiling& filing, const std::string& tag, const std::string& end, double millions);
  FactsFile& cik(std::string json) {
    cik_ = std::move(json);
    return *this;
  }
  std::string json() const;

 private:
  std::string taxonomy_;
  std::string cik_ = "123";
  std::map<std::string, std::map<std::string, std::vector<std::string>>> facts_;  ///< by tag and unit
};

/// What the companyfacts importer makes of it.
ImportedFile import_facts(const FactsFile& facts);

/// The value of `signal` for the period that ends on `end`, as known on `by`: "12.5", "profitable", or "unknown".
std::string known(const ImportedFile& file, const std::string& signal, const std::string& end, const std::string& by);
/// The observation behind it; fails where there is none.
ImportedObservation known_observation(const ImportedFile& file, const std::string& signal, const std::string& end,
                                      const std::string& by);

/// After all that any test has filed.
inline const char* const kEver = "2099-01-01";

/// The growth of revenue in the period that ends on `end`, as known on `by`.
std::string growth(const ImportedFile& file, const std::string& end, const std::string& by = kEver);

}  // namespace fitrank::test
