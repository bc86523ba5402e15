#include "page/present_report.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "output/hostile.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;
using test::observe;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// Where the page's data begins and ends.
constexpr std::string_view kOpen = "<script type=\"application/json\" id=\"data\">";
constexpr std::string_view kClose = "</script>";

std::string data_of(const std::string& page) {
  const std::size_t begin = page.find(kOpen) + kOpen.size();
  return page.substr(begin, page.find(kClose, begin) - begin);
}

/// Of one company, a: 80 % at trust 0.5 is 65 discounted; 180 on 100..300 scores 40.
const char* const kGolden = R"json({"format": 1,
 "fitrank": "1.2.3",
 "behind": 1,
 "first_of_tables": 1,
 "exact_top": null,
 "fixed_deal_breakers": false,
 "model": {
  "criteria": [{"id": "growth", "label": "Growth"}, {"id": "comp", "label": "Compensation"}],
  "tiers": [{"id": "filed", "trust": 1}, {"id": "announced", "trust": 1}, {"id": "reported", "trust": 0.5},
            {"id": "ambition", "trust": 0}],
  "signals": [{"id": "revenue", "label": "Revenue", "unit": "percent", "criterion": 0, "importance": 2, "question": "",
               "worst": 0, "best": 100},
              {"id": "capital", "label": "Capital", "unit": "", "criterion": 0, "importance": 1, "question": "",
               "levels": [90, 40]},
              {"id": "pay", "label": "Pay", "unit": "", "criterion": 1, "importance": 1, "question": "How much?",
               "worst": 0, "best": 100}],
  "layers": [],
  "risk_flags": [{"id": "low", "text": "Low pay", "rule": "Pay is below 190", "question": "How much?", "live": null}]},
 "personas": [{
  "id": "me", "title": "Me", "weights": [3, 1], "start": [0.5, 0.5], "missing": "expected",
  "evidence": "face_value", "top": null, "as_of": null, "as_of_from": null, "view": 0, "excluded_beyond": 0,
  "reach": 1.2815515655383933, "factor": {"face_value": 1, "discounted": 1}, "interval": 0.8,
  "deal_breakers": [{"text": "Enough (Pay is at least 200)", "rule": "Pay is at least 200", "question": "How much?",
                     "live": null, "lines": [4, 5]},
                    {"text": "Coverage is at least 50 %", "rule": "Coverage is at least 50 %",
                     "question": "What else is known?", "live": {"subject": "coverage", "at_least": 0.5},
                     "lines": null}],
  "checklist": [{"question": "Paid?", "criterion": 1, "has_rule": true, "rule": "Pay is at least 200",
                 "ask": "How much?", "live": null},
                {"question": "Nice?", "criterion": null, "has_rule": false, "rule": null, "ask": "Nice?", "live": null}],
  "audience": {"experience": "", "role": "", "pains": [], "blockers": []},
  "needs": {"information": [], "tools": [], "services": []},
  "yaml": "id: me\n",
  "yaml_spots": [{"key": "weights.comp", "criterion": 1, "line": 2, "column": 3, "length": 4, "is": 1.5, "before": "",
                  "after": ""},
                 {"key": "missing", "line": 1, "column": 7, "length": 0, "is": "zero", "before": "\nmissing: ",
                  "after": ""}],
  "deal_breakers_end": {"line": 3, "column": 15}}],
 "views": [{"as_of": null, "face": [[80, 40]], "discounted": [[65, 40]],
            "face_extents": [[[66.666664, 83.333336, 66.666664, 83.333336, 0.6666666666666666], null]],
            "discounted_extents": [[[56.666668, 73.333336, 56.666668, 73.333336, 0.6666666666666666], null]],
            "face_expected": {
             "scores": [[70, 40]],
             "usual": [null, [1, 50, 29.154759474226502, 0, 0, 0, 0]], "signals": [[]],
             "kinds": [0], "covariances": [[0, 0, 0]], "supposed": [[94.44444444444444, 0, 0]]},
            "discounted_expected": {
             "scores": [[60, 40]],
             "usual": [null, [1, 50, 29.154759474226502, 0, 0, 0, 0]], "signals": [[]],
             "kinds": [0], "covariances": [[0, 0, 0]], "supposed": [[94.44444444444444, 0, 0]]}}],
 "companies": [{
  "id": "a", "name": "a Ltd",
  "observations": [
   {"signal": 0, "value": "80 %", "tier": 2, "as_of": "2026-01", "source": "press", "note": "By a paper"},
   {"signal": 0, "value": "60 %", "tier": 3, "source": ""},
   {"signal": 2, "value": "180", "tier": 0, "source": ""}],
  "claims": [{"text": "Grows", "tier": 3, "source": "talk", "signal": 0}]}],
 "dossiers": [[{
  "signals": [{"signal": 0, "chosen": 0, "conflicting": [1], "set_aside": ["weaker tier"], "face": 80,
               "discounted": 65, "trust": 0.5},
              {"signal": 2, "chosen": 2, "conflicting": [], "set_aside": [], "face": 40, "discounted": 40, "trust": 1}],
  "later": [], "stale": [],
  "flags": {"face": [{"flag": 0, "reason": "180 (filed, undated)"}], "discounted": null},
  "claims": [{"claim": 0, "observation": 0, "backed": true, "contradicted": false}]}]],
 "verdicts": [{
  "face": [{"rules": ["f", ""], "why": ["180 against at least 200: 20 short (filed, undated)", ""],
            "checks": ["not met", "ask"], "check_why": ["180 against at least 200: 20 short (filed, undated)", ""]}],
  "discounted": null}]})json";

class PresentReportTest : public testing::Test {
 protected:
  PresentReportTest() {
    profile_.id = "me";
    profile_.title = "Me";
    profile_.weights = {50, 25, 25};
  }

  ReportPage page() const {
    const CompanyPool pool(model_, companies_, {}, {});
    return make_report_page(model_, pool, {{.profile = profile_, .start = start_, .file = file_}});
  }
  Json json() const { return report_page_json(model_, page(), "1.2.3"); }
  std::string html() const { return report_page_html(json()); }

  Model model_ = test::sample_model();
  Profile profile_;
  std::vector<double> start_;
  ProfileText file_;
  std::vector<Company> companies_;
};

TEST_F(PresentReportTest, TheWholeDataOfASmallPage) {
  model_.signals.resize(3);
  model_.criteria.resize(2);
  model_.signals[0].label = "Revenue";
  model_.signals[0].unit = "percent";
  model_.signals[1].label = "Capital";
  model_.signals[2].label = "Pay";
  model_.signals[2].question = "How much?";
  Rule pay;
  pay.index = 2;
  pay.at_least = 200;
  Rule low;
  low.index = 2;
  low.below = 190;
  Rule coverage;
  coverage.subject = Rule::Subject::coverage;
  coverage.at_least = 0.5;
  model_.risk_flags = {{"low", "Low pay", low}};
  profile_.weights = {3, 1};
  profile_.deal_breakers = {{"Enough", pay}, {"", coverage}};
  profile_.checklist = {{"Paid?", 1, pay}, {"Nice?", {}, {}}};
  start_ = {0.5, 0.5};
  file_.text = "id: me\n";
  file_.spots = {
      {.what = ProfileSpot::What::weight, .criterion = 1, .line = 2, .column = 3, .length = 4, .value = 1.5},
      {.what = ProfileSpot::What::missing, .line = 1, .column = 7, .value = "zero", .before = "\nmissing: "}};
  file_.deal_breakers = {LineSpan{4, 5}, std::nullopt};
  file_.deal_breakers_end = TextPlace{3, 15};
  companies_ = {test::company("a", {observe(model_, "revenue", 80, "reported", "2026-01"),
                                    observe(model_, "revenue", 60, "ambition"), observe(model_, "pay", 180)})};
  companies_[0].observations[0].source = "press";
  companies_[0].observations[0].note = "By a paper";
  companies_[0].claims = {{.text = "Grows", .tier = 3, .as_of = {}, .source = "talk", .signal = 0}};
  EXPECT_EQ(json(), Json::parse(kGolden)) << json().dump(1);
}

TEST_F(PresentReportTest, ScoresAreTheFloatsToTheBit) {
  test::Draw draw(11);
  for (int i = 0; i < 20'000; ++i) {
    const auto score = static_cast<float>(100 * draw.unit());
    companies_.push_back(test::company(fmt::format("c{}", i), {}, {score, std::nextafter(score, 0.0F), kUnknown}));
  }
  const Json read = Json::parse(report_page_json(model_, page(), "1").dump());
  const Json& face = read["views"][0]["face"];
  for (std::size_t i = 0; i < companies_.size(); ++i) {
    EXPECT_FLOAT_EQ(static_cast<float>(face[i][0].get<double>()), companies_[i].stated[0]);
    EXPECT_TRUE(test::same_bits(double{static_cast<float>(face[i][0].get<double>())}, double{companies_[i].stated[0]}));
    EXPECT_TRUE(test::same_bits(double{static_cast<float>(face[i][1].get<double>())}, double{companies_[i].stated[1]}));
    EXPECT_TRUE(face[i][2].is_null());
  }
  EXPECT_TRUE(read["views"][0]["discounted"].is_null());
  EXPECT_LT(read["views"][0]["face"].dump().size(), companies_.size() * 30);
}

TEST_F(PresentReportTest, NoTextEndsTheScript) {
  for (const std::string& name : test::hostile_names()) {
    if (name == "bad \xff byte") continue;  // no reader lets it in
    companies_.push_back(test::company(fmt::format("c{}", companies_.size()), {observe(model_, "revenue", 5)}));
    companies_.back().name = name;
    companies_.back().observations[0].note = "<!-- " + name + "\u2028\u2029]]>";
    companies_.back().observations[0].source = "javascript:alert('" + name + "')";
  }
  profile_.title = "</SCRIPT ><img src=x onerror=alert(1)>";
  file_.text = "# <!--<script>\n";
  const std::string whole = html();
  const std::string data = data_of(whole);
  EXPECT_EQ(data.find('<'), std::string::npos);
  EXPECT_TRUE(std::ranges::all_of(data, [](char c) { return c >= ' ' && c <= '~'; }));
  EXPECT_EQ(Json::parse(data), json());
  EXPECT_EQ(Json::parse(data)["companies"][3]["name"], test::kScript);
}

TEST_F(PresentReportTest, ThePageIsWholeAndItsPlacesAreFilled) {
  const std::string whole = html();
  EXPECT_THAT(whole, StartsWith("<!doctype html>"));
  for (const char* place : {"/*style*/", "/*script*/", "/*data*/", "/*policy*/"}) {
    EXPECT_THAT(whole, Not(HasSubstr(place)));
  }
  EXPECT_THAT(whole, HasSubstr("</html>"));
}

}  // namespace
}  // namespace fitrank
