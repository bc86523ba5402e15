#include <gmock/gmock.h>

#include "output/answer_text.hpp"
#include "output/hostile.hpp"
#include "output/render.hpp"

namespace fitrank {
namespace {

using namespace fitrank::test;
using ::testing::HasSubstr;
using ::testing::Not;

using Json = nlohmann::ordered_json;

/// Rows with these keys, as CSV.
std::string csv(const std::vector<std::string>& keys, const std::vector<Json>& rows) {
  AnswerSpec spec;
  for (const std::string& key : keys) spec.rows.push_back({{.id = key, .label = key, .kind = {}, .about = {}}});
  const Answer answer{.spec = &spec, .rows = Rows(Json(rows))};
  return csv_of(answer);
}

std::string field(const Json& value) {
  const std::string text = csv({"h"}, {{{"h", value}}});
  return text.substr(2, text.size() - 3);
}

TEST(RenderCsv, WritesAHeaderAndRowsWithLineFeeds) {
  EXPECT_EQ(csv({"id", "score"}, {{{"id", "nvidia"}, {"score", 69.5}}, {{"id", "xai"}}}),
            "id,score\nnvidia,69.5\nxai,\n");
}

TEST(RenderCsv, WritesTheHeaderAlone) { EXPECT_EQ(csv({"id"}, {}), "id\n"); }

TEST(RenderCsv, QuotesByRfc4180) {
  EXPECT_EQ(field("Astera Labs, Inc."), "\"Astera Labs, Inc.\"");
  EXPECT_EQ(field("the \"best\""), "\"the \"\"best\"\"\"");
  EXPECT_EQ(field(" lead"), "\" lead\"");
  EXPECT_EQ(field("a\nb"), "a b");
}

TEST(RenderCsv, GuardsTextAgainstBeingTakenForAFormula) {
  EXPECT_EQ(field(kFormula), "'=cmd|' /C calc'!A0");
  EXPECT_EQ(field("+1"), "'+1");
  EXPECT_EQ(field("-1"), "'-1");
  EXPECT_EQ(field("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(field("\t=1"), "' =1");
  EXPECT_EQ(field("\r=1"), "' =1");
  EXPECT_EQ(field("  =1"), "'  =1");
  EXPECT_EQ(field("\u00A0\u3000=1"), "'\u00A0\u3000=1");
  for (const std::string sign : {"＝", "＋", "－", "＠"}) EXPECT_EQ(field(sign + "1"), "'" + sign + "1");
}

TEST(RenderCsv, LeavesOrdinaryTextAlone) {
  for (const std::string text : {"a=b", "x-1", "東京", "1+1", "'quoted'", ""}) EXPECT_EQ(field(text), text);
}

TEST(RenderCsv, NeverGuardsNumbers) { EXPECT_EQ(field(-1.5e-07), "-1.5e-07"); }

TEST(RenderCsv, GuardsTheHeaderToo) { EXPECT_EQ(csv({"=a", "b,c"}, {}), "'=a,\"b,c\"\n"); }

TEST(RenderCsv, LetsNothingHostileOutOfItsCell) {
  for (const std::string& name : hostile_names()) {
    const std::string text = csv({"name"}, {{{"name", name}}});
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2) << text;
    for (const std::string bad : {"\x1b", "\r", "\t", "\u202E", "\xff"}) EXPECT_THAT(text, Not(HasSubstr(bad)));
  }
}

}  // namespace
}  // namespace fitrank
