// The known words nearest to a mistyped one, several of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fitrank::cli {

/// " (did you mean \"a\", \"b\" or \"c\"?)", the nearest first, at most three; empty where none is near.
std::string did_you_mean(std::string_view word, std::vector<std::string> known);

}  // namespace fitrank::cli
