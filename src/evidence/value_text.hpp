// A signal's values in words, with their unit.
#pragma once

#include <string>

#include "evidence/model.hpp"
#include "evidence/value_function.hpp"

namespace fitrank {

/// "142 %, year on year", "2.5 thousand USD", "\"designs silicon\"".
std::string value_text(const Signal& signal, const Value& value);

/// The unit without what a comma adds to it: " %", " thousand USD", "".
std::string short_unit(const Signal& signal);

}  // namespace fitrank
