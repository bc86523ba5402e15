#include "input/store/employers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "input/records/company_key.hpp"

namespace fitrank {
namespace {

using testing::ElementsAre;

CompanyRow row(ImportedCompany company) {
  std::vector<Identifier> identifiers = identifiers_of(company);
  std::string id = name_id(identifiers);
  return {std::move(id), std::move(identifiers)};
}

KnownCompany known(std::string id, ImportedCompany company) {
  std::string name = company.name;
  return {std::move(id), std::move(name), identifiers_of(company)};
}

const CompanyRow kNvidiaFiler = row({"NVIDIA CORP", {{"cik", "1045810"}}});
const CompanyRow kAcmeByName = row({"Acme, Inc.", {}});

std::vector<std::string> doubtful(const Employers& employers) {
  std::vector<std::string> ids;
  for (const NameDoubt& doubt : employers.doubts) ids.push_back(doubt.name_id);
  return ids;
}

TEST(EmployersTest, ARowNobodyKnowsKeepsAnIdOfItsIdentifiers) {
  const std::vector<CompanyRow> rows{kNvidiaFiler, kAcmeByName};
  EXPECT_THAT(link_employers(rows, {}).ids, ElementsAre("cik-0001045810", "name-acme-inc"));
}

TEST(EmployersTest, ACikLeadsToTheKnownCompanyHoweverItIsWritten) {
  const std::vector<KnownCompany> companies{known("nvidia", {"NVIDIA", {{"cik", "0001045810"}}})};
  const std::vector<CompanyRow> rows{kNvidiaFiler};
  EXPECT_THAT(link_employers(rows, companies).ids, ElementsAre("nvidia"));
}

TEST(EmployersTest, ADeclaredNameLeadsToItsOnlyBearerWhateverTheLegalForm) {
  const std::vector<KnownCompany> companies{known("acme", {"ACME Corporation", {}})};
  const std::vector<CompanyRow> rows{kAcmeByName};
  EXPECT_THAT(link_employers(rows, companies).ids, ElementsAre("acme"));
}

TEST(EmployersTest, ANameOfTwoCompaniesIsReportedAndJoinsNeither) {
  const std::vector<KnownCompany> companies{known("acme-east", {"Acme Corp", {}}), known("acme-west", {"Acme", {}})};
  const std::vector<CompanyRow> rows{kAcmeByName};
  const Employers employers = link_employers(rows, companies);
  EXPECT_THAT(employers.ids, ElementsAre("name-acme-inc"));
  ASSERT_THAT(doubtful(employers), ElementsAre("name-acme-inc"));
  EXPECT_THAT(employers.doubts[0].candidates, ElementsAre("acme-east", "acme-west"));
}

TEST(EmployersTest, ANameDoesNotJoinAFilerWithAnotherCik) {
  const std::vector<KnownCompany> companies{known("acme", {"Acme", {{"cik", "1"}}})};
  const std::vector<CompanyRow> rows{row({"Acme Inc", {{"cik", "2"}}})};
  EXPECT_THAT(link_employers(rows, companies).ids, ElementsAre("cik-0000000002"));
}

TEST(EmployersTest, TwoFilersOfOneNameAreNotTheCompanyThatStatesNoCik) {
  const std::vector<KnownCompany> companies{known("acme", {"Acme", {}})};
  const std::vector<CompanyRow> rows{row({"Acme Inc", {{"cik", "1"}}}), row({"Acme Corp", {{"cik", "2"}}})};
  const Employers employers = link_employers(rows, companies);
  EXPECT_THAT(employers.ids, ElementsAre("cik-0000000001", "cik-0000000002"));
  EXPECT_THAT(doubtful(employers), ElementsAre("cik-0000000001", "cik-0000000002"));
}

TEST(EmployersTest, AnEinJoinsTheOneFilerThatGivesIt) {
  const std::vector<CompanyRow> rows{row({"NVIDIA CORPORATION", {{"ein", "94-3177549"}}}),
                                     row({"NVIDIA CORP", {{"cik", "1045810"}, {"ein", "943177549"}}})};
  EXPECT_THAT(link_employers(rows, {}).ids, ElementsAre("cik-0001045810", "cik-0001045810"));
}

TEST(EmployersTest, AnEinOfTwoFilersIsReportedAndJoinsNeither) {
  const std::vector<CompanyRow> rows{row({"Trust", {{"ein", "943177549"}}}),
                                     row({"Trust A", {{"cik", "1"}, {"ein", "943177549"}}}),
                                     row({"Trust B", {{"cik", "2"}, {"ein", "943177549"}}})};
  const Employers employers = link_employers(rows, {});
  EXPECT_EQ(employers.ids[0], "ein-943177549");
  EXPECT_THAT(doubtful(employers), ElementsAre("ein-943177549"));
}

TEST(EmployersTest, NamesAloneJoinNoTwoRows) {
  const std::vector<CompanyRow> rows{row({"Mercury", {{"cik", "1"}}}), row({"Mercury", {{"greenhouse", "mercury"}}})};
  EXPECT_THAT(link_employers(rows, {}).ids, ElementsAre("cik-0000000001", "greenhouse-mercury"));
}

TEST(EmployersTest, TheOrderOfRowsChangesNothing) {
  const std::vector<KnownCompany> companies{known("acme", {"Acme", {{"ein", "123456789"}}})};
  std::vector<CompanyRow> rows{row({"Acme Inc", {{"ein", "123456789"}}}), row({"Acme", {}}),
                               row({"Acme Holdings", {{"cik", "5"}, {"ein", "123456789"}}}), kNvidiaFiler};
  const Employers forward = link_employers(rows, companies);
  std::ranges::reverse(rows);
  Employers backward = link_employers(rows, companies);
  std::ranges::reverse(backward.ids);
  EXPECT_EQ(forward.ids, backward.ids);
}

}  // namespace
}  // namespace fitrank
