#include "input/read_ranking_json.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const char* const kGood = R"({
  "format": 2,
  "fitrank": "1.2.3",
  "command": "rank",
  "profile": "mine",
  "weights": {"growth": 0.75, "comp": 0.25},
  "missing": "zero",
  "method": "weighted_sum",
  "evidence": "discounted",
  "as_of": "2026-05-13",
  "counts": {"companies": 10, "ranked": 7},
  "rows": [
    {"rank": 1, "id": "acme", "name": "Acme", "score": 67.5, "criteria": {"growth": 80, "comp": 30}, "ask": []},
    {"rank": 2, "id": "zeta", "name": "Zeta", "score": 30.0, "criteria": {"growth": 40.0, "comp": null}}
  ],
  "not_ranked": [{"standing": "excluded", "id": "out", "name": "Out"}, {"standing": "unranked", "id": "quiet"},
                 {"standing": "too_little_known", "id": "thin"}]
})";

std::string problems_of(const std::string& text) {
  Problems problems;
  const auto read = read_ranking_json({"old.json", text}, problems);
  EXPECT_EQ(read.has_value(), problems.empty()) << text;
  return to_text(problems);
}

std::string with(std::string_view old, std::string_view replacement) {
  std::string text = kGood;
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), replacement);
}

TEST(ReadRankingJson, ReadsWhatIsThere) {
  Problems problems;
  const auto read = read_ranking_json({"old.json", kGood}, problems);
  ASSERT_TRUE(read) << to_text(problems);
  EXPECT_EQ(read->source, "old.json");
  EXPECT_EQ(read->profile, "mine");
  EXPECT_THAT(read->criteria, ElementsAre("growth", "comp"));
  EXPECT_THAT(read->weights, ElementsAre(0.75, 0.25));
  EXPECT_EQ(read->missing, MissingPolicy::zero);
  EXPECT_EQ(read->evidence, EvidencePolicy::discounted);
  EXPECT_EQ(read->as_of, Date::parse("2026-05-13"));
  ASSERT_EQ(read->rows.size(), 2U);
  EXPECT_EQ(read->rows[1].id, "zeta");
  EXPECT_EQ(read->rows[1].name, "Zeta");
  EXPECT_EQ(read->rows[1].rank, 2U);
  EXPECT_EQ(read->rows[1].score, 30);
  EXPECT_EQ(read->rows[1].criteria[0], 40.0F);
  EXPECT_TRUE(std::isnan(read->rows[1].criteria[1]));
  EXPECT_THAT(read->excluded, ElementsAre("out"));
  EXPECT_THAT(read->unranked, ElementsAre("quiet"));
  EXPECT_THAT(read->too_little_known, ElementsAre("thin"));
  EXPECT_EQ(read->ranked, 7U);
  EXPECT_TRUE(read->cut());
}

TEST(ReadRankingJson, TakesNoDateForNone) {
  EXPECT_EQ(problems_of(with("\"2026-05-13\"", "null")), "");
  EXPECT_EQ(problems_of(with("\"rank\",", "\"watch\",")), "");
  EXPECT_EQ(problems_of(std::string("\xef\xbb\xbf") + kGood), "");
}

TEST(ReadRankingJson, RefusesOtherFormats) {
  EXPECT_EQ(problems_of(with("\"format\": 2", "\"ranking\": []")),
            "old.json: is from an older fitrank: run `fitrank rank` again\n");
  EXPECT_EQ(problems_of(with("\"format\": 2", "\"format\": 1")),
            "old.json: format: is 1, from an older fitrank: run `fitrank rank` again\n");
  EXPECT_EQ(problems_of(with("\"format\": 2", "\"format\": 3")),
            "old.json: format: is 3, from a newer fitrank; this one reads format 2\n");
  EXPECT_EQ(problems_of(with("\"format\": 2", "\"format\": \"2\"")),
            "old.json: format: expected a number, found \"2\"\n");
  EXPECT_EQ(
      problems_of(with("\"rank\",", "\"hype\",")),
      "old.json: command: is \"hype\", where rank is expected: save a ranking by `fitrank rank -o ranking.json`\n");
}

TEST(ReadRankingJson, NamesPlaceAndByteOfASyntaxError) {
  EXPECT_EQ(problems_of("{\n  \"ranking\": [,]\n}"),
            "old.json:2:15: is not JSON, at byte 17: syntax error while parsing value - unexpected ','; expected '[', "
            "'{', or a literal\n  \"ranking\": [,]\n              ^\n");
  EXPECT_THAT(problems_of(""), StartsWith("old.json:1:1: is not JSON, at byte 1: syntax error"));
  EXPECT_THAT(problems_of(std::string(kGood) + "x"), HasSubstr("is not JSON, at byte"));
  EXPECT_THAT(problems_of("{\"a\": \"\xff\"}"), HasSubstr("ill-formed UTF-8"));
  EXPECT_THAT(problems_of(with("67.5", "1e999")), HasSubstr("is not JSON: number overflow"));
  EXPECT_LT(problems_of(fmt::format("\"{:x<100000}", "")).size(), 500U);
}

TEST(ReadRankingJson, NamesWhatIsMissing) {
  EXPECT_EQ(problems_of("[1]"), "old.json: is not a ranking; expected the output of `fitrank rank --format json`\n");
  EXPECT_EQ(problems_of("{}"), problems_of("[1]"));
  EXPECT_EQ(problems_of(with("\"profile\"", "\"prof\"")), "old.json: profile: is missing\n");
  EXPECT_EQ(problems_of(with("\"ranked\"", "\"rankd\"")), "old.json: counts.ranked: is missing\n");
  EXPECT_EQ(problems_of(with("\"not_ranked\"", "\"others\"")), "old.json: not_ranked: is missing\n");
  EXPECT_EQ(problems_of(with("\"rank\": 2, ", "")), "old.json: rows[1].rank: is missing\n");
  EXPECT_EQ(problems_of(with(", \"comp\": null", "")), "old.json: rows[1].criteria.comp: is missing\n");
}

TEST(ReadRankingJson, NamesWhatIsWrong) {
  EXPECT_EQ(problems_of(with("\"mine\"", "[]")), "old.json: profile: expected text, found an array\n");
  EXPECT_EQ(problems_of(with("\"zero\"", "\"nil\"")), "old.json: missing: no such policy: \"nil\"\n");
  EXPECT_EQ(problems_of(with("2026-05-13", "soon")),
            "old.json: as_of: expected a date such as 2026-05-13, found \"soon\"\n");
  EXPECT_EQ(problems_of(with("0.25", "true")),
            "old.json: weights.comp: expected a number, found a boolean\n"
            "old.json: weights: must add up to 1, found 0.75\n");
  EXPECT_EQ(problems_of(with("0.75", "0.5")), "old.json: weights: must add up to 1, found 0.75\n");
  EXPECT_EQ(problems_of(with("\"rank\": 2", "\"rank\": 0")),
            "old.json: rows[1].rank: must be from 1 to 1000000000000000, found 0\n");
  EXPECT_EQ(problems_of(with("\"rank\": 2", "\"rank\": 2.5")),
            "old.json: rows[1].rank: expected a whole number, found 2.5\n");
  EXPECT_EQ(problems_of(with("40.0", "140")), "old.json: rows[1].criteria.growth: must be from 0 to 100, found 140\n");
  EXPECT_EQ(problems_of(with("\"comp\": null", "\"comp\": null, \"pay\": 3")),
            "old.json: rows[1].criteria.pay: has no weight\n");
  EXPECT_EQ(problems_of(with("\"zeta\"", "\"acme\"")), "old.json: rows[1].id: \"acme\" is ranked twice\n");
  EXPECT_EQ(problems_of(with("7}", "1}")), "old.json: counts.ranked: is 1, but there are 2 rows\n");
  EXPECT_EQ(problems_of(with("{\"standing\": \"unranked\", \"id\": \"quiet\"}", "3")),
            "old.json: not_ranked[1]: must be an object\n");
  EXPECT_EQ(problems_of(with("\"unranked\"", "\"gone\"")),
            "old.json: not_ranked[1].standing: no such standing: \"gone\"\n");
}

TEST(ReadRankingJson, RefusesAScoreThatDoesNotFollow) {
  EXPECT_EQ(problems_of(with("67.5", "68")),
            "old.json: rows[0].score: is 68, but the criteria and weights give 67.5\n");
}

TEST(ReadRankingJson, RefusesWhatWouldCostMemoryOrTime) {
  EXPECT_EQ(problems_of(std::string(100'000, '[')), "old.json: cannot be read: nested deeper than 16\n");
  std::string keys = "{";
  for (int i = 0; i < 2000; ++i) keys += fmt::format("\"{}\":0,", i);
  EXPECT_EQ(problems_of(keys), "old.json: cannot be read: an object with more than 1000 keys\n");
}

TEST(ReadRankingJson, ListsTwentyProblemsAndCountsTheRest) {
  std::string rows;
  for (int i = 0; i < 30; ++i) rows += "0,";
  const std::string problems = problems_of(with("\"rows\": [", fmt::format("\"rows\": [{}", rows)));
  EXPECT_EQ(std::ranges::count(problems, '\n'), 21);
  EXPECT_THAT(problems, HasSubstr("old.json: and 10 more\n"));
}

TEST(ReadRankingJson, OfDamagedFilesGivesEitherAValueOrProblems) {
  std::mt19937 random(1);
  constexpr std::string_view kSigns = "{}[]\",:0-9.eEtrunlfas \n\\\xff";
  for (int round = 0; round < 5000; ++round) {
    std::string text = kGood;
    for (auto times = 1 + random() % 3; times > 0; --times) {
      const std::size_t at = random() % text.size();
      random() % 2 == 0 ? text.replace(at, 1, 1, kSigns[random() % kSigns.size()]) : text.erase(at, random() % 6);
    }
    problems_of(text);
  }
}

}  // namespace
}  // namespace fitrank::test
