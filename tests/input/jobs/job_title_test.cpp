#include "input/jobs/job_title.hpp"
#include "input/records/standard_rules.hpp"

#include <gtest/gtest.h>

namespace fitrank::test {
namespace {

bool has_role(const JobTitle& title, Role role) { return title.roles[static_cast<std::size_t>(role)]; }
bool has_level(const JobTitle& title, Seniority level) { return title.levels[static_cast<std::size_t>(level)]; }

TEST(JobTitle, StaffAndPrincipalEngineersStandOnTheLadder) {
  for (const char* title : {"Staff Software Engineer", "Principal Engineer, Compute Fleet Management",
                            "Senior / Staff Fullstack Engineer", "Sr. Staff Software Engineer — Observability",
                            "Staff+ Software Engineer, Caching", "Distinguished Engineer, Agentic SDLC"}) {
    EXPECT_TRUE(read_title(title, standard_rules()->jobs.terms).staff_ladder) << title;
  }
}

TEST(JobTitle, TechnicalStaffChiefsOfStaffAndManagersDoNot) {
  for (const char* title :
       {"Member of Technical Staff (Software Engineer, Agents)", "Chief of Staff, Engineering",
        "Staff Engineering Manager", "Staff Accountant", "Principal Solutions Architect, Security",
        "Principal, Applied AI Enablement, Legal", "Senior Software Engineer", "Staffing Engineer"}) {
    EXPECT_FALSE(read_title(title, standard_rules()->jobs.terms).staff_ladder) << title;
  }
  EXPECT_TRUE(read_title("Principal Member of Technical Staff", standard_rules()->jobs.terms).staff_ladder);
}

TEST(JobTitle, NamesLevelsAndTellsSeniorStaffFromSeniorOrStaff) {
  EXPECT_TRUE(has_level(read_title("Senior / Staff Engineer", standard_rules()->jobs.terms), Seniority::senior));
  EXPECT_TRUE(has_level(read_title("Senior / Staff Engineer", standard_rules()->jobs.terms), Seniority::staff));
  EXPECT_FALSE(has_level(read_title("Senior Staff Engineer", standard_rules()->jobs.terms), Seniority::senior));
  EXPECT_TRUE(has_level(read_title("Sr. Engineer", standard_rules()->jobs.terms), Seniority::senior));
  EXPECT_TRUE(has_level(read_title("Android Engineer III", standard_rules()->jobs.terms), Seniority::senior));
  EXPECT_TRUE(has_level(read_title("Software Engineer II", standard_rules()->jobs.terms), Seniority::mid));
  EXPECT_TRUE(has_level(read_title("Junior Developer", standard_rules()->jobs.terms), Seniority::entry));
  EXPECT_TRUE(read_title("Software Engineer, Inference", standard_rules()->jobs.terms).levels.none());
  EXPECT_TRUE(read_title("Member of Technical Staff", standard_rules()->jobs.terms).levels.none());
}

TEST(JobTitle, KnowsRoles) {
  EXPECT_TRUE(has_role(read_title("Senior Backend Engineer", standard_rules()->jobs.terms), Role::software));
  EXPECT_TRUE(has_role(read_title("Staff Engineer, Growth", standard_rules()->jobs.terms), Role::software));
  EXPECT_TRUE(has_role(read_title("ASIC Design Verification Engineer", standard_rules()->jobs.terms), Role::hardware));
  EXPECT_FALSE(has_role(read_title("ASIC Design Verification Engineer", standard_rules()->jobs.terms), Role::software));
  EXPECT_TRUE(
      has_role(read_title("Research Scientist, Interpretability", standard_rules()->jobs.terms), Role::research));
  EXPECT_TRUE(has_role(read_title("ML Engineer, Ads", standard_rules()->jobs.terms), Role::machine_learning));
  EXPECT_TRUE(has_role(read_title("Data Centre Electrical Engineer", standard_rules()->jobs.terms), Role::data_centre));
  EXPECT_FALSE(has_role(read_title("Senior Mechanical Engineer", standard_rules()->jobs.terms), Role::software));
}

TEST(JobTitle, ThoseWhoSellSupportOrLeadAreNotBuilders) {
  for (const char* title :
       {"Sales Engineer", "Senior Solutions Architect", "Technical Support Engineer", "Account Executive",
        "Product Designer", "Technical Recruiter", "Developer Relations Engineer"}) {
    EXPECT_FALSE(read_title(title, standard_rules()->jobs.terms).technical) << title;
  }
  EXPECT_TRUE(read_title("Engineering Manager, Software Engineers", standard_rules()->jobs.terms).manages);
  EXPECT_TRUE(read_title("ASIC Designer", standard_rules()->jobs.terms).technical);
}

TEST(JobTitle, FindsInfrastructureAndEvergreenPosts) {
  for (const char* title : {"Site Reliability Engineer", "Software Engineer, GPU Clusters", "Data Center Engineer"}) {
    EXPECT_TRUE(read_title(title, standard_rules()->jobs.terms).infrastructure) << title;
  }
  EXPECT_FALSE(read_title("Software Engineer, Checkout", standard_rules()->jobs.terms).infrastructure);
  EXPECT_FALSE(read_title("Data Center Sales Manager", standard_rules()->jobs.terms).infrastructure);
  EXPECT_TRUE(read_title("[Expression of Interest] Research Engineer", standard_rules()->jobs.terms).evergreen);
  EXPECT_TRUE(read_title("Join our Global Talent Community", standard_rules()->jobs.terms).evergreen);
  EXPECT_FALSE(read_title("Senior Data Engineer (ETL pipelines)", standard_rules()->jobs.terms).evergreen);
}

TEST(JobTitle, KeyLeavesOutThePlaceAlone) {
  EXPECT_EQ(title_key("Software Engineer, Agents (UK)", "London, UK"), title_key("software engineer, agents", "Paris"));
  EXPECT_EQ(title_key("Engineer - Remote", "Berlin"), "engineer");
  EXPECT_NE(title_key("Software Engineer - Storage", "Berlin"), title_key("Software Engineer", "Berlin"));
  EXPECT_EQ(title_key("Berlin", "Berlin"), "berlin");
  EXPECT_EQ(title_key("", ""), "");
  EXPECT_EQ(title_key("-", "x"), "");
}

}  // namespace
}  // namespace fitrank::test
