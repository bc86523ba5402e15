#include "output/present_audit.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "output/answer_text.hpp"
#include "output/pool_scene.hpp"

namespace fitrank {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct AuditScene : test::PoolScene {
  AuditScene() {
    result.companies = 40;
    result.with_signals = 40;
    result.ranked = 30;
    result.weights = {{.criterion = 0, .weight = 0.5, .with_score = {30, 0.9}, .compared = 0.5, .effective = 0.81},
                      {.criterion = 1, .weight = 0.5, .with_score = {30, -0.4}, .compared = 0.5, .effective = 0.19}};
    result.criteria = {{0, 1, {30, -0.456}}};
    result.signals = {{0, 1, {7, 0.93}}, {0, 2, {9, 0.1}}};
    result.goalposts.resize(model.signals.size());
    result.goalposts[2] = {.known = 20, .at_worst = 5, .at_best = 0, .outside = 4, .least = 90.0, .greatest = 250.0};
    result.coverage = {{40, 0.75}, {30, 0.5}, {0, 0}};
    result.patterns = {{{0, 1}, 30}, {{0}, 10}};
    result.coverage_with_score = {30, 0.5};
    for (Signal& signal : model.signals) signal.label = signal.id;
  }
  Answer answer() {
    const CompanyPool pool = this->pool();
    return present_audit(subject(pool, 5), result);
  }
  std::string text() { return test::text_of(answer()); }

  Audit result;
};

TEST(PresentAuditTest, OpensWithWhatAReaderMustKnow) {
  AuditScene scene;
  EXPECT_THAT(scene.text(), StartsWith(R"(Audit of criteria, signals and goalposts

Growth counts for more than its weight (81 % of what moves the score, 50 % of the weight); 1 more of
2 criteria differs from its weight by more than half; 1 pair of signals is redundant; Growth and
Compensation are a trade-off; companies with more data score higher.
)"));
}

TEST(PresentAuditTest, FewCompaniesAreAHint) {
  AuditScene scene;
  scene.result.ranked = 5;
  EXPECT_THAT(audit_sentence(scene.model, scene.result), HasSubstr("With only 5 ranked companies, this is a hint."));
  scene.result.ranked = 2;
  EXPECT_EQ(audit_sentence(scene.model, scene.result),
            "Only two companies are ranked, too few for effective weights and correlations.");
  scene.result.ranked = 0;
  EXPECT_EQ(audit_sentence(scene.model, scene.result), "No company can be ranked, so there is no ranking to audit.");
}

TEST(PresentAuditTest, TablesSayWhatWasCounted) {
  AuditScene scene;
  const std::string text = scene.text();
  EXPECT_THAT(text, HasSubstr("Compensation    50 %       19 %         -0.40         30  against the score"));
  EXPECT_THAT(text, HasSubstr("Growth – Compensation  -0.46         30  a trade-off"));
  EXPECT_THAT(text, HasSubstr("both within Growth"));
  EXPECT_THAT(text, HasSubstr("one pair in 27"));
  EXPECT_THAT(text, HasSubstr("pay        20      25 %      0 %     20 %"));
  EXPECT_THAT(text, AllOf(HasSubstr("all but Learning"), HasSubstr("r = 0.50 over 30 ranked companies")));
}

TEST(PresentAuditTest, WhatIsNotDefinedSaysWhy) {
  AuditScene scene;
  scene.result.weights[0] = {.criterion = 0, .weight = 0.5, .with_score = {2, {}}};
  scene.result.weights[1] = {.criterion = 1, .weight = 0.5, .with_score = {9, {}}};
  scene.result.criteria[0].correlation = {4, {}};
  const std::string text = scene.text();
  EXPECT_THAT(text, AllOf(HasSubstr("too few"), HasSubstr("no spread"), Not(HasSubstr("nan"))));
  const auto json = test::json_of_answer(scene.answer());
  EXPECT_TRUE(json["rows"][0]["effective_weight"].is_null());
  EXPECT_EQ(json["rows"][1]["companies"], 9);
}

TEST(PresentAuditTest, TablesAloneHaveNoSignals) {
  AuditScene scene;
  scene.result.with_signals = 0;
  EXPECT_THAT(scene.text(), AllOf(HasSubstr("Signals and goalposts are checked only in dossiers"),
                                  Not(HasSubstr("Values on the goalposts"))));
}

TEST(PresentAuditTest, MachinesGetEveryNumber) {
  AuditScene scene;
  scene.result.layers = {{"chips", 3, 0.5}, {"", 1, 0.25}};
  const Answer answer = scene.answer();
  const auto csv = [&](const std::vector<std::string>& columns) { return test::csv_of(answer, columns); };
  EXPECT_THAT(csv({"kind", "criterion", "weight", "compared_weight", "effective_weight", "correlation", "companies",
                   "counts_more", "counts_less"}),
              HasSubstr("\nweight,growth,0.5,0.5,0.81,0.9,30,true,false\n"));
  EXPECT_THAT(csv({"kind", "criterion", "other_criterion", "correlation", "companies", "redundant", "trade_off"}),
              HasSubstr("\ncriteria_pair,growth,comp,-0.456,30,false,true\n"));
  EXPECT_THAT(csv({"kind", "signal", "other_signal", "correlation", "companies", "redundant"}),
              AllOf(HasSubstr("\nsignal_pair,revenue,capital,0.93,7,true\n"),
                    HasSubstr("\nsignal_pair,revenue,pay,0.1,9,false\n")));
  EXPECT_THAT(csv({"kind", "signal", "known", "at_worst", "at_best", "outside", "least", "greatest", "greatest_level"}),
              HasSubstr("\ngoalposts,pay,20,5,0,4,90.0,250.0,\n"));
  EXPECT_THAT(csv({"kind", "criterion", "known", "companies", "mean_coverage"}),
              HasSubstr("\ncoverage,comp,30,40,0.5\n"));
  EXPECT_THAT(csv({"kind", "layer", "companies", "mean_coverage"}),
              AllOf(HasSubstr("\nlayer,chips,3,0.5\n"), HasSubstr("\nlayer,,1,0.25\n")));
  EXPECT_THAT(csv({"kind", "known_criteria", "companies"}), HasSubstr("\npattern,growth; comp,30\n"));
  EXPECT_THAT(csv({"kind", "correlation", "companies"}), HasSubstr("\ncoverage_with_score,0.5,30\n"));
  const auto json = test::json_of_answer(answer);
  EXPECT_EQ(json["with_signals"], 40);
  EXPECT_EQ(json["counts"]["companies"], 40);
  EXPECT_EQ(json["counts"]["ranked"], 30);
  EXPECT_FALSE(json["rows"][0].contains("known"));
}

}  // namespace
}  // namespace fitrank
