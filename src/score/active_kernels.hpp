// The kernels of the level that instruction_set() names.
#pragma once

#include "score/kernels/kernels.hpp"

namespace fitrank {

const kernels::Kernels& active_kernels();

}  // namespace fitrank
