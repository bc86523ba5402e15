#include "input/jobs/job_sought.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/utf8.hpp"
#include "input/jobs/job_roles.hpp"

namespace fitrank {
namespace {

/// Years of experience from which a level is meant; a range counts by its middle.
constexpr double kMidYears = 2;
constexpr double kSeniorYears = 5;
constexpr double kStaffYears = 12;

std::vector<Role> listed(RoleSet set) {
  std::vector<Role> roles;
  for (std::size_t role = 0; role < kRoleCount; ++role) {
    if (set[role]) roles.push_back(static_cast<Role>(role));
  }
  return roles;
}

std::optional<double> number_in(std::string_view word) {
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, std::chars_format::fixed);
  return error == std::errc() && end == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

/// The middle of "3 to 10 years", "3-10 years"; 15 for "15 years and more".
std::optional<double> years_in(const JobWords& words) {
  constexpr std::ptrdiff_t kReach = 3;  // "3 to 10": the second number stands at most two words on
  const auto list = words.list();
  if (!words.has("years") && !words.has("year")) return std::nullopt;
  const auto first = std::ranges::find_if(list, [](std::string_view word) { return number_in(word).has_value(); });
  if (first == list.end()) return std::nullopt;
  const double from = *number_in(*first);
  const auto end = list.begin() + std::min(first - list.begin() + kReach, list.end() - list.begin());
  for (auto word = first + 1; word != end && *word != "years" && *word != "year"; ++word) {
    if (const auto to = number_in(*word)) return (from + *to) / 2;
  }
  return from;
}

Seniority level_after(double years) {
  if (years < kMidYears) return Seniority::entry;
  if (years < kSeniorYears) return Seniority::mid;
  return years < kStaffYears ? Seniority::senior : Seniority::staff;
}

std::optional<Seniority> lowest_level(const JobWords& words, const JobTerms& terms) {
  const SenioritySet levels = levels_in(words, terms);
  for (std::size_t level = 0; level < kSeniorityCount; ++level) {
    if (levels[level]) return static_cast<Seniority>(level);
  }
  return std::nullopt;
}

}  // namespace

const std::vector<std::string>& role_names() {
  static const std::vector<std::string> kNames{"software", "machine_learning", "research", "hardware", "data_centre"};
  return kNames;
}

const std::vector<std::string>& seniority_names() {
  static const std::vector<std::string> kNames{"entry", "mid", "senior", "staff"};
  return kNames;
}

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::ranges::find(role_names(), name);
  if (found == role_names().end()) return std::nullopt;
  return static_cast<Role>(found - role_names().begin());
}

std::optional<Seniority> seniority_named(std::string_view name) {
  const auto found = std::ranges::find(seniority_names(), name);
  if (found == seniority_names().end()) return std::nullopt;
  return static_cast<Seniority>(found - seniority_names().begin());
}

JobSought job_sought(std::string_view role, std::string_view experience, const JobTerms& terms) {
  const JobWords role_words(role);
  const JobWords experience_words(experience);
  RoleSet roles = roles_in(role_words, terms);
  if (roles.none()) roles = roles_in(experience_words, terms);
  std::optional<Seniority> seniority = seniority_named(experience);
  if (!seniority) seniority = lowest_level(role_words, terms);
  if (!seniority) {
    if (const auto years = years_in(experience_words)) seniority = level_after(*years);
  }
  return {listed(roles), seniority ? seniority : lowest_level(experience_words, terms)};
}

JobSought known_job(std::string_view role, std::string_view experience, const JobTerms& terms) {
  JobSought sought = job_sought(role, experience, terms);
  if (sought.roles.empty() && !role.empty()) {
    throw std::runtime_error(fmt::format("the role {} is not one of the known job roles ({}); choose one of these",
                                         in_quotes(role), fmt::join(role_names(), ", ")));
  }
  return sought;
}

std::string job_text(const JobSought& sought) {
  std::string roles;
  for (const Role role : sought.roles) {
    roles += fmt::format("{}{}", roles.empty() ? "" : " or ", role_names()[static_cast<std::size_t>(role)]);
  }
  return fmt::format("{} jobs at {} level", roles.empty() ? "technical" : roles,
                     sought.seniority ? seniority_names()[static_cast<std::size_t>(*sought.seniority)] : "any");
}

}  // namespace fitrank
