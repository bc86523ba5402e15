// Names of the methods.
#pragma once

#include <string_view>

#include "analysis/methods.hpp"

namespace fitrank {

struct MethodText {
  std::string_view id;     ///< as in profiles, CSV and JSON: "weighted_sum"
  std::string_view label;  ///< "Weighted sum"
  std::string_view word;   ///< the same within a sentence: "weighted sum", "TOPSIS"
  std::string_view sense;  ///< what it rewards and punishes
};

const MethodText& text_of(Method method);

}  // namespace fitrank
