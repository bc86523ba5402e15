// The cases of tests/cases/*.case: what an importer is given, and which dated observations come out. README.md there
// says how to write one.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "input/imports/importers.hpp"
#include "input/read_yaml.hpp"
#include "input/records/imported_text.hpp"
#include "input/records/read_source_rules.hpp"
#include "input/records/standard_rules.hpp"
#include "support/source_file.hpp"

namespace fitrank::test {
namespace {

namespace fs = std::filesystem;

/// The rules of config/sources.yaml, with the signals too that config/model.yaml does not have.
std::shared_ptr<const SourceRules> all_rules() {
  Problems problems;
  const auto source = read_source(source_file("config/sources.yaml"), kYamlSizeLimit, problems);
  return std::make_shared<const SourceRules>(read_source_rules(source.value(), problems).value());
}

/// One case, as it is read line by line.
class ImportCase {
 public:
  explicit ImportCase(const fs::path& path) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line); ++line_) read(line);
    std::ranges::sort(expected_);
  }

  void check() const {
    const auto importer = make_importer(kind_, options_);
    ASSERT_NE(importer, nullptr) << "no such import: " << kind_;
    const ImportedFile file = import_text(*importer, name_, facts_.empty() ? text_ : facts_json());
    std::vector<std::string> found;
    for (const ImportedObservation& one : file.observations) {
      const std::string text = text_of(file, one);
      if (!some_ || std::ranges::binary_search(expected_, text)) found.push_back(text);
    }
    std::ranges::sort(found);
    EXPECT_EQ(fmt::format("{}", fmt::join(found, "\n")), fmt::format("{}", fmt::join(expected_, "\n")));
    const std::string rejects = rejects_text(file);
    for (const std::string& part : says_) EXPECT_NE(rejects.find(part), std::string::npos) << part << "\n" << rejects;
  }

 private:
  void read(const std::string& line) {
    if (in_text_ && (line.empty() || line.starts_with("  "))) {
      text_ += (line.empty() ? "" : line.substr(2)) + "\n";
      return;
    }
    in_text_ = false;
    std::istringstream words(line);
    std::string word;
    if (!(words >> word) || word.starts_with('#')) return;
    std::string rest;
    std::getline(words >> std::ws, rest);
    if (word == "import") return read_import(rest);
    if (word == "fact") return facts_.push_back(rest);
    if (word == "gives") return expected_.push_back(rest);
    if (word == "says") return says_.push_back(rest);
    if (word == "text:") {
      in_text_ = true;
      return;
    }
    if (line == "among others") {
      some_ = true;
      return;
    }
    ADD_FAILURE() << "line " << line_ + 1 << ": " << line;
  }

  /// "companyfacts all signals", "postings board-2026-07-18.json software senior"
  void read_import(const std::string& rest) {
    std::istringstream words(rest);
    words >> kind_ >> name_;
    options_.rules = name_ == "all" ? all_rules() : standard_rules();
    if (name_.empty() || name_ == "all") name_ = "CIK0000000123.json";
    words >> options_.role >> options_.seniority;
  }

  /// FORM ACCESSION FILED TAXONOMY:TAG START END AMOUNT UNIT; a state on a day has no START.
  std::string facts_json() const {
    nlohmann::ordered_json facts;
    for (const std::string& line : facts_) {
      std::istringstream stream(line);
      std::vector<std::string> words;
      for (std::string word; stream >> word;) words.push_back(word);
      EXPECT_TRUE(words.size() == 7 || words.size() == 8) << line;
      if (words.size() < 7) continue;
      const std::string unit = words.back();
      nlohmann::ordered_json fact{{"end", words[words.size() - 3]},
                                  {"val", nlohmann::json::parse(words[words.size() - 2])},
                                  {"accn", words[1]},
                                  {"form", words[0]},
                                  {"filed", words[2]}};
      if (words.size() == 8) fact["start"] = words[4];
      const std::size_t colon = words[3].find(':');
      facts[words[3].substr(0, colon)][words[3].substr(colon + 1)]["units"][unit].push_back(fact);
    }
    return nlohmann::ordered_json{{"cik", 123}, {"entityName", "Acme"}, {"facts", facts}}.dump();
  }

  /// "Acme: revenue_growth 25, filed, of 2023-12-31, known 2024-02-20"
  static std::string text_of(const ImportedFile& file, const ImportedObservation& one) {
    const auto* number = std::get_if<double>(&one.value);
    const auto day = [](const std::optional<Date>& date) { return date ? date->text() : std::string("no day"); };
    const ImportedCompany& company = file.companies[one.company];
    return fmt::format("{}: {} {}, {}, of {}, known {}",
                       company.name.empty() ? company.identifiers.at(0).value : company.name, one.signal,
                       number != nullptr ? fmt::format("{}", *number) : std::get<std::string>(one.value), one.tier,
                       day(one.as_of), day(one.filed));
  }

  std::size_t line_ = 0;
  std::string kind_;
  std::string name_;
  ImportOptions options_;
  std::vector<std::string> facts_;
  std::string text_;
  bool in_text_ = false;
  bool some_ = false;
  std::vector<std::string> expected_;
  std::vector<std::string> says_;
};

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(source_file("tests/cases"))) {
    if (entry.path().extension() == ".case") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

class ImportCases : public testing::TestWithParam<std::string> {};

TEST_P(ImportCases, GiveTheirObservations) {
  ImportCase(fs::path(source_file("tests/cases")) / (GetParam() + ".case")).check();
}

INSTANTIATE_TEST_SUITE_P(All, ImportCases, testing::ValuesIn(case_names()),
                         [](const auto& named) { return named.param; });

}  // namespace
}  // namespace fitrank::test
