// Which x86-64 levels this processor has, and the system lets programs use.
//
// How: feature by feature, as the ABI lists them, since clang knows the levels' names from version 18 on alone.
#pragma once

namespace fitrank {

bool has_x86_64_v3();
bool has_x86_64_v4();

}  // namespace fitrank
