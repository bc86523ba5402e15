#include "fitrank/present_diff.hpp"

#include <fmt/core.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "fitrank/present.hpp"
#include "fitrank/read_ranking_json.hpp"
#include "fitrank/render.hpp"
#include "output/hostile.hpp"
#include "output/scene.hpp"

namespace fitrank {
namespace {

using fitrank::test::Scene;
using ::testing::HasSubstr;
using ::testing::Not;

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

std::string shown(const RankingDiff& diff) { return render_terminal(present_diff(diff), {.width = 100}); }

TEST(PresentDiff, ShowsCausesTableAndWhoWent) {
  EXPECT_EQ(shown(scene()), R"(old.json → new.json

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

Companies, weights and data are the places that a company won (+) or lost (−) because others came or
went, weights or policies changed, or criterion scores changed. Together they are its move.

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
  EXPECT_THAT(text, HasSubstr("What the evidence policy and as_of do to criterion scores counts as data."));
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

TEST(PresentDiff, WritesRecordsForEveryCompany) {
  EXPECT_EQ(render_csv(present_diff(scene()).records),
            "id,name,rank,rank_before,move,companies,weights,data,unseen,score,score_before\n"
            "came,Came,1,,,,,,,95,\n"
            "beta,Beta,2,2,0,-1,1,0,0,82.5,60\n"
            "acme,Acme,3,1,-2,-1,-1,0,0,52.5,77.5\n"
            "gone,Gone,,3,,,,,,,10\n");
}

TEST(PresentDiff, WritesJson) {
  const auto json = diff_json(scene());
  EXPECT_EQ(json["before"]["file"], "old.json");
  EXPECT_EQ(json["now"]["ranked"], 3);
  EXPECT_EQ(json["weights"].dump(),
            R"([{"criterion":"growth","before":0.75,"now":0.25},{"criterion":"pay","before":0.25,"now":0.75}])");
  EXPECT_EQ(json["data"].dump(), R"([{"id":"beta","name":"Beta","criterion":"pay","before":60.0,"now":90.0}])");
  EXPECT_EQ(json["ranking"][0].dump(),
            R"({"rank":1,"id":"came","name":"Came","score":95.0,"rank_before":null,"before":"absent"})");
  EXPECT_EQ(json["ranking"][2]["causes"].dump(), R"({"companies":-1,"weights":-1,"data":0,"unseen":0})");
  EXPECT_EQ(json["ranking"][2]["move"], -2);
  EXPECT_EQ(json["went"].dump(),
            R"([{"rank_before":3,"id":"gone","name":"Gone","score_before":10.0,"now":"excluded"}])");
}

TEST(PresentDiff, NamesAreHarmless) {
  for (const std::string& name : test::hostile_names()) {
    SavedRanking now = saved("new.json");
    now.rows[0].name = name;
    now.rows[0].criteria[0] = 91;
    now.criteria[1] = name;
    const Document document = present_diff(diff_rankings(saved("old.json"), now));
    for (const std::string& text : {render_terminal(document, {.width = 100}), render_markdown(document)}) {
      EXPECT_EQ(text.find('\x1b'), std::string::npos);
      EXPECT_EQ(text.find("\u202E"), std::string::npos);
    }
    EXPECT_EQ(render_markdown(document).find("<script>"), std::string::npos);
  }
}

TEST(PresentDiff, LongListsOfChangesAreCut) {
  SavedRanking now = saved("new.json");
  for (int i = 0; i < 12; ++i) now.rows.push_back({fmt::format("n{}", i), fmt::format("N{}", i), 4, 10, {10, 10}});
  now.ranked = now.rows.size();
  EXPECT_THAT(shown(diff_rankings(saved("old.json"), now)), HasSubstr("N7 and 4 more."));
}

TEST(AddMoves, PutsMovesAndCausesIntoARankingsTable) {
  const Scene scene;
  const RankReport report = report_with_companies();
  const SavedRanking now = to_saved_ranking(scene.model, scene.profile, report);
  SavedRanking before = now;
  before.weights = {0, 0, 1};
  std::swap(before.rows[0], before.rows[1]);
  before.rows[0].rank = 1;
  before.rows[1].rank = 2;
  before.rows[1].criteria[2] = 70;
  Document document = present_ranking(scene.subject(), report);
  add_moves(document, report, diff_rankings(before, now));
  const std::string text = render_terminal(document, {.width = 120});
  EXPECT_THAT(text, HasSubstr("#  Since last  Company"));
  EXPECT_THAT(text, HasSubstr("1  ▲1 weights  NVIDIA"));
  EXPECT_THAT(text, HasSubstr("2  ▼1 weights  Astera Labs"));
  EXPECT_THAT(text, HasSubstr("Since the last table\n\nWeights changed: growth 0 % → 50 %, comp 0 % → 25 %, learning"));
  EXPECT_THAT(text, HasSubstr("Data changed: NVIDIA learning 70 → 95."));
}

TEST(AddMoves, SaysWhereNothingChanged) {
  const Scene scene;
  const RankReport report = report_with_companies();
  const SavedRanking same = to_saved_ranking(scene.model, scene.profile, report);
  Document document = present_ranking(scene.subject(), report);
  add_moves(document, report, diff_rankings(same, same));
  EXPECT_THAT(render_terminal(document, {.width = 120}), HasSubstr("Nothing that is ranked changed."));
}

TEST(ToSavedRanking, IsWhatTheJsonReadsBackAs) {
  const Scene scene;
  const RankReport report = report_with_companies();
  Problems problems;
  const auto read = read_ranking_json({"x", ranking_json(scene.subject(), report).dump()}, problems);
  ASSERT_TRUE(read) << (problems.empty() ? "" : to_text(problems.front()));
  const SavedRanking direct = to_saved_ranking(scene.model, scene.profile, report);
  EXPECT_TRUE(diff_rankings(*read, direct).nothing_changed());
  EXPECT_EQ(read->unranked, direct.unranked);
  EXPECT_EQ(read->profile, direct.profile);
  EXPECT_EQ(read->ranked, direct.ranked);
}

}  // namespace
}  // namespace fitrank
