// The terms by which roles and levels are known, in job titles and in a persona's own words alike.
#pragma once

#include <bitset>
#include <cstddef>
#include <span>
#include <string_view>

#include "input/jobs/job_sought.hpp"
#include "input/jobs/job_words.hpp"
#include "input/records/source_rules.hpp"

namespace fitrank {

inline constexpr std::size_t kRoleCount = 5;
inline constexpr std::size_t kSeniorityCount = 4;
using RoleSet = std::bitset<kRoleCount>;
using SenioritySet = std::bitset<kSeniorityCount>;

/// The roles whose terms are there.
RoleSet roles_in(const JobWords& words, const JobTerms& terms);

/// The levels whose words are there: "Senior / Staff Engineer" has two, most have none.
SenioritySet levels_in(const JobWords& words, const JobTerms& terms);

/// "Staff", "Principal" and their like, but not the "technical staff" that every member belongs to.
bool names_staff_level(const JobWords& words, const JobTerms& terms);

}  // namespace fitrank
