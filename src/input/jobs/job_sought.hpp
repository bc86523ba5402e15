// The kind of job a persona seeks: which roles, at which level. Pay is worth comparing for that kind alone.
//
// How: the profile's own words (audience.role, then audience.experience) are looked through for the terms of
// each role; the level comes from a word of the role (student, senior, principal …), else from the years of
// experience. config/sources.yaml lists the terms, and docs/jobs.md the years. Nothing found means any role or any
// level, and whatever uses it says so. Cost: linear in the words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/records/source_rules.hpp"

namespace fitrank {

enum class Role { software, machine_learning, research, hardware, data_centre };
enum class Seniority { entry, mid, senior, staff };

struct JobSought {
  std::vector<Role> roles;             ///< in the enumeration's order; empty: any technical role
  std::optional<Seniority> seniority;  ///< none: any level
};

/// The roles' and levels' names, in the enumerations' order: "software", "machine_learning", …; "entry", "mid", …
const std::vector<std::string>& role_names();
const std::vector<std::string>& seniority_names();

/// The role or level of that name; none: there is no such.
std::optional<Role> role_named(std::string_view name);
std::optional<Seniority> seniority_named(std::string_view name);

/// What a profile's audience.role and audience.experience say. An `experience` that is a level's name decides.
JobSought job_sought(std::string_view role, std::string_view experience, const JobTerms& terms);

/// As job_sought; throws std::runtime_error where something is said and no role is known in it.
JobSought known_job(std::string_view role, std::string_view experience, const JobTerms& terms);

/// "software or machine_learning jobs at senior level", "technical jobs at any level"
std::string job_text(const JobSought& sought);

}  // namespace fitrank
