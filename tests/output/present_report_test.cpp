#include "fitrank/present_report.hpp"

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
  profile_.weights = {3, 1};
  start_ = {0.5, 0.5};
  Rule pay;
  pay.index = 2;
  pay.at_least = 200;
  Rule coverage;
  coverage.subject = Rule::Subject::coverage;
  coverage.at_least = 0.5;
  profile_.deal_breakers = {{"Pay", pay}, {"", coverage}};
  profile_.checklist = {{"Paid?", 1, pay}, {"Nice?", {}, {}}};
  file_ = {"id: me\n", {{.what = ProfileSpot::What::missing, .line = 1, .column = 7, .value = "zero", .before = "\n"}}};
  companies_ = {test::company("a", {observe(model_, "revenue", 80, "reported", "2026-01"),
                                    observe(model_, "revenue", 60, "ambition"), observe(model_, "pay", 180)})};
  companies_[0].claims = {{.text = "Grows", .tier = 3, .as_of = {}, .source = "talk", .signal = 0}};
  EXPECT_EQ(json().dump(1), "");
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
