// An observation as its dossier or evidence database states it, whether or not a model knows what it says.
//
// Dates are ISO 8601 text; an empty text is what is not stated. One without a signal says only that there is such
// a company.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace fitrank {

struct StatedObservation {
  /// In which place a ranking lists it within its company: an observation of a dossier has a place of its own, all of
  /// one row of a database's companies have one together.
  std::size_t listed = 0;
  std::string signal = {};
  std::optional<double> number = {};  ///< the value, where it is a number in `unit`
  std::string level = {};             ///< the value, where it is a level's name
  std::string unit = {};
  std::string tier = {};
  std::string period_start = {};
  std::string period_end = {};
  std::string month = {};  ///< of a measured value: the one that its period ends next to
  std::string as_of = {};
  std::string filed = {};
  std::string source = {};
  std::string note = {};
  std::string rule = {};
  bool by_hand = true;  ///< a manual note; else one vintage of a measured series
};

}  // namespace fitrank
