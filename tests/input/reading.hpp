// Reading texts in tests: the small model they are read against, and all problems as one text.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "evidence/model.hpp"
#include "input/source_text.hpp"

namespace fitrank::test {

/// Criteria growth, comp and learning; tiers filed and reported; signals revenue_growth and rd_share
/// (numbers) and capital_access (levels listed, closed_round and none).
extern const char* const kSmallModel;
const Model& small_model();

/// A company file and a profile without a problem.
extern const char* const kGoodCompany;
extern const char* const kGoodProfile;

std::string to_text(const Problems& problems);

/// Every problem of `text` read as that kind of file, as shown; fails the test where a value comes
/// together with problems, or neither does.
std::string model_problems(const std::string& text);
std::string company_problems(const std::string& text);
std::string profile_problems(const std::string& text);
std::string table_problems(const std::string& text);
std::string kind_problems(const std::string& text);

/// A text that has to be without problems, read.
Model good_model(const std::string& text);

}  // namespace fitrank::test
