// Fields of rows of several kinds, which point to what they are of.
#pragma once

#include <functional>

#include "output/fields.hpp"

namespace fitrank {

/// A reader for Fields::add: what `read` gives of the part that `part`, a member of the row, points to; absent where
/// it points to nothing.
template <typename Part, typename Read>
auto part_of(Part part, Read read) {
  return [part, read](const auto& row) {
    const auto* found = std::invoke(part, row);
    return found == nullptr ? absent() : json_of(read(*found));
  };
}

}  // namespace fitrank
