// The kernels for x86-64-v3; compiled with that level's instructions (src/CMakeLists.txt).
#include "score/kernels/kernel_body.hpp"

namespace fitrank::kernels {

const Kernels& x86_64_v3() {
  static constexpr Kernels kernels = {"x86-64-v3", select_rows, select_pairs, count_dominators, sum};
  return kernels;
}

}  // namespace fitrank::kernels
