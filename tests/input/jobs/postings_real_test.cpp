#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/mapped_file.hpp"
#include "input/jobs/postings.hpp"
#include "input/records/imported_text.hpp"
#include "input/records/standard_rules.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;

/// What the importer makes of real posts; none where the data are not there.
std::optional<ImportedFile> import_real(const std::string& name, const char* role, const char* level) {
  const auto path = real_file("jobs/" + name);
  if (!path) return std::nullopt;
  const MappedFile file(*path);
  return PostingsImporter(job_sought(role, level, standard_rules()->jobs.terms), standard_rules())
      .read({*path, file.bytes()});
}

constexpr const char* kAbsent = "the real data are not there: set FITRANK_DATA";

TEST(PostingsReal, TableOfTwoHundredBoards) {
  const auto file = import_real("postings-2026-07-18.csv", "software", "senior");
  if (!file) GTEST_SKIP() << kAbsent;
  EXPECT_EQ(file->records, 6546U);
  std::set<std::string> paid;
  for (const ImportedObservation& observation : file->observations) {
    ASSERT_TRUE(observation.as_of);
    EXPECT_EQ(observation.as_of->text(), "2026-07-18");
    EXPECT_EQ(observation.tier, "posted");
    if (observation.signal != "total_comp") continue;
    EXPECT_TRUE(paid.insert(file->companies[observation.company].name).second);
    EXPECT_GE(number_of(observation), 10);
    EXPECT_LE(number_of(observation), 1500);
  }
  EXPECT_GT(paid.size(), 90U);
  // Read by eye: seven jobs for senior software and data engineers with a band.
  EXPECT_DOUBLE_EQ(number_of(the_observation(*file, "abridge", "total_comp")), 229.4);
  EXPECT_THAT(the_observation(*file, "abridge", "total_comp").note, HasSubstr("n = 7, from 229 to 260"));
}

TEST(PostingsReal, GreenhousePayStandsInTheDescriptionAlone) {
  const auto file = import_real("sample_greenhouse_gitlab.json", "Software engineer", "");
  if (!file) GTEST_SKIP() << kAbsent;
  EXPECT_DOUBLE_EQ(number_of(the_observation(*file, "GitLab", "total_comp")), 119);
  EXPECT_EQ(file->companies.front().identifiers.front(), (Identifier{"greenhouse", "gitlab"}));
}

TEST(PostingsReal, LeverBandByTheYear) {
  const auto file = import_real("sample_lever_matchgroup.json", "Software engineer", "");
  if (!file) GTEST_SKIP() << kAbsent;
  EXPECT_DOUBLE_EQ(number_of(the_observation(*file, "matchgroup", "total_comp")), 165);
}

TEST(PostingsReal, AshbyPostsOfYearsAgoAreEvergreen) {
  const auto file = import_real("sample_ashby_linear.json", "Software engineer", "");
  if (!file) GTEST_SKIP() << kAbsent;
  EXPECT_EQ(file->records, 2U);
}

}  // namespace
}  // namespace fitrank::test
