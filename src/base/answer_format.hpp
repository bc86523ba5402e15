// The version of the format of answers, which those who read saved answers check.
#pragma once

#include <cstddef>

namespace fitrank {

/// A change of meaning counts it up.
inline constexpr std::size_t kAnswerFormat = 2;

}  // namespace fitrank
