// The statement that lists what a ranking cannot use: cells of a wide table that fitrank refuses, companies
// that are there twice, observations that the model does not know.
//
// Cost: linear in the model.
#pragma once

#include <string>

#include "sql/sql_steps.hpp"

namespace fitrank {

std::string sql_refused(const SqlContext& context);

}  // namespace fitrank
