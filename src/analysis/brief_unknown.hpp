// What to find out next: the unknowns by the value of knowing them, as questions with their companies.
#pragma once

#include "analysis/brief.hpp"

namespace fitrank {

/// Fills `unknown` and `asked` of a brief whose report is made; `profile.top` is how many companies that shows.
void add_unknown(const Model& model, const CompanyPool& pool, const Profile& profile, const Screening& screening,
                 std::size_t threads, Brief& brief);

}  // namespace fitrank
