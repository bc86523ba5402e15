#include "input/jobs/job_title.hpp"

#include <algorithm>
#include <string>

namespace fitrank {
namespace {

using std::string_view;

bool is_technical(const JobWords& words, const JobTerms& terms) {
  if (!words.has_any(terms.crafts) || words.has_any(terms.other_crafts)) return false;
  const bool only_designs = words.has("designer") && !words.without("designer").has_any(terms.crafts);
  return !only_designs || roles_in(words, terms)[static_cast<std::size_t>(Role::hardware)];
}

RoleSet title_roles(const JobWords& words, const JobTerms& terms) {
  RoleSet roles = roles_in(words, terms);
  if (roles.none() && !words.has_any(terms.other_disciplines) && !words.has("scientist")) {
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

JobTitle read_title(string_view title, const JobTerms& terms) {
  const JobWords words(title);
  JobTitle read;
  read.technical = is_technical(words, terms);
  read.manages = words.has_any(terms.managers);
  read.staff_ladder = read.technical && !read.manages && names_staff_level(words, terms);
  read.infrastructure = read.technical && words.has_any(terms.infrastructure);
  read.evergreen = words.has_any(terms.evergreen);
  read.internship = words.has_any(terms.internships);
  if (read.technical) read.roles = title_roles(words, terms);
  read.levels = levels_in(words, terms);
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
