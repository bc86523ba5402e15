// The x86-64 level whose kernels run, chosen once at start.
//
// How: the highest level that the processor has and the environment variable FITRANK_ISA (x86-64,
// x86-64-v3 or x86-64-v4) does not forbid. Results do not depend on it; only speed does.
#pragma once

#include <string_view>

namespace fitrank {

/// "x86-64", "x86-64-v3" or "x86-64-v4". Throws std::runtime_error where FITRANK_ISA names no level
/// or one that this processor lacks.
std::string_view instruction_set();

}  // namespace fitrank
