// How long works tell of their progress.
#pragma once

#include <cstddef>
#include <functional>

namespace fitrank {

/// Told how much of a long work is done; called from one thread at a time. `of` 0: bytes of a stream, whose
/// end is not known.
using Progress = std::function<void(std::size_t done, std::size_t of)>;

}  // namespace fitrank
