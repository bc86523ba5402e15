// The cases of a disclosure, one row each: if a case occurs several times, its latest row counts.
//
// How: a row is kept as its case number's place in the file and a few numbers; all are sorted by case, decision and
// line at the end. A row without a case number is a case of its own.
// Cost: 64 bytes a row, O(n log n) time.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidence/date.hpp"
#include "input/jobs/lca_row.hpp"

namespace fitrank {

/// Small, since a disclosure has millions.
struct LcaCase {
  std::uint64_t hash = 0;           ///< of the number: sorts faster than it
  const char* number_at = nullptr;  ///< into the file
  double yearly = 0;                ///< base wage, US dollars, where `state` is usable
  std::uint32_t line = 0;
  std::uint32_t employer = 0;
  std::int32_t soc = 0;
  std::int32_t day = kNoDay;  ///< of the decision, since 1970
  std::uint8_t number_size = 0;
  WageState state = WageState::usable;

  static constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

  /// Empty: it has none.
  std::string_view number() const { return {number_at, number_size}; }
  std::optional<Date> decided() const {
    if (day == kNoDay) return std::nullopt;
    return Date(std::chrono::sys_days(std::chrono::days(day)));
  }
};

inline constexpr std::size_t kLongestCaseNumber = 64;  ///< bytes; real ones have 18

/// Leaves of every case its latest row: by decision, then by line. In order of employer, then of line.
void keep_latest(std::vector<LcaCase>& cases);

/// Employers as the disclosure distinguishes them: by employer identification number, else by name without regard to
/// capitals, stops, commas and blanks.
class LcaEmployers {
 public:
  struct Employer {
    std::string ein;                                        ///< nine digits; empty: not told
    std::map<std::string, std::size_t, std::less<>> names;  ///< every spelling, and how often
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
