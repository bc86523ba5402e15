#include "sql/sql_ranking.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "support/sample.hpp"

namespace fitrank {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A persona over the sample model, and what is asked for it.
struct Asked {
  Model model = test::sample_model();
  Profile profile;
  std::vector<double> raw = {0.5, 0.25, 0.25};
  SqlDialect dialect = SqlDialect::duckdb;
  SqlShape shape = SqlShape::criteria;
  SqlList list = SqlList::ranking;
  std::vector<std::string> table = {"companies"};
  SqlColumns columns = {};

  Asked() {
    profile.id = "persona";
    profile.title = "A persona";
    profile.top = 3;
    profile.missing = MissingPolicy::renormalize;
  }

  std::string statement() const {
    const Weights weights(raw);
    return sql_statement({.model = model,
                          .profile = profile,
                          .weights = weights,
                          .dialect = dialect,
                          .shape = shape,
                          .list = list,
                          .table = table,
                          .columns = columns,
                          .origin = {"1.2.3", "model.yaml", "persona.yaml", 0xabc, 0xdef}});
  }
};

std::vector<std::string> statement_lines(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

TEST(SqlRanking, OpensWithProfileWeightsFilesAndVersion) {
  const std::string text = Asked().statement();
  EXPECT_THAT(text, testing::StartsWith("-- fitrank 1.2.3, for DuckDB: the first 3 companies, best first\n"
                                        "-- Companies: companies\n"
                                        "-- Profile: A persona (persona)\n"
                                        "-- Weights: growth 0.5, comp 0.25, learning 0.25\n"));
  EXPECT_THAT(text, HasSubstr("-- Profile file: persona.yaml, XXH3 0000000000000def\n"
                              "-- Model file: model.yaml, XXH3 0000000000000abc\n"));
}

TEST(SqlRanking, WritesNumbersAsDoublesOfTheDialect) {
  Asked asked;
  EXPECT_THAT(asked.statement(), HasSubstr("coalesce(0.25e0 * CAST(\"comp\" AS DOUBLE), 0e0)"));
  asked.dialect = SqlDialect::postgres;
  EXPECT_THAT(asked.statement(), HasSubstr("coalesce(float8 '0.25' * CAST(\"comp\" AS float8), float8 '0')"));
  asked.dialect = SqlDialect::clickhouse;
  EXPECT_THAT(asked.statement(), HasSubstr("coalesce(0.25e0 * toFloat64(`comp_`), 0e0)"));
}

TEST(SqlRanking, EveryPolicyForTheUnknownHasItsOwnScore) {
  Asked asked;
  asked.profile.missing = MissingPolicy::zero;
  EXPECT_THAT(asked.statement(), HasSubstr("floor(points * 68719476736 + 0.5) / 68719476736 AS score"));
  asked.profile.missing = MissingPolicy::renormalize;
  EXPECT_THAT(asked.statement(),
              HasSubstr("floor((points / nullif(known, 0)) * 68719476736 + 0.5) / 68719476736 AS score"));
  asked.profile.missing = MissingPolicy::neutral;
  EXPECT_THAT(asked.statement(),
              HasSubstr("floor((points + 50 * (1 - known)) * 68719476736 + 0.5) / 68719476736 AS score"));
}

TEST(SqlRanking, OrdersByTheFullOrder) {
  EXPECT_THAT(Asked().statement(),
              HasSubstr("ORDER BY score DESC, coverage DESC, \"growth\" DESC NULLS LAST, \"comp\" DESC NULLS LAST, "
                        "\"learning\" DESC NULLS LAST, id COLLATE \"C\"\n  LIMIT 3\n"));
}

TEST(SqlRanking, ValueFunctionsBecomeCases) {
  Asked asked;
  asked.shape = SqlShape::signals;
  const std::string text = asked.statement();
  EXPECT_THAT(text, HasSubstr("WHEN \"pay value\" < 300 THEN (\"pay value\" - 100) / 200 * 100"));
  EXPECT_THAT(text, HasSubstr("WHEN \"attrition value\" < 20 THEN (1 - (\"attrition value\") / 20) * 100"));
  EXPECT_THAT(text, HasSubstr("WHEN \"capital value\" = 'listed' THEN 90e0"));
}

TEST(SqlRanking, NoTextOfAFileEndsTheComment) {
  Asked asked;
  asked.profile.title = "x\n*/ DROP TABLE companies; --\r\xE2\x80\xA8y";
  asked.table = {"a b", "c\"d"};
  for (const SqlDialect dialect : {SqlDialect::duckdb, SqlDialect::postgres, SqlDialect::clickhouse}) {
    asked.dialect = dialect;
    for (const std::string& line : statement_lines(asked.statement())) {
      if (line.find("DROP TABLE") != line.npos) {
        EXPECT_THAT(line, testing::StartsWith("-- Profile: "));
      }
    }
  }
}

TEST(SqlRanking, NamesAndTextsAreQuotedByTheDialectsRules) {
  Asked asked;
  asked.table = {"s", "a\"b`c\\d"};
  Rule rule;
  rule.subject = Rule::Subject::layer;
  rule.is_not = {"it's\\"};
  asked.profile.deal_breakers = {{"", rule}};
  asked.columns = {{"layer", "l"}};
  EXPECT_THAT(asked.statement(), HasSubstr("FROM \"s\".\"a\"\"b`c\\d\"\n"));
  EXPECT_THAT(asked.statement(), HasSubstr("NOT IN ('it''s\\')"));
  asked.dialect = SqlDialect::postgres;
  EXPECT_THAT(asked.statement(), HasSubstr("NOT IN (E'it\\'s\\\\')"));
  asked.dialect = SqlDialect::clickhouse;
  EXPECT_THAT(asked.statement(), HasSubstr("FROM `s`.`a\"b\\`c\\\\d`\n"));
  EXPECT_THAT(asked.statement(), HasSubstr("NOT IN ('it\\'s\\\\')"));
}

TEST(SqlRanking, RefusesWhatNoTableCanBeCalled) {
  Asked asked;
  asked.table = {"a\nb"};
  EXPECT_THROW(asked.statement(), std::invalid_argument);
  asked.table = {"a", "b", "c", "d"};
  EXPECT_THROW(asked.statement(), std::invalid_argument);
  asked.dialect = SqlDialect::postgres;
  asked.table = {std::string(64, 'x')};
  EXPECT_THROW(asked.statement(), std::invalid_argument);
}

TEST(SqlRanking, RefusesTwoSourcesOfOneCriterion) {
  Asked asked;
  asked.columns = {{"growth", "growth"}, {"revenue", "revenue"}};
  EXPECT_THROW(asked.statement(), std::invalid_argument);
  asked.columns = {{"revenue", "revenue"}};
  EXPECT_THAT(asked.statement(), Not(HasSubstr("CAST(\"growth\" AS DOUBLE) >=")));
}

TEST(SqlRanking, AnUnknownOrWeakThingNeverExcludes) {
  Asked asked;
  asked.shape = SqlShape::signals;
  Rule rule;
  rule.index = *asked.model.find_signal("pay");
  rule.at_least = 150;
  rule.min_tier = 0;
  asked.profile.deal_breakers = {{"", rule}};
  EXPECT_THAT(asked.statement(), HasSubstr("WHEN \"pay value\" IS NULL THEN 0\n        WHEN 1 = 1 THEN 0\n"));
}

TEST(SqlRanking, PostgresComputesAStepOfRawSignalsOnce) {
  Asked asked;
  asked.dialect = SqlDialect::postgres;
  EXPECT_THAT(asked.statement(), Not(HasSubstr("OFFSET 0")));
  asked.shape = SqlShape::signals;
  EXPECT_THAT(asked.statement(), HasSubstr("FROM observed\n  OFFSET 0"));
  asked.dialect = SqlDialect::duckdb;
  EXPECT_THAT(asked.statement(), Not(HasSubstr("OFFSET 0")));
}

TEST(SqlRanking, TheLongFormHasTheColumnsOfTheEvidenceDatabase) {
  Asked asked;
  asked.shape = SqlShape::observations;
  const std::string text = asked.statement();
  for (const char* column : {"company", "signal", "number", "level", "unit", "tier", "period_start", "month", "as_of",
                             "filed", "source", "rule", "note", "by_hand"}) {
    EXPECT_THAT(text, HasSubstr(fmt::format("\"{}\"", column)));
  }
  EXPECT_THAT(text, Not(HasSubstr("\"listed\"")));
  EXPECT_THAT(text, HasSubstr("coalesce(CAST(\"unit\" AS text), '') AS unit"));
}

TEST(SqlRanking, TheOrderOfListingDecidesBeforeTheTier) {
  Asked asked;
  asked.shape = SqlShape::observations;
  asked.columns = {{"listed", "place"}};
  const std::string text = asked.statement();
  EXPECT_THAT(text, HasSubstr("DISTINCT ON (id, signal, tier, listed, by_hand)"));
  EXPECT_THAT(text, HasSubstr("listed, tier COLLATE \"C\", by_hand"));
}

TEST(SqlRanking, ACriterionCalledLikeAStepsColumnIsToldApart) {
  Asked asked;
  asked.model.criteria[0].id = "nothing";
  asked.model.criteria[1].id = "layer";
  asked.profile.method = Aggregation::weighted_product;
  const std::string text = asked.statement();
  EXPECT_THAT(text, HasSubstr("AS \"nothing criterion\""));
  EXPECT_THAT(text, HasSubstr("AS \"layer criterion\""));
  EXPECT_THAT(text, Not(HasSubstr("AS layer")));
}

TEST(SqlTableName, TakesPartsAndQuotes) {
  EXPECT_EQ(sql_table_name("companies"), std::vector<std::string>{"companies"});
  EXPECT_EQ(sql_table_name("a.b"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(sql_table_name("a.\"b.c\""), (std::vector<std::string>{"a", "b.c"}));
  EXPECT_EQ(sql_table_name("\"a\"\"b\""), std::vector<std::string>{"a\"b"});
  for (const char* bad : {"", ".", "a.", "a..b", "\"a", "\"a\"b"}) {
    EXPECT_THROW(sql_table_name(bad), std::invalid_argument) << bad;
  }
}

}  // namespace
}  // namespace fitrank
