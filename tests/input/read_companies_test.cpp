#include "input/read_companies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "input/reading.hpp"
#include "input/scratch.hpp"

namespace fitrank::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string company(const std::string& id) { return "id: " + id + "\nname: " + id + "\nobservations: []\n"; }

std::vector<Company> good_table(const std::string& text) {
  Problems problems;
  auto companies = read_companies_csv({"all.csv", text}, small_model(), problems);
  EXPECT_EQ(to_text(problems), "");
  return companies;
}

struct Found {
  std::vector<std::string> ids;
  std::string problems;
};

Found find(const std::vector<std::filesystem::path>& paths) {
  Problems problems;
  Found found;
  for (const Company& one : read_companies(paths, small_model(), problems)) found.ids.push_back(one.id);
  found.problems = to_text(problems);
  return found;
}

TEST(ReadCompaniesCsv, ReadsStatedScores) {
  const auto companies = good_table("id,name,growth,learning\na,Acme,12.5,\n\"b\",,0,100\n");
  ASSERT_EQ(companies.size(), 2u);
  EXPECT_EQ(companies[0].name, "Acme");
  ASSERT_EQ(companies[0].stated.size(), 3u);
  EXPECT_EQ(companies[0].stated[0], 12.5f);
  EXPECT_TRUE(std::isnan(companies[0].stated[1]));
  EXPECT_TRUE(std::isnan(companies[0].stated[2]));
  EXPECT_EQ(companies[1].name, "b");
  EXPECT_EQ(companies[1].stated[0], 0.0f);
  EXPECT_EQ(companies[1].stated[2], 100.0f);
}

TEST(ReadCompaniesCsv, ReadsSignalsAsObservationsThatNameTheirLine) {
  const auto companies = good_table("id,rd_share,capital_access\na,-2.5,none\nb,,\n");
  ASSERT_EQ(companies.size(), 2u);
  EXPECT_THAT(companies[0].stated, IsEmpty());
  ASSERT_EQ(companies[0].observations.size(), 2u);
  EXPECT_EQ(companies[0].observations[0].signal, 2u);
  EXPECT_EQ(std::get<double>(companies[0].observations[0].value), -2.5);
  EXPECT_FALSE(companies[0].observations[0].tier);
  EXPECT_EQ(companies[0].observations[0].source, "all.csv:2");
  EXPECT_EQ(std::get<Level>(companies[0].observations[1].value), Level{2});
  EXPECT_THAT(companies[1].observations, IsEmpty());
}

TEST(ReadCompaniesCsv, MixesCriteriaWithSignalsOfOthers) {
  const auto companies = good_table("id,growth,rd_share\r\na,50,10\r\n");
  ASSERT_EQ(companies.size(), 1u);
  EXPECT_EQ(companies[0].stated[0], 50.0f);
  EXPECT_EQ(companies[0].observations.size(), 1u);
}

TEST(ReadCompaniesCsv, AHeaderAloneIsATableWithoutCompanies) { EXPECT_THAT(good_table("id,growth\n"), IsEmpty()); }

TEST(ReadCompaniesCsv, GivesTheGoodRowsBesideTheProblems) {
  Problems problems;
  const auto companies = read_companies_csv({"all.csv", "id,growth\na,1\nb,x\nc,3\na,4\n"}, small_model(), problems);
  ASSERT_EQ(companies.size(), 2u);
  EXPECT_EQ(companies[0].id, "a");
  EXPECT_EQ(companies[1].id, "c");
  EXPECT_EQ(problems.size(), 2u);
}

TEST(ReadCompanies, ReadsAFolderByFileName) {
  const Scratch scratch;
  scratch.write("b.yaml", company("b"));
  scratch.write("a.yml", company("z"));
  scratch.write("c.yaml", company("a"));
  scratch.write("README.md", "not a company");
  scratch.write(".#b.yaml", "an editor's lock");
  const Found found = find({scratch.folder()});
  EXPECT_THAT(found.ids, ElementsAre("z", "b", "a"));
  EXPECT_EQ(found.problems, "");
}

TEST(ReadCompanies, KeepsTheOrderOfThePaths) {
  const Scratch scratch;
  const auto table = scratch.write("t.csv", "id,growth\nb,1\na,2\n");
  const auto file = scratch.write("one.yaml", company("c"));
  EXPECT_THAT(find({file, table}).ids, ElementsAre("c", "b", "a"));
  EXPECT_THAT(find({table, file}).ids, ElementsAre("b", "a", "c"));
}

TEST(ReadCompanies, SaysThatAFolderHoldsNoCompanies) {
  const Scratch scratch;
  scratch.write("t.csv", "id\na\n");
  const Found found = find({scratch.folder()});
  EXPECT_THAT(found.ids, IsEmpty());
  EXPECT_EQ(found.problems, scratch.folder().string() + ": a folder without company files (*.yaml, *.yml)\n");
}

TEST(ReadCompanies, NamesBothPlacesOfAnIdInTwoFiles) {
  const Scratch scratch;
  const auto first = scratch.write("a.yaml", "# first\n" + company("acme"));
  const auto second = scratch.write("b.yaml", company("acme"));
  const auto table = scratch.write("t.csv", "id,growth\nnew,1\nacme,2\n");
  const Found found = find({first, second, table});
  EXPECT_THAT(found.ids, ElementsAre("acme", "new"));
  EXPECT_EQ(found.problems, second.string() + ":1:5: id: \"acme\" is already defined in " + first.string() +
                                ":2\nid: acme\n    ^\n" + table.string() + ":3:1: id: \"acme\" is already defined in " +
                                first.string() + ":2\nacme,2\n^\n");
}

TEST(ReadCompanies, ReportsTheProblemsOfEveryFile) {
  const Scratch scratch;
  const auto bad = scratch.write("a.yaml", "id: a\nname: A\n");
  const Found found = find({bad, "missing.csv"});
  EXPECT_EQ(found.problems, bad.string() + ":1:1: observations: is required\nid: a\n^\nmissing.csv: no such file\n");
}

TEST(ReadCompanies, TellsTablesFromYamlOnStandardInput) {
  for (const std::string table :
       {"id,growth\na,1\n", "id\na\n", "\r\n\"id\",growth\na,1\n", "\xef\xbb\xbfid,growth\na,1\n"}) {
    const StandardInput input(table);
    const Found found = find({"-"});
    EXPECT_THAT(found.ids, ElementsAre("a")) << table;
    EXPECT_EQ(found.problems, "");
  }
  for (const std::string& yaml :
       {company("a"), "# id,growth\n" + company("a"), std::string("{id: a, name: A, observations: []}")}) {
    const StandardInput input(yaml);
    const Found found = find({"-"});
    EXPECT_THAT(found.ids, ElementsAre("a")) << yaml;
    EXPECT_EQ(found.problems, "");
  }
}

TEST(ReadCompanies, TakesAHeaderWithAnotherFirstColumnForATable) {
  const StandardInput input("company,growth\na,1\n");
  EXPECT_EQ(find({"-"}).problems, "<stdin>:1:1: the first column must be id, found \"company\"\ncompany,growth\n^\n");
}

TEST(ReadCompanies, ReadsAFileWithoutAKnownEndingByItsText) {
  const Scratch scratch;
  EXPECT_THAT(find({scratch.write("a", "id,growth\na,1\n"), scratch.write("b", company("b"))}).ids,
              ElementsAre("a", "b"));
}

}  // namespace
}  // namespace fitrank::test
