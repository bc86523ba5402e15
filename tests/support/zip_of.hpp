// Zip archives written for a test, their members as they are (not packed).
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace fitrank::test {

/// The bytes of an archive with these members.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace fitrank::test
