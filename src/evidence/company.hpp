// A company and what has been observed of it.
//
// Every number that fitrank shows leads back to one of these observations, with its source, date
// and evidence tier; nothing else enters a score.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evidence/date.hpp"
#include "evidence/source_title.hpp"
#include "evidence/value_function.hpp"

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
  std::string title = {};          ///< of the source, as people know it; empty: the source speaks for itself
};

/// Something a company says, or has said of it, that a signal would back up or not.
struct Claim {
  std::string text;
  std::size_t tier = 0;  ///< index into Model::tiers
  std::optional<Date> as_of;
  std::string source;
  std::size_t signal = 0;  ///< index into Model::signals: what would back it
  std::string title = {};  ///< of the source; empty: the source speaks for itself
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
  SourceTitles sources = {};                ///< of its own documents
  std::optional<Date> complete_as_of = {};  ///< all that its sources gave until then is in it; none: not stated
  bool from_table = false;                  ///< a bulk table's row, whose cells have no tier
};

/// Gives every observation and claim the title of its source: the company's own, or else the model's `titles`.
void give_titles(Company& company, const SourceTitles& titles);

/// The source in words: its title, or itself where it has none.
inline const std::string& source_text(const Observation& observation) {
  return observation.title.empty() ? observation.source : observation.title;
}
inline const std::string& source_text(const Claim& claim) { return claim.title.empty() ? claim.source : claim.title; }

}  // namespace fitrank
