// Names of the methods.
#pragma once

#include <string_view>

#include "fitrank/methods.hpp"

namespace fitrank {

/// As in profiles, CSV and JSON: "weighted_sum".
std::string_view id_of(Method method);
/// "Weighted sum"
std::string_view label_of(Method method);
/// The same within a sentence: "weighted sum", "TOPSIS"
std::string_view word_of(Method method);
/// What it rewards and punishes, in a sentence.
std::string_view sense_of(Method method);

}  // namespace fitrank
