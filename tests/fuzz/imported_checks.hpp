// What must hold of whatever an importer makes of hostile bytes.
#pragma once

#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "input/records/imported.hpp"

namespace fitrank::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check(const ImportedFile& file) {
  require(file.rejects.size() <= kMostRejects);
  require(file.rejects.size() <= file.rejects_in_all);
  for (const ImportedObservation& observation : file.observations) {
    require(observation.company < file.companies.size());
    require(!observation.signal.empty() && !observation.source.empty());
    if (const double* number = std::get_if<double>(&observation.value)) require(std::isfinite(*number));
  }
}

/// Imports the bytes, which an importer may refuse with a message and nothing else.
inline void import(const Importer& importer, std::string_view bytes) {
  constexpr std::size_t kPadding = 64;
  std::string text(bytes);
  text.append(kPadding, '\0');
  try {
    check(importer.read({"fuzz-2026-07-18", std::string_view(text).substr(0, bytes.size())}));
  } catch (const std::runtime_error& error) {
    require(*error.what() != '\0');
  }
}

}  // namespace fitrank::fuzz
