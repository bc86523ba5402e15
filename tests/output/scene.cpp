#include "output/scene.hpp"

namespace fitrank::test {

namespace {

constexpr std::size_t kCompanies = 3;

Model model_of_three() {
  return {{{"growth", "Growth"}, {"comp", "Pay"}, {"learning", "Learning"}},
          {{"filed", 1}, {"announced", 0.9}, {"reported", 0.6}},
          {{"revenue_growth", 0, "Revenue growth", "percent, year on year", 2,
            ValueFunction::from_points({{0, 0}, {200, 100}}), std::nullopt},
           {"capital", 0, "Access to capital", "level", 1, ValueFunction::from_levels({{"none", 40}, {"listed", 95}}),
            std::nullopt},
           {"total_comp", 1, "Total pay", "thousand USD", 1, ValueFunction::from_points({{100, 0}, {300, 100}}),
            std::nullopt},
           {"compute_role", 2, "Role", "level", 1, ValueFunction::from_levels({{"none", 30}, {"designs_silicon", 95}}),
            std::nullopt},
           {"rd_share", 2, "R&D share", "percent of revenue", 1, ValueFunction::from_points({{0, 0}, {50, 100}}),
            std::nullopt}}};
}

Company nvidia() {
  return {"nvidia",
          "NVIDIA",
          "NVDA",
          "",
          "",
          {{0, 142.0, 0, Date::parse("2026-02-25"), "10-K", "Data-centre revenue"},
           {0, 120.0, 2, std::nullopt, "a newspaper", ""},
           {1, Level{1}, 0, std::nullopt, "exchange", ""},
           {3, Level{1}, 1, Date::parse("2025-03"), "keynote", ""},
           {4, 25.5, 0, Date::parse("2026-06-01"), "10-Q", ""}},
          {}};
}

RankRow row(std::size_t company, std::size_t rank, const FitScore& fit) { return {{company, rank, fit}, {}, {}}; }

const SignalScore kRevenueLine{0, 0, {1}, 98.75, 1, 98.75};
const SignalScore kCapitalLine{1, 2, {}, 95, 1, 95};
const SignalScore kRoleLine{3, 3, {}, 95, 1, 95};

CompanySet assessed_set() {
  CompanySet set;
  set.companies = {
      nvidia(), {"astera", "Astera Labs", "", "", "", {}, {90, kUnknown, 80}}, {"quiet", "Quiet", "", "", "", {}, {}}};
  set.ids = {"nvidia", "astera", "quiet"};
  set.assessments = {{{kRevenueLine, kCapitalLine, kRoleLine}, {97.5F, kUnknown, 95}, {4}},
                     {{}, {90, kUnknown, 80}, {}},
                     {{}, {kUnknown, kUnknown, kUnknown}, {}}};
  set.scores = ScoreMatrix(kCompanies, 3);
  for (std::size_t i = 0; i < kCompanies; ++i) {
    for (std::size_t c = 0; c < 3; ++c) set.scores.set(i, c, set.assessments[i].criteria[c]);
  }
  return set;
}

Profile engineer() {
  Profile profile;
  profile.id = "swe-01";
  profile.title = "Software engineer";
  profile.weights = {50, 25, 25};
  profile.missing = MissingPolicy::zero;
  profile.as_of = Date::parse("2026-05-13");
  return profile;
}

}  // namespace

Scene::Scene() : model(model_of_three()), set(assessed_set()), profile(engineer()) {
  const std::vector<SignalLine> growth{{kRevenueLine, 2, 32.916666666666664}, {kCapitalLine, 1, 15.833333333333334}};
  const std::vector<SignalLine> learning{{kRoleLine, 1, 23.75}};
  report = {.weights = {0.5, 0.25, 0.25},
            .own_weights = {0.5, 0.25, 0.25},
            .shown = {},
            .rows = {row(0, 1, {72.5, 72.5, 97.5, 0.75, 0.75}), row(1, 2, {65, 65, 90, 0.75, 0.75})},
            .ranked = 2,
            .unranked = {2},
            .unranked_in_all = 1,
            .companies = 3,
            .later = 1};
  report.rows[0].why = {{growth[0], learning[0]}, growth[1], {1}, {}};
  report.rows[1].why = {{}, std::nullopt, {1}, {0, 2}};
  explanation = {0,
                 {72.5, 72.5, 97.5, 0.75, 0.75},
                 1,
                 2,
                 {{0, 0.5, 97.5, false, 48.75, growth, {}},
                  {1, 0.25, std::nullopt, false, 0, {}, {2}},
                  {2, 0.25, 95.0, false, 23.75, learning, {4}}}};
}

}  // namespace fitrank::test
