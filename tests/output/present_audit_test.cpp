#include "fitrank/present_audit.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "fitrank/render.hpp"
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
  std::string text() {
    const CompanyPool pool = this->pool();
    return render_terminal(present_audit(subject(pool, 5), result), {});
  }

  Audit result;
};

TEST(PresentAuditTest, OpensWithWhatAReaderMustKnow) {
  AuditScene scene;
  EXPECT_THAT(scene.text(), StartsWith(R"(Audit of criteria, signals and goalposts

Growth counts for more than its weight says (81 % of what moves the score, 50 % of the weight); 1
more of 2 criteria differs from its weight by more than half; 1 pair of signals says nearly the
same; Growth and Compensation pull against each other; the more is known of a company, the higher it
scores.
)"));
}

TEST(PresentAuditTest, FewCompaniesAreAHint) {
  AuditScene scene;
  scene.result.ranked = 5;
  EXPECT_THAT(audit_sentence(scene.model, scene.result),
              HasSubstr("With 5 ranked companies this is a hint and no more."));
  scene.result.ranked = 2;
  EXPECT_EQ(audit_sentence(scene.model, scene.result),
            "Two companies are ranked: too few to say what moves the score or what goes together.");
  scene.result.ranked = 0;
  EXPECT_EQ(audit_sentence(scene.model, scene.result),
            "No company can be ranked, so that there is no ranking to audit.");
}

TEST(PresentAuditTest, TablesSayWhatWasCounted) {
  AuditScene scene;
  const std::string text = scene.text();
  EXPECT_THAT(text, HasSubstr("Compensation    50 %       19 %         -0.40         30  against the score"));
  EXPECT_THAT(text, HasSubstr("Growth – Compensation  -0.46         30  a trade-off"));
  EXPECT_THAT(text, HasSubstr("both within Growth"));
  EXPECT_THAT(text, HasSubstr("one pair in 27"));
  EXPECT_THAT(text, HasSubstr("pay        20      25 %      0 %    20 %"));
  EXPECT_THAT(text, AllOf(HasSubstr("all but Learning"), HasSubstr("r = 0.50 over 30 ranked companies")));
}

TEST(PresentAuditTest, WhatIsNotDefinedSaysWhy) {
  AuditScene scene;
  scene.result.weights[0] = {.criterion = 0, .weight = 0.5, .with_score = {2, {}}};
  scene.result.weights[1] = {.criterion = 1, .weight = 0.5, .with_score = {9, {}}};
  scene.result.criteria[0].correlation = {4, {}};
  const std::string text = scene.text();
  EXPECT_THAT(text, AllOf(HasSubstr("too few"), HasSubstr("no spread"), Not(HasSubstr("nan"))));
  const CompanyPool pool = scene.pool();
  const auto json = audit_json(scene.subject(pool, 5), scene.result);
  EXPECT_TRUE(json["weights"][0]["effective_weight"].is_null());
  EXPECT_EQ(json["weights"][1]["companies"], 9);
}

TEST(PresentAuditTest, TablesAloneHaveNoSignals) {
  AuditScene scene;
  scene.result.with_signals = 0;
  EXPECT_THAT(scene.text(), AllOf(HasSubstr("Signals and goalposts are checked in dossiers and small tables"),
                                  Not(HasSubstr("goalposts\n\nSignal"))));
}

TEST(PresentAuditTest, MachinesGetEveryNumber) {
  AuditScene scene;
  const CompanyPool pool = scene.pool();
  const std::string csv = render_csv(present_audit(scene.subject(pool, 5), scene.result).records);
  EXPECT_THAT(csv, StartsWith("part,id,other,measure,value,companies\nweights,growth,,weight,0.5,30\n"));
  EXPECT_THAT(csv, HasSubstr("signals,revenue,pay,correlation,0.1,9\n"));
  EXPECT_THAT(csv, HasSubstr("goalposts,pay,,greatest,250,20\n"));
  EXPECT_THAT(csv, HasSubstr("patterns,growth comp,,companies,30,40\n"));
}

}  // namespace
}  // namespace fitrank
