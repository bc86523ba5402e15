// What the title of an open job says of it.
//
// How: by its words alone (job_roles.hpp); descriptions are not read. A title is technical where it names a
// craft (engineer, developer, scientist …) that builds, not one that sells or supports. A craft without any
// other discipline is taken for software.
// Cost: some hundred short searches.
#pragma once

#include <string_view>

#include "input/jobs/job_roles.hpp"

namespace fitrank {

struct JobTitle {
  bool technical = false;
  bool manages = false;
  bool staff_ladder = false;    ///< a Staff or Principal engineer who does not manage others
  bool infrastructure = false;  ///< builds or runs what others compute on
  bool evergreen = false;       ///< no one job: "General application", "Talent community"
  bool internship = false;
  RoleSet roles;
  SenioritySet levels;  ///< none: the title names no level
};

JobTitle read_title(std::string_view title, const JobTerms& terms);

/// Equal for the posts of one job in several places: the title's words without a last part that only repeats
/// the place, as in "Engineer - Italy" or "Engineer (Remote)".
std::string title_key(std::string_view title, std::string_view place);

}  // namespace fitrank
