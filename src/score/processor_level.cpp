#include "score/processor_level.hpp"

#include <cpuid.h>

namespace fitrank {

namespace {

/// LZCNT, MOVBE and F16C, for which clang 16's __builtin_cpu_supports has no names.
bool has_lzcnt_movbe_f16c() {
  constexpr unsigned kMovbe = 1U << 22U;
  constexpr unsigned kF16c = 1U << 29U;
  constexpr unsigned kLzcnt = 1U << 5U;
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & kMovbe) == 0 || (c & kF16c) == 0) return false;
  return __get_cpuid(0x80000001, &a, &b, &c, &d) != 0 && (c & kLzcnt) != 0;
}

}  // namespace

// The second level is not asked for: whatever has AVX2 has it.
bool has_x86_64_v3() {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && has_lzcnt_movbe_f16c();
}

bool has_x86_64_v4() {
  return has_x86_64_v3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}

}  // namespace fitrank
