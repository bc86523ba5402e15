#include "score/active_kernels.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "score/instruction_set.hpp"
#include "score/processor_level.hpp"

namespace fitrank {

namespace {

struct LevelKernels {
  const kernels::Kernels& kernels;
  bool available;
};

std::array<LevelKernels, 3> levels() {
  return {
      {{kernels::x86_64(), true}, {kernels::x86_64_v3(), has_x86_64_v3()}, {kernels::x86_64_v4(), has_x86_64_v4()}}};
}

const kernels::Kernels& choose() {
  const char* forced = std::getenv("FITRANK_ISA");
  const kernels::Kernels* best = nullptr;
  for (const LevelKernels& level : levels()) {
    if (forced != nullptr && *forced != '\0') {
      if (std::string_view(forced) != level.kernels.level) continue;
      if (!level.available) throw std::runtime_error(fmt::format("FITRANK_ISA: this processor has no {}", forced));
      return level.kernels;
    }
    if (level.available) best = &level.kernels;
  }
  if (best == nullptr) {
    throw std::runtime_error(fmt::format("FITRANK_ISA: \"{}\" is not x86-64, x86-64-v3 or x86-64-v4", forced));
  }
  return *best;
}

}  // namespace

const kernels::Kernels& active_kernels() {
  static const kernels::Kernels& chosen = choose();
  return chosen;
}

std::string_view instruction_set() { return active_kernels().level; }

}  // namespace fitrank
