// The answer model: fields, keys, numbers, columns and the schema.
#include "output/answer.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "output/answer_text.hpp"
#include "output/columns.hpp"
#include "output/fields.hpp"
#include "output/json_text.hpp"
#include "output/keys.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::HasSubstr;

struct Inner {
  int number;
};
struct AnyRow {
  std::string id;
  std::optional<double> score;
  std::vector<Inner> inner;
  std::optional<Inner> one;
  bool kind_a = true;
};

const Fields<Inner>& inner_fields() {
  static const Fields<Inner> fields = Fields<Inner>().add(key::top, [](auto& r) { return r.number; });
  return fields;
}

const Fields<AnyRow>& any_fields() {
  static const Fields<AnyRow> fields =
      Fields<AnyRow>()
          .add(key::id, [](auto& r) { return r.id; })
          .add(key::score, [](auto& r) { return r.score; })
          .add(key::criteria,
               [](auto&) {
                 return Json{{"growth", 1.5}, {"comp", nullptr}};
               })
          .list(key::why, inner_fields(), [](auto& r) { return r.inner; })
          .object(key::risk, inner_fields(), [](auto& r) { return r.one; })
          .include(inner_fields(), [](auto& r) { return r.kind_a ? std::optional(Inner{7}) : std::nullopt; })
          .add(key::flags, [](auto& r) {
            return r.kind_a ? json_of(std::vector<std::string>{"x", "y"}) : absent();
          });
  return fields;
}

Answer any_answer(const std::vector<AnyRow>& rows) {
  static const AnswerSpec spec{.facts = {}, .rows = any_fields().specs(), .about_rows = "a row"};
  Answer answer{
      .spec = &spec, .rows = Rows(records(any_fields(), rows)), .criteria = {{"growth", "Growth"}, {"comp", "Pay"}}};
  answer.envelope.command = "any";
  return answer;
}

TEST(Fields, ReadARowInTheOrderOfDeclaration) {
  EXPECT_EQ(
      any_fields().record({"a", 0.1 + 0.2, {{1}, {2}}, Inner{3}}).dump(),
      R"({"id":"a","score":0.30000000000000004,"criteria":{"growth":1.5,"comp":null},"why":[{"top":1},{"top":2}],)"
      R"("risk":{"top":3},"top":7,"flags":["x","y"]})");
}

TEST(Fields, LeaveOutWhatIsAbsentAndSayNullForTheUnknown) {
  EXPECT_EQ(any_fields().record({"a", {}, {}, {}, false}).dump(),
            R"({"id":"a","score":null,"criteria":{"growth":1.5,"comp":null},"why":[],"risk":null})");
}

TEST(JsonNumber, TellsDoublesFromCountsAndNeverSaysMinusZero) {
  EXPECT_EQ(json_number(50.0), "50.0");
  EXPECT_EQ(json_number(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(json_number(json_of(-0.0)), "0.0");
  EXPECT_EQ(json_number(1e300), "1e+300");
  EXPECT_EQ(json_number(1e15), "1000000000000000.0");
  EXPECT_EQ(json_number(-1.5e-07), "-1.5e-07");
  EXPECT_EQ(json_number(json_of(std::size_t{50})), "50");
  EXPECT_TRUE(json_of(std::numeric_limits<double>::quiet_NaN()).is_null());
  EXPECT_TRUE(json_of(std::numeric_limits<float>::infinity()).is_null());
}

TEST(RenderJson, WritesTheEnvelopeThenTheRows) {
  const std::string text = [] {
    std::string all;
    render_json(any_answer({{"é\x1b", 1, {}, {}, false}}), [&](std::string_view piece) { all += piece; });
    return all;
  }();
  EXPECT_THAT(text, testing::StartsWith("{\n  \"format\": 2,\n  \"fitrank\": \"\",\n  \"command\": \"any\",\n"));
  EXPECT_THAT(text, testing::EndsWith(R"(,
  "rows": [
    {
      "id": "\u00e9\u001b",
      "score": 1.0,
      "criteria": {
        "growth": 1.5,
        "comp": null
      },
      "why": [],
      "risk": null
    }
  ]
}
)"));
  EXPECT_TRUE(Json::accept(text));
}

TEST(RenderJson, IsCompleteWithoutRows) { EXPECT_EQ(test::json_of_answer(any_answer({}))["rows"].dump(), "[]"); }

TEST(RenderCsv, MakesAColumnOfEachFieldAndCriterion) {
  EXPECT_EQ(test::csv_of(any_answer({{"=a", 1, {{1}}, Inner{3}}, {"b,c", {}, {}, {}, false}})),
            "id,score,growth,comp,why,risk_top,top,flags\n"
            "'=a,1.0,1.5,,\"[{\"\"top\"\":1}]\",3,7,x; y\n"
            "\"b,c\",,1.5,,,,,\n");
}

TEST(ChooseColumns, TakesKeysAndLabelsInTheOrderGiven) {
  const Answer answer = any_answer({{"a", 1, {}, {}}});
  EXPECT_EQ(test::csv_of(answer, {"Pay", "score", "id"}), "comp,score,id\n,1.0,a\n");
  EXPECT_THAT([&] { test::csv_of(answer, {"scor"}); },
              testing::ThrowsMessage<std::invalid_argument>(
                  HasSubstr("--columns: no such column: scor (did you mean \"score\"?); there are id, score, growth")));
}

TEST(AnswerSchema, AllowsTheDeclaredFieldsAlone) {
  const Json schema = Json::parse(answer_schema("any", *any_answer({}).spec));
  const Json& row = schema["properties"]["rows"]["items"];
  EXPECT_EQ(row["additionalProperties"], false);
  EXPECT_EQ(row["properties"]["score"]["type"].dump(), R"(["number","null"])");
  EXPECT_EQ(row["properties"]["flags"]["type"], "array");
  EXPECT_EQ(schema["properties"]["command"]["const"], "any");
}

}  // namespace
}  // namespace fitrank
