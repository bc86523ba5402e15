#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "fitrank/present.hpp"
#include "fitrank/render.hpp"

namespace fitrank {
namespace {

Profile profile() {
  Profile profile;
  profile.id = "swe-01";
  profile.title = "Software engineer";
  return profile;
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
  EXPECT_EQ(render_terminal(present_reproduction(profile(), {faithful(), unfaithful()}), {}),
            R"(Software engineer (swe-01)

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
    Nothing weighed is known.

1 of 4 numbers come out; the order differs.

This is an inference. The source states neither which criterion each weight belongs to nor what an
unknown counts as, and many rubrics would give these 6 numbers.
)");
}

TEST(PresentReproduction, SaysSoWhereThereIsNothingToReproduce) {
  EXPECT_EQ(render_terminal(present_reproduction(profile(), {}), {}),
            "Software engineer (swe-01)\n\nThe profile has no published tables to reproduce.\n");
}

TEST(PresentReproduction, WritesRecords) {
  EXPECT_EQ(render_csv(present_reproduction(profile(), {faithful(), unfaithful()}).records),
            R"(table,id,name,published,published_place,computed,computed_place,number_holds
Persona page,nvidia,NVIDIA,69,1,69.324,1,true
Persona page,xai,xAI,63,2,62.5,2,true
Brief,xai,xAI,80,1,78.9,2,false
Brief,nvidia,NVIDIA,87,2,86.65,1,true
Brief,gone,,50,3,,,false
Brief,quiet,Quiet,40,4,,,false
)");
}

TEST(ReproductionJson, CarriesVerdictsAndFullPrecision) {
  EXPECT_EQ(reproduction_json(profile(), {faithful(), unfaithful()}),
            nlohmann::ordered_json::parse(R"({"profile": "swe-01",
 "tables": [{"title": "Persona page", "source": "page.txt", "missing": "zero", "method": "weighted_sum",
    "evidence": "face_value", "holds": true,
   "order_holds": true,
   "rows": [{"id": "nvidia", "name": "NVIDIA", "published": 69, "published_place": 1, "computed": 69.324,
     "computed_place": 1, "number_holds": true},
    {"id": "xai", "name": "xAI", "published": 63, "published_place": 2, "computed": 62.5, "computed_place": 2,
     "number_holds": true}]},
  {"title": "Brief", "source": "brief.txt", "missing": "renormalize", "method": "weighted_sum",
    "evidence": "discounted", "holds": false,
   "order_holds": false,
   "rows": [{"id": "xai", "name": "xAI", "published": 80, "published_place": 1, "computed": 78.9, "computed_place": 2,
     "number_holds": false},
    {"id": "nvidia", "name": "NVIDIA", "published": 87, "published_place": 2, "computed": 86.65,
     "computed_place": 1, "number_holds": true},
    {"id": "gone", "name": null, "published": 50, "published_place": 3, "computed": null,
     "computed_place": null, "number_holds": false},
    {"id": "quiet", "name": "Quiet", "published": 40, "published_place": 4, "computed": null,
     "computed_place": null, "number_holds": false}]}]})"));
}

}  // namespace
}  // namespace fitrank
