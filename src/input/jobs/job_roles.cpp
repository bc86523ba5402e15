#include "input/jobs/job_roles.hpp"

namespace fitrank {
namespace {

/// "Senior Staff Engineer" is a Staff engineer; "Senior / Staff Engineer" is either.
bool names_senior_level(const JobWords& words, const JobTerms& terms) {
  return words.has_any(terms.levels[static_cast<std::size_t>(Seniority::senior)]) && !words.has_any(terms.not_senior);
}

}  // namespace

RoleSet roles_in(const JobWords& words, const JobTerms& terms) {
  RoleSet roles;
  for (std::size_t role = 0; role < kRoleCount; ++role) roles[role] = words.has_any(terms.roles[role]);
  return roles;
}

bool names_staff_level(const JobWords& words, const JobTerms& terms) {
  JobWords rest = words;
  for (const std::string& phrase : terms.not_staff) rest = rest.without(phrase);
  return rest.has_any(terms.levels[static_cast<std::size_t>(Seniority::staff)]);
}

SenioritySet levels_in(const JobWords& words, const JobTerms& terms) {
  SenioritySet levels;
  for (const Seniority level : {Seniority::entry, Seniority::mid}) {
    levels[static_cast<std::size_t>(level)] = words.has_any(terms.levels[static_cast<std::size_t>(level)]);
  }
  levels[static_cast<std::size_t>(Seniority::senior)] = names_senior_level(words, terms);
  levels[static_cast<std::size_t>(Seniority::staff)] = names_staff_level(words, terms);
  return levels;
}

}  // namespace fitrank
