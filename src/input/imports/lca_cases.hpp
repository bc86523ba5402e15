// The cases of a disclosure, one row each: where a case stands there several times, its latest row counts.
//
// How: a row is kept as its case number's place in the file and a few numbers; all are sorted by case, decision and
// line at the end. A row without a case number is a case of its own. Cost: 64 bytes a row, O(n log n) time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fitrank/date.hpp"
#include "input/imports/lca_row.hpp"

namespace fitrank {

struct LcaCase {
  std::uint64_t hash = 0;   ///< of the number: sorts faster than it
  std::string_view number;  ///< into the file; empty: it has none
  std::size_t line = 0;
  std::optional<Date> decided;
  std::uint32_t employer = 0;
  int soc = 0;
  OfferedWage wage;
};

/// Leaves of every case its latest row: by decision, then by line. In order of employer, then of line.
void keep_latest(std::vector<LcaCase>& cases);

/// Employers as the disclosure tells them apart: by employer identification number, else by name without regard to
/// capitals, stops, commas and blanks.
class LcaEmployers {
 public:
  struct Employer {
    std::string ein;                           ///< nine digits; empty: not told
    std::map<std::string, std::size_t> names;  ///< every spelling, and how often
    /// The spelling that occurs most often, the least by bytes of equals.
    const std::string& name() const;
  };

  std::uint32_t index_of(std::string_view name, const std::string& ein);
  const std::vector<Employer>& all() const { return all_; }

 private:
  std::unordered_map<std::string, std::uint32_t> indices_;
  std::vector<Employer> all_;
};

}  // namespace fitrank
