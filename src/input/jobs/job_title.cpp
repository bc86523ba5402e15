#include "input/jobs/job_title.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace fitrank {
namespace {

using std::string_view;

constexpr std::array<string_view, 14> kCrafts{
    "engineer",   "engineers", "developer", "developers",      "programmer", "scientist", "scientists",
    "researcher", "architect", "swe",       "technical staff", "sre",        "designer",  "software engineering"};
/// Crafts that sell, support, teach or draw screens.
constexpr std::array<string_view, 32> kOtherCrafts{"sales",
                                                   "presales",
                                                   "pre sales",
                                                   "solutions engineer",
                                                   "solution engineer",
                                                   "solutions architect",
                                                   "solution architect",
                                                   "solutions engineering",
                                                   "support engineer",
                                                   "support engineering",
                                                   "technical support",
                                                   "field engineer",
                                                   "field engineering",
                                                   "field architect",
                                                   "customer engineer",
                                                   "customer success",
                                                   "partner engineer",
                                                   "partner engineering",
                                                   "developer advocate",
                                                   "developer relations",
                                                   "user researcher",
                                                   "ux researcher",
                                                   "ux",
                                                   "product designer",
                                                   "visual designer",
                                                   "brand designer",
                                                   "graphic designer",
                                                   "content designer",
                                                   "instructional designer",
                                                   "recruiter",
                                                   "recruiting",
                                                   "business developer"};
/// Designers are technical where they design hardware.
constexpr std::array<string_view, 11> kManagers{"manager", "managers",       "director",   "head",      "vp",   "svp",
                                                "mgr",     "vice president", "supervisor", "team lead", "chief"};
constexpr std::array<string_view, 19> kOtherDisciplines{
    "mechanical",    "civil",      "process",    "manufacturing", "chemical", "industrial", "structural",
    "materials",     "propulsion", "avionics",   "aerospace",     "rf",       "quality",    "biomedical",
    "environmental", "packaging",  "facilities", "validation",    "robotics"};
constexpr std::array<string_view, 36> kInfrastructure{"infrastructure",
                                                      "infra",
                                                      "site reliability",
                                                      "sre",
                                                      "devops",
                                                      "data center",
                                                      "data centers",
                                                      "data centre",
                                                      "data centres",
                                                      "datacenter",
                                                      "datacenters",
                                                      "compute",
                                                      "cluster",
                                                      "clusters",
                                                      "gpu",
                                                      "gpus",
                                                      "tpu",
                                                      "tpus",
                                                      "accelerator",
                                                      "accelerators",
                                                      "hpc",
                                                      "supercomputing",
                                                      "distributed systems",
                                                      "storage",
                                                      "networking",
                                                      "network engineer",
                                                      "kubernetes",
                                                      "production engineer",
                                                      "production engineering",
                                                      "bare metal",
                                                      "capacity",
                                                      "fleet",
                                                      "hardware",
                                                      "silicon",
                                                      "asic",
                                                      "switchgear"};
constexpr std::array<string_view, 18> kEvergreen{"evergreen",
                                                 "general application",
                                                 "general interest",
                                                 "general consideration",
                                                 "talent community",
                                                 "talent network",
                                                 "talent pool",
                                                 "talent pipeline",
                                                 "future opportunities",
                                                 "future opportunity",
                                                 "future roles",
                                                 "future openings",
                                                 "open application",
                                                 "expression of interest",
                                                 "expressions of interest",
                                                 "speculative application",
                                                 "spontaneous application",
                                                 "dont see"};
constexpr std::array<string_view, 6> kInternships{"intern",     "interns",        "internship",
                                                  "apprentice", "apprenticeship", "working student"};

bool is_technical(const JobWords& words) {
  if (!words.has_any(kCrafts) || words.has_any(kOtherCrafts)) return false;
  const bool only_designs = words.has("designer") && !words.without("designer").has_any(kCrafts);
  return !only_designs || roles_in(words)[static_cast<std::size_t>(Role::hardware)];
}

RoleSet title_roles(const JobWords& words) {
  RoleSet roles = roles_in(words);
  if (roles.none() && !words.has_any(kOtherDisciplines) && !words.has("scientist")) {
    roles.set(static_cast<std::size_t>(Role::software));
  }
  return roles;
}

/// The last part of a title, behind a dash, bar, comma or bracket, and where it begins.
std::size_t last_part(string_view title) {
  const std::size_t at = title.find_last_of("-|,(");
  const std::size_t dash = title.rfind("\xe2\x80\x93");
  if (at == title.npos) return dash;
  return dash == title.npos ? at : std::max(at, dash);
}

}  // namespace

JobTitle read_title(string_view title) {
  const JobWords words(title);
  JobTitle read;
  read.technical = is_technical(words);
  read.manages = words.has_any(kManagers);
  read.staff_ladder = read.technical && !read.manages && names_staff_level(words);
  read.infrastructure = read.technical && words.has_any(kInfrastructure);
  read.evergreen = words.has_any(kEvergreen);
  read.internship = words.has_any(kInternships);
  if (read.technical) read.roles = title_roles(words);
  read.levels = levels_in(words);
  return read;
}

std::string title_key(string_view title, string_view place) {
  const JobWords where(place);
  for (std::size_t part = last_part(title); part != title.npos && part > 0; part = last_part(title)) {
    const JobWords words(title.substr(part));
    const auto list = words.list();
    const auto is_place = [&where](string_view word) { return where.has(word) || word == "remote"; };
    if (!std::ranges::all_of(list, is_place)) break;
    title = title.substr(0, part);
  }
  return std::string(JobWords(title).text());
}

}  // namespace fitrank
