#include "output/present_reproduction.hpp"

#include <gtest/gtest.h>

#include "output/answer_text.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

Profile profile() {
  Profile profile;
  profile.id = "swe-01";
  profile.title = "Software engineer";
  profile.weights = {50, 50, 0};
  return profile;
}

Answer present(const std::vector<ReproducedTable>& tables) {
  return present_reproduction(test::sample_model(), profile(), tables);
}

ReproducedTable faithful() {
  return {{"Persona page", "page.txt", MissingPolicy::zero, EvidencePolicy::face_value, {}},
          {{"nvidia", "NVIDIA", 69, 1, 69.324, 1}, {"xai", "xAI", 63, 2, 62.5, 2}},
          true};
}

ReproducedTable unfaithful() {
  return {{"Brief", "brief.txt", MissingPolicy::renormalize, EvidencePolicy::discounted, {}},
          {{"xai", "xAI", 80, 1, 78.9, 2},
           {"nvidia", "NVIDIA", 87, 2, 86.65, 1},
           {"gone", "", 50, 3, std::nullopt, 0},
           {"quiet", "Quiet", 40, 4, std::nullopt, 0}},
          false};
}

TEST(PresentReproduction, SetsPublishedBesideComputed) {
  EXPECT_EQ(test::text_of(present({faithful(), unfaithful()})),
            R"(Published tables

3 of 6 numbers come out; the order holds in 1 of 2 tables.

Profile: Software engineer (swe-01)

Persona page

Unknown: counts as zero · Evidence: at face value · Source: page.txt

Company  Published    Computed  Number  Place
─────────────────────────────────────────────
NVIDIA          69  69 (69.32)  ok      1 → 1
xAI             63  63 (62.50)  ok      2 → 2

All 2 numbers come out; the order holds.

Brief

Unknown: rescaled over what is known · Evidence: discounted by trust · Source: brief.txt

Company  Published    Computed  Number   Place
─────────────────────────────────────────────────
xAI             80  79 (78.90)  differs  1 → 2
NVIDIA          87  87 (86.65)  ok       2 → 1
gone            50           ?  differs  3 → none
    There is no such company.
Quiet           40           ?  differs  4 → none
    It has no data for any weighted criterion.

1 of 4 numbers come out; the order differs.

The model and the weights are inferred. The source does not say which criterion each weight belongs
to, or what missing data count as. Many other models would give the same 6 numbers.
)");
}

TEST(PresentReproduction, SaysSoWhereThereIsNothingToReproduce) {
  EXPECT_EQ(test::text_of(present({})),
            "Published tables\n\nThe profile has no published tables to reproduce.\n\n"
            "Profile: Software engineer (swe-01)\n");
}

TEST(PresentReproduction, WritesRows) {
  EXPECT_EQ(
      test::csv_of(present({faithful(), unfaithful()})),
      R"(table,source,source_title,missing,method,evidence,id,name,published_score,published_place,score,place,number_holds,order_holds
Persona page,page.txt,,zero,weighted_sum,face_value,nvidia,NVIDIA,69,1,69.324,1,true,true
Persona page,page.txt,,zero,weighted_sum,face_value,xai,xAI,63,2,62.5,2,true,true
Brief,brief.txt,,renormalize,weighted_sum,discounted,xai,xAI,80,1,78.9,2,false,false
Brief,brief.txt,,renormalize,weighted_sum,discounted,nvidia,NVIDIA,87,2,86.65,1,true,false
Brief,brief.txt,,renormalize,weighted_sum,discounted,gone,,50,3,,,false,false
Brief,brief.txt,,renormalize,weighted_sum,discounted,quiet,Quiet,40,4,,,false,false
)");
}

TEST(PresentReproduction, CarriesVerdictsAndFullPrecisionInJson) {
  const auto json = test::json_of_answer(present({faithful(), unfaithful()}));
  EXPECT_EQ(json["profile"], "swe-01");
  EXPECT_TRUE(json["missing"].is_null()) << "each table has its own policies";
  ASSERT_EQ(json["rows"].size(), 6U);
  EXPECT_EQ(json["rows"][0].dump(),
            R"({"table":"Persona page","source":"page.txt","source_title":null,"missing":"zero",)"
            R"("method":"weighted_sum","evidence":"face_value","id":"nvidia","name":"NVIDIA","published_score":69,)"
            R"("published_place":1,"score":69.324,"place":1,"number_holds":true,"order_holds":true})");
  EXPECT_TRUE(json["rows"][4]["name"].is_null());
  EXPECT_TRUE(json["rows"][4]["score"].is_null());
  EXPECT_TRUE(json["rows"][5]["place"].is_null());
}

}  // namespace
}  // namespace fitrank
