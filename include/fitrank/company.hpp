// A company and what has been observed of it.
//
// Every number that fitrank shows leads back to one of these observations, with its source, date
// and evidence tier; nothing else enters a score.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fitrank/date.hpp"
#include "fitrank/value_function.hpp"

namespace fitrank {

/// One signal's value for one company.
struct Observation {
  std::size_t signal = 0;  ///< index into Model::signals
  Value value;
  /// Index into Model::tiers; none for a bulk table's cell, which states no tier: such a value is
  /// taken at face value under every evidence policy, and firmer than nothing else.
  std::optional<std::size_t> tier;
  std::optional<Date> as_of;
  std::string source;
  std::string note;
  std::optional<Date> filed = {};  ///< the day it became known; none: as_of
};

/// Something a company says, or has said of it, that a signal would back up or not.
struct Claim {
  std::string text;
  std::size_t tier = 0;  ///< index into Model::tiers
  std::optional<Date> as_of;
  std::string source;
  std::size_t signal = 0;  ///< index into Model::signals: what would back it
};

struct Company {
  std::string id;
  std::string name;
  std::string ticker;  ///< empty: none
  std::string cik;     ///< SEC central index key, digits; empty: none
  std::string layer;   ///< id of one of the model's; empty: none
  std::vector<Observation> observations;
  /// Criterion scores that a bulk table states outright, in the model's order, NaN where it does
  /// not; empty for a dossier. A criterion stated outright takes no account of its signals.
  std::vector<float> stated = {};
  std::string market = {};  ///< the market its computing serves: training, inference or orbital; empty: none
  std::vector<Claim> claims = {};
};

}  // namespace fitrank
