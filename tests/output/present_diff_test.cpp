#include "output/present_diff.hpp"

#include <fmt/core.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "input/read_ranking_json.hpp"
#include "output/answer_text.hpp"
#include "output/hostile.hpp"
#include "output/present_ranking.hpp"
#include "output/scene.hpp"

namespace fitrank {
namespace {

using fitrank::test::Scene;
using ::testing::Eq;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

SavedRanking saved(std::string source) {
  SavedRanking ranking;
  ranking.source = std::move(source);
  ranking.profile = "mine";
  ranking.criteria = {"growth", "pay"};
  ranking.weights = {0.75, 0.25};
  ranking.missing = MissingPolicy::zero;
  ranking.rows = {
      {"acme", "Acme", 1, 77.5, {90, 40}}, {"beta", "Beta", 2, 60, {60, 60}}, {"gone", "Gone", 3, 10, {10, 10}}};
  ranking.ranked = 3;
  return ranking;
}

/// Beta gained on pay, Came came, Gone went, and pay weighs more.
RankingDiff scene() {
  SavedRanking now = saved("new.json");
  now.weights = {0.25, 0.75};
  now.rows = {
      {"came", "Came", 1, 95, {95, 95}}, {"beta", "Beta", 2, 82.5, {60, 90}}, {"acme", "Acme", 3, 52.5, {90, 40}}};
  now.excluded = {"gone"};
  return diff_rankings(saved("old.json"), now);
}

/// The scene's report as report_ranking gives it: with its companies.
RankReport report_with_companies() {
  Scene scene;
  scene.report.shown = std::move(scene.set);
  return std::move(scene.report);
}

std::string shown(const RankingDiff& diff) { return test::text_of(present_diff(diff)); }

TEST(PresentDiff, ShowsCausesTableAndWhoWent) {
  EXPECT_EQ(shown(scene()), R"(old.json → new.json

1 company moved down, 1 came, 1 went.

Profile: mine

Weights changed: growth 75 % → 25 %, pay 25 % → 75 %.

Data changed: Beta pay 60 → 90.

Came: Came.

Went: Gone (now excluded).

#  Company  Was  Move  Companies  Weights  Data  Fit  Fit was
─────────────────────────────────────────────────────────────
1  Came           new                             95
2  Beta       2     =         −1       +1     0   83       60
3  Acme       1    ▼2         −1       −1     0   53       78

Companies, weights and data are the places that a company won (+) or lost (−): because other
companies came or went, because weights or policies changed, and because criterion scores changed.
They add up to its move.

No longer ranked

- Gone: was 3, now excluded
)");
}

TEST(PresentDiff, SaysThatNothingChanged) {
  const std::string text = shown(diff_rankings(saved("old.json"), saved("new.json")));
  EXPECT_THAT(text, HasSubstr("Nothing changed."));
  EXPECT_THAT(text, Not(HasSubstr("Weights changed")));
}

TEST(PresentDiff, SaysWhichFileIsCut) {
  SavedRanking cut = saved("top.json");
  cut.ranked = 40;
  EXPECT_THAT(shown(diff_rankings(saved("old.json"), cut)), HasSubstr("top.json shows 3 of 40 ranked companies."));
}

TEST(PresentDiff, NamesPoliciesAndWhatTheyDoToScores) {
  SavedRanking now = saved("new.json");
  now.missing = MissingPolicy::neutral;
  now.evidence = EvidencePolicy::discounted;
  now.as_of = Date::parse("2026-05-13");
  now.rows[0].criteria[0] = 88;
  const std::string text = shown(diff_rankings(saved("old.json"), now));
  EXPECT_THAT(text,
              HasSubstr("Policies changed: missing zero → neutral, evidence face_value → discounted, as_of none →"));
  EXPECT_THAT(text, HasSubstr("Changes of criterion scores by the evidence policy and as_of count as data."));
}

TEST(PresentDiff, ShowsASmallChangeWithAllItsDigits) {
  SavedRanking now = saved("new.json");
  now.rows[1].criteria[0] = 60.03125F;
  EXPECT_THAT(shown(diff_rankings(saved("old.json"), now)), HasSubstr("Beta growth 60 → 60.03125."));
}

TEST(PresentDiff, AddsAColumnForWhatIsUnseenOnlyWhereThereIsSome) {
  EXPECT_THAT(shown(scene()), Not(HasSubstr("Unseen")));
  SavedRanking now = saved("new.json");
  now.rows[2].rank = 7;
  now.ranked = 9;
  EXPECT_THAT(shown(diff_rankings(saved("old.json"), now)), HasSubstr("Unseen"));
}

TEST(PresentDiff, WritesARowForEveryCompany) {
  EXPECT_EQ(test::csv_of(present_diff(scene())),
            "rank,id,name,score,rank_before,score_before,move,moved_by_companies,moved_by_weights,moved_by_data,"
            "moved_by_unseen,came_from,standing\n"
            "1,came,Came,95.0,,,,,,,,absent,ranked\n"
            "2,beta,Beta,82.5,2,60.0,0,-1,1,0,0,,ranked\n"
            "3,acme,Acme,52.5,1,77.5,-2,-1,-1,0,0,,ranked\n"
            ",gone,Gone,,3,10.0,,,,,,,excluded\n");
}

TEST(PresentDiff, WritesJson) {
  const auto json = test::json_of_answer(present_diff(scene()));
  EXPECT_EQ(json["old_answer"]["file"], "old.json");
  EXPECT_EQ(json["old_answer"]["missing"], "zero");
  EXPECT_EQ(json["new_answer"]["ranked"], 3);
  EXPECT_EQ(json["new_answer"]["shown"], 3);
  EXPECT_EQ(json["weight_changes"].dump(), R"([{"criterion":"growth","weight_before":0.75,"weight":0.25},)"
                                           R"({"criterion":"pay","weight_before":0.25,"weight":0.75}])");
  EXPECT_EQ(json["score_changes"].dump(),
            R"([{"id":"beta","name":"Beta","criterion":"pay","score_before":60.0,"score":90.0}])");
  EXPECT_EQ(json["rows"][0]["came_from"], "absent");
  EXPECT_TRUE(json["rows"][0]["rank_before"].is_null());
  EXPECT_EQ(json["rows"][2]["moved_by_companies"], -1);
  EXPECT_EQ(json["rows"][2]["moved_by_weights"], -1);
  EXPECT_EQ(json["rows"][2]["move"], -2);
  EXPECT_EQ(json["not_ranked"].dump(),
            R"([{"rank":null,"id":"gone","name":"Gone","rank_before":3,"score_before":10.0,"standing":"excluded"}])");
}

TEST(PresentDiff, NamesAreHarmless) {
  for (const std::string& name : test::hostile_names()) {
    SavedRanking now = saved("new.json");
    now.rows[0].name = name;
    now.rows[0].criteria[0] = 91;
    now.criteria[1] = name;
    const std::vector<Block> blocks = present_diff(diff_rankings(saved("old.json"), now)).blocks;
    for (const std::string& text : {render_terminal(blocks, {.width = 100}), render_markdown(blocks)}) {
      EXPECT_EQ(text.find('\x1b'), std::string::npos);
      EXPECT_EQ(text.find("\u202E"), std::string::npos);
    }
    EXPECT_EQ(render_markdown(blocks).find("<script>"), std::string::npos);
  }
}

TEST(PresentDiff, LongListsOfChangesAreCut) {
  SavedRanking now = saved("new.json");
  for (int i = 0; i < 12; ++i) now.rows.push_back({fmt::format("n{}", i), fmt::format("N{}", i), 4, 10, {10, 10}});
  now.ranked = now.rows.size();
  EXPECT_THAT(shown(diff_rankings(saved("old.json"), now)), HasSubstr("N7 and 4 more."));
}

TEST(PresentMoves, ComeBeforeTheTableAndInIt) {
  const Scene scene;
  const RankReport report = report_with_companies();
  const SavedRanking now = to_saved_ranking(scene.model, scene.profile, report);
  SavedRanking before = now;
  before.weights = {0, 0, 1};
  std::swap(before.rows[0], before.rows[1]);
  before.rows[0].rank = 1;
  before.rows[1].rank = 2;
  before.rows[1].criteria[2] = 70;
  const RankingDiff diff = diff_rankings(before, now);
  const std::string text = render_terminal(
      present_ranking(scene.subject(), report, {.short_form = true, .since = &diff}).blocks, {.width = 120});
  EXPECT_THAT(text, HasSubstr("#  Since last  Company"));
  EXPECT_THAT(text, HasSubstr("1  ▲1 weights  NVIDIA"));
  EXPECT_THAT(text, HasSubstr("2  ▼1 weights  Astera Labs"));
  EXPECT_THAT(text, StartsWith("- Moved since the last table: NVIDIA ▲1 (weights), Astera Labs ▼1 (weights).\n"
                               "- Weights changed: growth 0 % → 50 %, comp 0 % → 25 %, learning"));
  EXPECT_THAT(text, HasSubstr("Data changed: NVIDIA learning 70 → 95."));
}

TEST(PresentMoves, SaysWhereNothingChanged) {
  const Scene scene;
  const RankReport report = report_with_companies();
  const SavedRanking same = to_saved_ranking(scene.model, scene.profile, report);
  EXPECT_THAT(render_terminal(present_moves(diff_rankings(same, same)), {.width = 120}),
              Eq("- Nothing that is ranked changed since the last table.\n"));
}

TEST(ToSavedRanking, IsWhatTheJsonReadsBackAs) {
  const Scene scene;
  const RankReport report = report_with_companies();
  Problems problems;
  Answer answer = present_ranking(scene.subject(), report);
  answer.envelope.command = "rank";
  const auto read = read_ranking_json({"x", test::json_of_answer(answer).dump()}, problems);
  ASSERT_TRUE(read) << (problems.empty() ? "" : to_text(problems.front()));
  const SavedRanking direct = to_saved_ranking(scene.model, scene.profile, report);
  EXPECT_TRUE(diff_rankings(*read, direct).nothing_changed());
  EXPECT_EQ(read->unranked, direct.unranked);
  EXPECT_EQ(read->profile, direct.profile);
  EXPECT_EQ(read->ranked, direct.ranked);
}

}  // namespace
}  // namespace fitrank
