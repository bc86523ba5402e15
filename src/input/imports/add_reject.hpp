// Telling what could not be used, without letting a hostile file exhaust memory.
#pragma once

#include <string>
#include <utility>

#include "fitrank/imported.hpp"

namespace fitrank {

inline void add_reject(ImportedFile& file, std::string place, std::string reason) {
  ++file.rejects_in_all;
  if (file.rejects.size() < kMostRejects) file.rejects.push_back({std::move(place), std::move(reason)});
}

}  // namespace fitrank
