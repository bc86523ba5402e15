#include "output/present_problems.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "output/answer_text.hpp"

namespace fitrank {
namespace {

Problems two_problems() {
  return {{{"profiles/x.yaml", 12, 3}, "weights.grwoth", "no such criterion", "growth", "  grwoth: 35"},
          {{"profiles/x.yaml", 0, 0}, "", "no such file, \"really\"", "", ""}};
}

TEST(PresentProblems, ShowsEachProblemWithItsCaretAndCountsThem) {
  EXPECT_EQ(test::text_of(present_problems(two_problems(), 3), 40),
            R"(profiles/x.yaml:12:3: weights.grwoth: no such criterion (did you mean "growth"?)
  grwoth: 35
  ^

profiles/x.yaml: no such file, "really"

2 problems in 1 of 3 files
)");
}

TEST(PresentProblems, FencesTheSourceInMarkdown) {
  EXPECT_EQ(render_markdown(present_problems({two_problems().front()}, 1).blocks),
            R"(```text
profiles/x.yaml:12:3: weights.grwoth: no such criterion (did you mean "growth"?)
  grwoth: 35
  ^
```

1 problem in 1 of 1 file
)");
}

TEST(PresentProblems, SaysThatThereAreNone) {
  EXPECT_EQ(test::text_of(present_problems({}, 3)), "3 files, no problems\n");
  EXPECT_EQ(test::text_of(present_problems({}, 1)), "1 file, no problems\n");
}

TEST(PresentProblems, CountsFilesOnce) {
  Problems problems = two_problems();
  problems.push_back({{"b.yaml", 1, 1}, "id", "is missing", "", ""});
  const Answer answer = present_problems(problems, 2);
  EXPECT_EQ(std::get<Paragraph>(answer.blocks.back()).text, "3 problems in 2 of 2 files");
}

TEST(PresentProblems, CountsWhatIsNotListed) {
  Problems problems = two_problems();
  problems.push_back({{"profiles/x.yaml", 0, 0}, "", "and 40 more", "", "", 40});
  const Answer answer = present_problems(problems, 1);
  EXPECT_EQ(std::get<Paragraph>(answer.blocks.back()).text, "42 problems in 1 of 1 file");
}

TEST(PresentProblems, WritesRows) {
  EXPECT_EQ(test::csv_of(present_problems(two_problems(), 3)),
            "file,line,column,path,message,suggestion\n"
            "profiles/x.yaml,12,3,weights.grwoth,no such criterion,growth\n"
            "profiles/x.yaml,,,,\"no such file, \"\"really\"\"\",\n");
}

TEST(PresentProblems, ListsPlacesAndSuggestionsInJson) {
  const auto json = test::json_of_answer(present_problems(two_problems(), 3));
  EXPECT_EQ(json["files"], 3);
  EXPECT_EQ(json["problems"], 2);
  EXPECT_EQ(json["rows"].dump(),
            R"([{"file":"profiles/x.yaml","line":12,"column":3,"path":"weights.grwoth",)"
            R"("message":"no such criterion","suggestion":"growth"},{"file":"profiles/x.yaml","line":null,)"
            R"("column":null,"path":null,"message":"no such file, \"really\"","suggestion":null}])");
  const auto none = test::json_of_answer(present_problems({}, 2));
  EXPECT_EQ(none["files"], 2);
  EXPECT_EQ(none["problems"], 0);
  EXPECT_TRUE(none["rows"].empty());
}

}  // namespace
}  // namespace fitrank
