// Fields of rows that are of several kinds.
#pragma once

#include <string_view>

#include "output/fields.hpp"

namespace fitrank {

/// A reader for rows of this `kind`; other rows have no such field, unless another reader gives it.
template <typename Read>
auto of_kind(std::string_view kind, Read read) {
  return [=](const auto& row) { return row.kind == kind ? json_of(read(row)) : absent(); };
}

}  // namespace fitrank
