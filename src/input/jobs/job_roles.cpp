#include "input/jobs/job_roles.hpp"

#include <array>

namespace fitrank {
namespace {

using Phrases = std::span<const std::string_view>;

constexpr std::array<std::string_view, 35> kSoftware{"ai engineer",
                                                     "software",
                                                     "backend",
                                                     "back end",
                                                     "frontend",
                                                     "front end",
                                                     "full stack",
                                                     "fullstack",
                                                     "developer",
                                                     "programmer",
                                                     "swe",
                                                     "sre",
                                                     "site reliability",
                                                     "devops",
                                                     "devsecops",
                                                     "ios",
                                                     "android",
                                                     "mobile engineer",
                                                     "web engineer",
                                                     "data engineer",
                                                     "platform engineer",
                                                     "cloud",
                                                     "security engineer",
                                                     "systems engineer",
                                                     "production engineer",
                                                     "distributed systems",
                                                     "database",
                                                     "databases",
                                                     "compiler",
                                                     "kernel engineer",
                                                     "technical staff",
                                                     "computer science",
                                                     "infrastructure engineer",
                                                     "data infrastructure",
                                                     "software engineering"};
constexpr std::array<std::string_view, 15> kMachineLearning{"machine learning",
                                                            "ml",
                                                            "mlops",
                                                            "deep learning",
                                                            "ai engineer",
                                                            "ai engineering",
                                                            "ai software",
                                                            "llm",
                                                            "llms",
                                                            "genai",
                                                            "data scientist",
                                                            "inference",
                                                            "nlp",
                                                            "computer vision",
                                                            "applied scientist"};
constexpr std::array<std::string_view, 7> kResearch{"research",    "research scientist", "research engineer",
                                                    "researcher",  "applied scientist",  "research engineering",
                                                    "ai scientist"};
constexpr std::array<std::string_view, 27> kHardware{
    "hardware",      "asic",        "asics",     "fpga",     "rtl",           "silicon",
    "chip",          "chips",       "vlsi",      "analog",   "mixed signal",  "physical design",
    "circuit",       "circuits",    "serdes",    "firmware", "semiconductor", "signal integrity",
    "photonics",     "photonic",    "optical",   "pcb",      "board design",  "design verification",
    "link designer", "electronics", "soc design"};
constexpr std::array<std::string_view, 20> kDataCentre{
    "data center",         "data centers",  "data centre",  "data centres",   "datacenter",
    "datacenters",         "electrical",    "cooling",      "thermal",        "substation",
    "substations",         "switchgear",    "hvac",         "power systems",  "power engineer",
    "critical facilities", "commissioning", "high voltage", "medium voltage", "mechanical electrical"};

constexpr std::array<Phrases, kRoleCount> kRoles{kSoftware, kMachineLearning, kResearch, kHardware, kDataCentre};

constexpr std::array<std::string_view, 13> kEntry{
    "intern",       "internship", "interns",           "student",  "junior",
    "jr",           "graduate",   "graduating",        "new grad", "entry level",
    "early career", "apprentice", "associate engineer"};
constexpr std::array<std::string_view, 4> kMid{"ii", "mid level", "intermediate", "mid"};
constexpr std::array<std::string_view, 4> kSenior{"senior", "sr", "iii", "snr"};

/// "Senior Staff Engineer" is a Staff engineer; "Senior / Staff Engineer" is either.
bool names_senior_level(const JobWords& words) {
  constexpr std::array<std::string_view, 4> kHigher{"senior staff", "sr staff", "senior principal", "sr principal"};
  return words.has_any(kSenior) && !words.has_any(kHigher);
}

}  // namespace

RoleSet roles_in(const JobWords& words) {
  RoleSet roles;
  for (std::size_t role = 0; role < kRoleCount; ++role) roles[role] = words.has_any(kRoles[role]);
  return roles;
}

bool names_staff_level(const JobWords& words) {
  constexpr std::array<std::string_view, 5> kStaff{"staff", "principal", "distinguished", "technical fellow",
                                                   "engineering fellow"};
  return words.without("technical staff").without("of staff").has_any(kStaff);
}

SenioritySet levels_in(const JobWords& words) {
  SenioritySet levels;
  const auto set = [&levels](Seniority level, bool there) { levels[static_cast<std::size_t>(level)] = there; };
  set(Seniority::entry, words.has_any(kEntry));
  set(Seniority::mid, words.has_any(kMid));
  set(Seniority::senior, names_senior_level(words));
  set(Seniority::staff, names_staff_level(words));
  return levels;
}

}  // namespace fitrank
