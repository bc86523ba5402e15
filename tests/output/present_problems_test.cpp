#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "fitrank/present.hpp"
#include "fitrank/render.hpp"

namespace fitrank {
namespace {

Problems two_problems() {
  return {{{"profiles/x.yaml", 12, 3}, "weights.grwoth", "no such criterion", "growth", "  grwoth: 35"},
          {{"profiles/x.yaml", 0, 0}, "", "no such file, \"really\"", "", ""}};
}

TEST(PresentProblems, ShowsEachProblemWithItsCaretAndCountsThem) {
  EXPECT_EQ(render_terminal(present_problems(two_problems(), 3), {.width = 40}),
            R"(profiles/x.yaml:12:3: weights.grwoth: no such criterion (did you mean "growth"?)
  grwoth: 35
  ^

profiles/x.yaml: no such file, "really"

2 problems in 1 of 3 files
)");
}

TEST(PresentProblems, FencesTheSourceInMarkdown) {
  EXPECT_EQ(render_markdown(present_problems({two_problems().front()}, 1)),
            R"(```text
profiles/x.yaml:12:3: weights.grwoth: no such criterion (did you mean "growth"?)
  grwoth: 35
  ^
```

1 problem in 1 of 1 file
)");
}

TEST(PresentProblems, SaysThatThereAreNone) {
  EXPECT_EQ(render_terminal(present_problems({}, 3), {}), "3 files, no problems\n");
  EXPECT_EQ(render_terminal(present_problems({}, 1), {}), "1 file, no problems\n");
}

TEST(PresentProblems, CountsFilesOnce) {
  Problems problems = two_problems();
  problems.push_back({{"b.yaml", 1, 1}, "id", "is missing", "", ""});
  const auto document = present_problems(problems, 2);
  EXPECT_EQ(std::get<Paragraph>(document.blocks.back()).text, "3 problems in 2 of 2 files");
}

TEST(PresentProblems, CountsWhatIsNotListed) {
  Problems problems = two_problems();
  problems.push_back({{"profiles/x.yaml", 0, 0}, "", "and 40 more", "", "", 40});
  const auto document = present_problems(problems, 1);
  EXPECT_EQ(std::get<Paragraph>(document.blocks.back()).text, "42 problems in 1 of 1 file");
}

TEST(PresentProblems, WritesRecords) {
  EXPECT_EQ(render_csv(present_problems(two_problems(), 3).records),
            "file,line,column,path,message,suggestion\n"
            "profiles/x.yaml,12,3,weights.grwoth,no such criterion,growth\n"
            "profiles/x.yaml,,,,\"no such file, \"\"really\"\"\",\n");
}

TEST(ProblemsJson, ListsPlacesAndSuggestions) {
  EXPECT_EQ(problems_json(two_problems(), 3).dump(),
            R"({"files":3,"problems":[{"file":"profiles/x.yaml","line":12,"column":3,"path":"weights.grwoth",)"
            R"("message":"no such criterion","suggestion":"growth"},{"file":"profiles/x.yaml","line":null,)"
            R"("column":null,"path":"","message":"no such file, \"really\"","suggestion":null}]})");
  EXPECT_EQ(problems_json({}, 2).dump(), R"({"files":2,"problems":[]})");
}

}  // namespace
}  // namespace fitrank
