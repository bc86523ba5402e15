#include "input/jobs/job_sought.hpp"
#include "input/records/standard_rules.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace fitrank::test {
namespace {

std::string sought(const char* role, const char* experience) {
  return job_text(job_sought(role, experience, standard_rules()->jobs.terms));
}

TEST(JobSought, ReadsTheShippedPersonas) {
  EXPECT_EQ(sought("Software or ML-platform engineer", "3 to 10 years building or operating systems"),
            "software or machine_learning jobs at senior level");
  EXPECT_EQ(sought("ASIC or high-speed link designer", "5 to 15 years from architecture to tape-out"),
            "hardware jobs at senior level");
  EXPECT_EQ(sought("Research scientist for large models", "Doctorate and 3 to 6 years of research"),
            "research jobs at mid level");
  EXPECT_EQ(sought("Student, graduating this summer", "Degree in computer science, two internships"),
            "software jobs at entry level");
  EXPECT_EQ(sought("Electrical lead for data-centre construction and operations",
                   "8 to 20 years with substations, switchgear and cooling"),
            "data_centre jobs at staff level");
  EXPECT_EQ(
      sought("Principal engineer for distributed systems", "15 years and more, six of them as Staff or Principal"),
      "software jobs at staff level");
  EXPECT_EQ(
      sought("Senior backend engineer, two school-age children", "12 to 18 years, the last five with one employer"),
      "software jobs at senior level");
}

TEST(JobSought, YearsGiveTheLevelByTheMiddleOfTheirRange) {
  EXPECT_EQ(sought("developer", "1 year"), "software jobs at entry level");
  EXPECT_EQ(sought("developer", "2 years"), "software jobs at mid level");
  EXPECT_EQ(sought("developer", "3-7 years"), "software jobs at senior level");
  EXPECT_EQ(sought("developer", "3 to 6 years"), "software jobs at mid level");
  EXPECT_EQ(sought("developer", "12 years"), "software jobs at staff level");
}

TEST(JobSought, NamesDecide) {
  EXPECT_EQ(sought("data_centre", "staff"), "data_centre jobs at staff level");
  EXPECT_EQ(sought("Senior engineer, software", "mid"), "software jobs at mid level");
  for (const std::string& name : role_names()) EXPECT_TRUE(role_named(name)) << name;
  for (const std::string& name : seniority_names()) EXPECT_TRUE(seniority_named(name)) << name;
  EXPECT_FALSE(role_named("plumber"));
}

TEST(JobSought, NothingKnownIsAnything) {
  EXPECT_EQ(sought("", ""), "technical jobs at any level");
  EXPECT_EQ(sought("Violinist", "a few years"), "technical jobs at any level");
}

TEST(JobSought, ARoleThatIsKnownNowhereIsAnError) {
  try {
    known_job("Violinist", "30 years", standard_rules()->jobs.terms);
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(),
                 "the role \"Violinist\" is not one of the known job roles (software, machine_learning, "
                 "research, hardware, data_centre); choose one of these");
  }
  EXPECT_EQ(job_text(known_job("", "", standard_rules()->jobs.terms)), "technical jobs at any level");
  EXPECT_EQ(job_text(known_job("Student", "Degree in computer science", standard_rules()->jobs.terms)),
            "software jobs at entry level");
}

}  // namespace
}  // namespace fitrank::test
