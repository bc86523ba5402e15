#include "input/jobs/postings.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "input/records/imported_text.hpp"
#include "input/records/standard_rules.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const PostingsImporter kSenior(job_sought("software", "senior", standard_rules()->jobs.terms), standard_rules());

std::string error_of(const std::string& name, const std::string& text) {
  try {
    import_text(kSenior, name, text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

std::string level_of(const ImportedObservation& observation) { return std::get<std::string>(observation.value); }

TEST(Postings, GreenhousePayIsTheMedianOfTheBandsAtTheLevelSought) {
  const ImportedFile file = import_fixture(kSenior, "labour/greenhouse-2026-07-18.json");
  const ImportedObservation pay = the_observation(file, "Acme Compute", "total_comp");
  // Scheduler, in two places, 210; backend, from the block of pay, 200; data, by the hour, 228.8.
  EXPECT_DOUBLE_EQ(number_of(pay), 210);
  EXPECT_EQ(pay.tier, "posted");
  ASSERT_TRUE(pay.as_of);
  EXPECT_EQ(pay.as_of->text(), "2026-07-18");
  EXPECT_EQ(pay.source, "https://job-boards.greenhouse.io/acmecompute");
  EXPECT_EQ(
      pay.note,
      "n = 3, from 200 to 229 thousand USD; salary as stated, bonus and equity not counted; left out: bands in EUR "
      "1, evergreen posts 2");
  EXPECT_EQ(pay.rule,
            "median of the middles of the yearly salary bands in USD stated for open software jobs at senior level; a "
            "job in several places counts once; dated by the file's name");
  EXPECT_EQ(rejects_text(file), "left out: /jobs/3 (post 104): stated in EUR\n");
  EXPECT_EQ(file.records, 10U);
}

TEST(Postings, CompanyHasItsBoardAndItsName) {
  const ImportedFile file = import_fixture(kSenior, "labour/greenhouse-2026-07-18.json");
  ASSERT_EQ(file.companies.size(), 1U);
  const std::vector<Identifier> expected{{"greenhouse", "acmecompute"}, {"name", "Acme Compute"}};
  EXPECT_EQ(file.companies.front().identifiers, expected);
}

TEST(Postings, LadderAndHiringNameAPost) {
  const ImportedFile file = import_fixture(kSenior, "labour/greenhouse-2026-07-18.json");
  const ImportedObservation ladder = the_observation(file, "Acme Compute", "senior_ic_ladder");
  EXPECT_EQ(level_of(ladder), "present");
  EXPECT_EQ(ladder.note,
            "1 of 5 technical jobs are non-management Staff or Principal jobs, for example "
            "https://job-boards.greenhouse.io/acmecompute/jobs/105");
  const ImportedObservation hiring = the_observation(file, "Acme Compute", "hiring_evidence");
  EXPECT_EQ(level_of(hiring), "matched");
  EXPECT_EQ(hiring.note,
            "2 of 5 technical jobs build or run infrastructure, for example "
            "https://job-boards.greenhouse.io/acmecompute/jobs/104");
}

TEST(Postings, LeverIntervalsAndTemporaryJobs) {
  const ImportedFile file = import_fixture(kSenior, "labour/lever.json");
  const ImportedObservation pay = the_observation(file, "borealis", "total_comp");
  // III by the year 170, network by the month 192, by the hour 208; contract and internship left out.
  EXPECT_DOUBLE_EQ(number_of(pay), 192);
  EXPECT_THAT(pay.note, HasSubstr("left out: internships 1, temporary jobs 1, unusable bands 1"));
  EXPECT_EQ(pay.source, "https://jobs.lever.co/borealis");
  EXPECT_EQ(pay.as_of->text(), "2026-05-28");
  EXPECT_THAT(pay.rule, HasSubstr("dated by its latest post, because the file gives no day"));
  EXPECT_THAT(rejects_text(file),
              HasSubstr("/4 (post aaaaaaaa-0000-4000-8000-000000000005): 20 USD a year is outside"));
}

TEST(Postings, AshbyTitlesWithoutALevelAreTakenWhereFewNameOne) {
  const ImportedFile file = import_fixture(kSenior, "labour/ashby_2026-07-18.json");
  const ImportedObservation pay = the_observation(file, "cirrus", "total_comp");
  EXPECT_DOUBLE_EQ(number_of(pay), 375);
  EXPECT_THAT(pay.rule,
              HasSubstr("few titles with a salary band name that level; titles without a level are included"));
  EXPECT_THAT(pay.note, HasSubstr("evergreen posts 1"));
  EXPECT_EQ(rejects_text(file), "left out: /jobs/3: not listed on the board\n");
  for (const ImportedObservation& observation : file.observations) EXPECT_NE(observation.signal, "senior_ic_ladder");
}

TEST(Postings, TableOfPostsKeepsForeignMoneyApart) {
  const ImportedFile file = import_fixture(kSenior, "labour/postings-2026-07-18.csv");
  EXPECT_DOUBLE_EQ(number_of(the_observation(file, "delta", "total_comp")), 250);
  EXPECT_DOUBLE_EQ(number_of(the_observation(file, "eos", "total_comp")), 187.2);
  EXPECT_EQ(level_of(the_observation(file, "delta", "senior_ic_ladder")), "present");
  EXPECT_EQ(rejects_text(file),
            "line 8: its source is not greenhouse, lever or ashby\n"
            "line 9: has 5 cells, but the header has 21\n"
            "left out: line 4: \"USD\" in a country with its own dollar may be a misread \"$\"\n"
            "left out: line 5: stated in EUR\n"
            "left out: companies: no signal from the open jobs of 1 companies: no usable pay at the requested level, "
            "no role in "
            "infrastructure, no Staff or Principal engineer\n");
  EXPECT_EQ(file.records, 8U);
}

TEST(Postings, AnotherLevelOrRoleSeesOtherJobs) {
  const PostingsImporter staff(job_sought("software", "staff", standard_rules()->jobs.terms), standard_rules());
  EXPECT_DOUBLE_EQ(
      number_of(the_observation(import_fixture(staff, "labour/postings-2026-07-18.csv"), "delta", "total_comp")), 350);
  const PostingsImporter hardware(job_sought("hardware", "senior", standard_rules()->jobs.terms), standard_rules());
  for (const auto& observation : import_fixture(hardware, "labour/postings-2026-07-18.csv").observations) {
    EXPECT_NE(observation.signal, "total_comp");
  }
}

std::string board(int posts, int total, const char* title) {
  std::string jobs;
  for (int i = 0; i < posts; ++i) {
    jobs += fmt::format(
        R"({}{{"id": {}, "title": "{}, Team {}", "absolute_url": "https://boards.greenhouse.io/acme/jobs/{}"}})",
        i == 0 ? "" : ",", i, title, i, i);
  }
  return fmt::format(R"({{"jobs": [{}], "meta": {{"total": {}}}}})", jobs, total);
}

std::string levels_of(const std::string& text) {
  std::string levels;
  for (const auto& observation : import_text(kSenior, "acme-2026-07-18.json", text).observations) {
    levels += observation.signal + " " + level_of(observation) + "; ";
  }
  return levels;
}

TEST(Postings, AbsenceIsConcludedOnlyFromAWholeBoardWithEnoughJobs) {
  EXPECT_EQ(levels_of(board(10, 10, "Software Engineer")), "senior_ic_ladder absent; hiring_evidence unmatched; ");
  EXPECT_EQ(levels_of(board(9, 9, "Software Engineer")), "");
  EXPECT_EQ(levels_of(board(10, 167, "Software Engineer")), "");
  EXPECT_EQ(levels_of(board(10, 10, "Account Executive")), "");
}

TEST(Postings, APostLaterThanTheNamedDayDatesTheSnapshot) {
  const std::string text =
      R"([{"text": "Staff Engineer", "hostedUrl": "https://jobs.lever.co/a/1", "createdAt": 1780000000000}])";
  const auto of = [&text](const char* name) { return import_text(kSenior, name, text).observations.front(); };
  EXPECT_EQ(of("a-2025-01-01.json").as_of->text(), "2026-05-28");
  EXPECT_THAT(of("a-2025-01-01.json").rule, HasSubstr("which is later than the day in the file"));
  EXPECT_EQ(of("a-2026-05-27.json").as_of->text(), "2026-05-27");
}

TEST(Postings, ADayIsNeverGuessed) {
  const std::string text = R"([{"text": "Staff Engineer", "hostedUrl": "https://jobs.lever.co/a/1"}])";
  const ImportedFile file = import_text(kSenior, "a.json", text);
  ASSERT_EQ(file.observations.size(), 1U);
  EXPECT_FALSE(file.observations.front().as_of);
  EXPECT_THAT(file.observations.front().rule, HasSubstr("not dated"));
}

TEST(Postings, RefusesWhatIsNoBoard) {
  EXPECT_EQ(error_of("a.json", R"({"cik": 1})"), "is not a job board of Greenhouse, Lever or Ashby");
  EXPECT_EQ(error_of("a.csv", "id,growth\nx,1\n"),
            "is not a table of job posts: it needs the columns source, company and title");
  EXPECT_THAT(error_of("a.json", R"({"jobs": [)"), HasSubstr("is not JSON"));
  EXPECT_THAT(error_of("a.json", std::string(100, '[')), HasSubstr("nested deeper than"));
  EXPECT_EQ(error_of("a.json", ""), "is empty");
}

TEST(Postings, OddPostsAreToldAndTheOthersKept) {
  const ImportedFile file = import_text(kSenior, "a.json", R"({"apiVersion": "1", "jobs": [7, {"id": "x"}, {"title": 3},
    {"id": "1", "title": "Staff Engineer"}, {"id": "1", "title": "Staff Engineer"},
    {"id": "2", "title": "Staff Engineer", "jobUrl": "https://jobs.ashbyhq.com/acme/2", "compensation":
      {"compensationTiers": [{"components": [{"compensationType": "Salary", "minValue": "x", "maxValue": 1e300}]}]}}]})");
  EXPECT_EQ(
      rejects_text(file),
      "/jobs/0: not a post: not an object\n/jobs/1 (post x): a post without a title\n/jobs/2: a post without a title\n"
      "/jobs/3 (post 1): names no company: neither a name nor a board address\n"
      "left out: /jobs/4: post 1 is listed twice\nleft out: /jobs/5 (post 2): states an amount without a "
      "currency\n");
  EXPECT_EQ(file.observations.size(), 1U);
}

TEST(Postings, AnEmptyBoardSaysNothing) {
  const ImportedFile file = import_text(kSenior, "a.json", R"({"jobs": [], "meta": {"total": 0}})");
  EXPECT_EQ(file.records, 0U);
  EXPECT_TRUE(file.companies.empty());
  EXPECT_TRUE(import_text(kSenior, "a.json", "[]").observations.empty());
}

TEST(Postings, NobodysNameOrAddressIsKept) {
  for (const char* path : {"labour/greenhouse-2026-07-18.json", "labour/lever.json", "labour/ashby_2026-07-18.json",
                           "labour/postings-2026-07-18.csv"}) {
    const std::string kept = all_text(import_fixture(kSenior, path));
    EXPECT_THAT(kept, Not(HasSubstr("lanted"))) << path;
    EXPECT_THAT(kept, Not(HasSubstr("@"))) << path;
  }
}

TEST(Postings, AnotherJobSoughtReadsTheFileAgain) {
  EXPECT_EQ(kSenior.settings("board.json"), "software jobs at senior level; " + standard_rules()->jobs.text());
  EXPECT_EQ(kSenior.settings("board-2026-07-18.json"),
            "software jobs at senior level; " + standard_rules()->jobs.text() + "; seen on 2026-07-18");
  EXPECT_NE(
      kSenior.settings("a"),
      PostingsImporter(job_sought("software", "staff", standard_rules()->jobs.terms), standard_rules()).settings("a"));
}

/// Searching again and again in what is left would take hours.
TEST(Postings, LongHostileTextsAreReadInNoTime) {
  std::string title;
  for (int i = 0; i < 200'000; ++i) title += "technical staff ";
  const std::string ampersands(3'000'000, '&');
  const std::string text = R"([{"text": ")" + title + R"(", "hostedUrl": "https://jobs.lever.co/a/1"}])";
  EXPECT_EQ(import_text(kSenior, "a.json", text).records, 1U);
  const std::string pay =
      R"({"jobs": [{"id": 1, "title": "Senior Engineer", "absolute_url": "https://boards.greenhouse.io/a/jobs/1",
    "content": "class=&quot;pay-range&quot;&gt;)" +
      ampersands + R"(&lt;/div&gt;"}]})";
  EXPECT_EQ(import_text(kSenior, "a.json", pay).records, 1U);
}

TEST(Postings, TakesJsonAndCsv) {
  EXPECT_TRUE(kSenior.takes("a/b.JSON"));
  EXPECT_TRUE(kSenior.takes("posts.csv"));
  EXPECT_FALSE(kSenior.takes("json"));
  EXPECT_FALSE(kSenior.takes("a.pdf"));
}

}  // namespace
}  // namespace fitrank::test
