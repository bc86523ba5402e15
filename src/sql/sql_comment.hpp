// The comment that a statement opens with: what it ranks, for which persona, by which weights and files.
//
// How: lines that begin with two dashes; texts from files are made harmless and hold no line end, so that nothing
// in them can end the comment.
// Cost: linear in the texts.
#pragma once

#include <string>

#include "sql/sql_ranking.hpp"

namespace fitrank {

std::string sql_comment(const SqlRequest& request);

}  // namespace fitrank
