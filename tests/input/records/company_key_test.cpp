#include "input/records/company_key.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fitrank {
namespace {

std::string tidied(std::string kind, std::string value) {
  const auto identifier = tidy({std::move(kind), std::move(value)});
  return identifier ? identifier->value : "";
}

std::string id_of(ImportedCompany company) { return name_id(identifiers_of(company)); }

TEST(CompanyKeyTest, OneIdentifierHasOneSpelling) {
  EXPECT_EQ(tidied("cik", "1045810"), "0001045810");
  EXPECT_EQ(tidied("cik", " 0001045810 "), "0001045810");
  EXPECT_EQ(tidied("ein", "94-3177549"), "943177549");
  EXPECT_EQ(tidied("ticker", "nvda"), "NVDA");
  EXPECT_EQ(tidied("greenhouse", "GitLab"), "gitlab");
}

TEST(CompanyKeyTest, PlaceholdersIdentifyNobody) {
  EXPECT_EQ(tidied("ein", "000000000"), "");
  EXPECT_EQ(tidied("cik", "0"), "");
  EXPECT_EQ(tidied("cik", "CIK1045810"), "");
  EXPECT_EQ(tidied("cik", "12345678901"), "");
  EXPECT_EQ(tidied("name", " -- "), "");
  EXPECT_EQ(tidied("phone", "555"), "");
}

TEST(CompanyKeyTest, NamesAreComparedWithoutCaseAndPunctuation) {
  EXPECT_EQ(plain_name("  NVIDIA   Corp. "), "nvidia corp");
  EXPECT_EQ(plain_name("L'Or\u00e9al S.A."), "lor\u00e9al sa");
  EXPECT_EQ(plain_name("Kimberly-Clark"), plain_name("KIMBERLY CLARK"));
  EXPECT_EQ(plain_name("STRASSE"), plain_name("stra\u00dfe"));
}

TEST(CompanyKeyTest, TheLegalFormAtTheEndMakesNoDifference) {
  EXPECT_EQ(without_legal_form("alphabet inc"), "alphabet");
  EXPECT_EQ(without_legal_form("acme co ltd"), "acme");
  EXPECT_EQ(without_legal_form("inc"), "inc") << "a name of its own";
  EXPECT_EQ(without_legal_form("zinc"), "zinc");
}

TEST(CompanyKeyTest, TheFirmestIdentifierGivesTheId) {
  EXPECT_EQ(id_of({"NVIDIA", {{"ticker", "NVDA"}, {"ein", "94-3177549"}, {"cik", "1045810"}}}), "cik-0001045810");
  EXPECT_EQ(id_of({"GitLab", {{"greenhouse", "gitlab"}}}), "greenhouse-gitlab");
  EXPECT_EQ(id_of({"acme", {{"id", "acme"}}}), "acme");
  EXPECT_EQ(id_of({"Acme & Sons, Inc.", {}}), "name-acme-sons-inc");
  EXPECT_EQ(id_of({"", {}}), "");
}

TEST(CompanyKeyTest, NamesThatAsciiCannotShowStayApart) {
  const std::string first = id_of({"\u682a\u5f0f\u4f1a\u793e", {}});
  const std::string other = id_of({"\u6709\u9650\u4f1a\u793e", {}});
  EXPECT_NE(first, other);
  EXPECT_THAT(first, testing::MatchesRegex("name-[a-z0-9-]+"));
}

}  // namespace
}  // namespace fitrank
