// What is wrong with a company file, told whole.
#include <gtest/gtest.h>

#include <string>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

TEST(ReadCompanyErrors, RequiredKeysLeftOut) {
  EXPECT_EQ(company_problems("ticker: ACM\n"),
            "acme.yaml:1:1: id: is required\n"
            "ticker: ACM\n"
            "^\n"
            "acme.yaml:1:1: name: is required\n"
            "ticker: ACM\n"
            "^\n"
            "acme.yaml:1:1: observations: is required\n"
            "ticker: ACM\n"
            "^\n");
}

TEST(ReadCompanyErrors, RequiredKeysOfAnObservationLeftOut) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  - {note: something}\n"),
            "acme.yaml:4:5: observations[0].signal: is required\n"
            "  - {note: something}\n"
            "    ^\n"
            "acme.yaml:4:5: observations[0].value: is required\n"
            "  - {note: something}\n"
            "    ^\n"
            "acme.yaml:4:5: observations[0].tier: is required\n"
            "  - {note: something}\n"
            "    ^\n"
            "acme.yaml:4:5: observations[0].source: is required\n"
            "  - {note: something}\n"
            "    ^\n");
}

TEST(ReadCompanyErrors, AnUnknownSignal) {
  EXPECT_EQ(
      company_problems("id: acme\n"
                       "name: Acme\n"
                       "observations:\n"
                       "  - {signal: revenue_grwoth, value: 1, tier: filed, source: s}\n"),
      "acme.yaml:4:14: observations[0].signal: no such signal \"revenue_grwoth\" (did you mean \"revenue_growth\"?)\n"
      "  - {signal: revenue_grwoth, value: 1, tier: filed, source: s}\n"
      "             ^\n");
}

TEST(ReadCompanyErrors, AnUnknownTier) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  - {signal: rd_share, value: 1, tier: filde, source: s}\n"),
            "acme.yaml:4:40: observations[0].tier: no such tier \"filde\" (did you mean \"filed\"?)\n"
            "  - {signal: rd_share, value: 1, tier: filde, source: s}\n"
            "                                       ^\n");
}

TEST(ReadCompanyErrors, AnUnknownLevel) {
  EXPECT_EQ(
      company_problems("id: acme\n"
                       "name: Acme\n"
                       "observations:\n"
                       "  - {signal: capital_access, value: lsited, tier: filed, source: s}\n"),
      "acme.yaml:4:37: observations[0].value: no such capital_access level \"lsited\" (did you mean \"listed\"?)\n"
      "  - {signal: capital_access, value: lsited, tier: filed, source: s}\n"
      "                                    ^\n");
}

TEST(ReadCompanyErrors, ANumberForALevel) {
  EXPECT_EQ(
      company_problems("id: acme\n"
                       "name: Acme\n"
                       "observations:\n"
                       "  - {signal: capital_access, value: 90, tier: filed, source: s}\n"),
      "acme.yaml:4:37: observations[0].value: no such capital_access level \"90\"; known: listed, closed_round, none\n"
      "  - {signal: capital_access, value: 90, tier: filed, source: s}\n"
      "                                    ^\n");
}

TEST(ReadCompanyErrors, ALevelForANumber) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  - {signal: rd_share, value: high, tier: filed, source: s}\n"),
            "acme.yaml:4:31: observations[0].value: expected a number, found \"high\"\n"
            "  - {signal: rd_share, value: high, tier: filed, source: s}\n"
            "                              ^\n");
}

TEST(ReadCompanyErrors, NothingForANumber) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  - {signal: rd_share, value: ~, tier: filed, source: s}\n"),
            "acme.yaml:4:24: observations[0].value: expected a number, found nothing\n"
            "  - {signal: rd_share, value: ~, tier: filed, source: s}\n"
            "                       ^\n");
}

TEST(ReadCompanyErrors, AListForAValue) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  - {signal: rd_share, value: [1], tier: filed, source: s}\n"),
            "acme.yaml:4:31: observations[0].value: expected a number, found a list\n"
            "  - {signal: rd_share, value: [1], tier: filed, source: s}\n"
            "                              ^\n");
}

TEST(ReadCompanyErrors, AnEmptySource) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  - {signal: rd_share, value: 1, tier: filed, source: \" \"}\n"),
            "acme.yaml:4:55: observations[0].source: must not be empty\n"
            "  - {signal: rd_share, value: 1, tier: filed, source: \" \"}\n"
            "                                                      ^\n");
}

TEST(ReadCompanyErrors, ADateInAnotherOrder) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  - {signal: rd_share, value: 1, tier: filed, source: s, as_of: 02/09/2025}\n"),
            "acme.yaml:4:65: observations[0].as_of: expected a date such as 2025-09-02, 2025-09 or 2025, found "
            "\"02/09/2025\"\n"
            "  - {signal: rd_share, value: 1, tier: filed, source: s, as_of: 02/09/2025}\n"
            "                                                                ^\n");
}

TEST(ReadCompanyErrors, ALongCik) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "cik: 12345678901\n"
                             "observations: []\n"),
            "acme.yaml:3:6: cik: expected 1 to 10 digits, found \"12345678901\"\n"
            "cik: 12345678901\n"
            "     ^\n");
}

TEST(ReadCompanyErrors, AMapForObservations) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations: {signal: rd_share}\n"),
            "acme.yaml:3:15: observations: expected a list, found a map\n"
            "observations: {signal: rd_share}\n"
            "              ^\n");
}

TEST(ReadCompanyErrors, ATextForAnObservation) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: Acme\n"
                             "observations:\n"
                             "  - rd_share\n"),
            "acme.yaml:4:5: observations[0]: expected a map, found \"rd_share\"\n"
            "  - rd_share\n"
            "    ^\n");
}

TEST(ReadCompanyErrors, ANameThatSteersTheTerminal) {
  EXPECT_EQ(company_problems("id: acme\n"
                             "name: \"A\\e[31m\"\n"
                             "layr: \342\200\256evil\n"
                             "observations: []\n"),
            "acme.yaml:3:1: layr: no such key (did you mean \"layer\"?)\n"
            "layr: \\u{202e}evil\n"
            "^\n");
}

}  // namespace
}  // namespace fitrank::test
