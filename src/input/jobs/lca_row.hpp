// One row of a disclosure of labor condition applications (US Department of Labor): what is read of it.
//
// How: columns are found by the names that the years have used (docs/jobs.md). Others are not looked at: contacts,
// attorneys, addresses of work are never read.
// Cost: linear in the row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "evidence/date.hpp"
#include "input/records/named_csv.hpp"

namespace fitrank {

/// Whether a row's wage can be used, and why not.
enum class WageState : std::uint8_t {
  usable,
  not_certified,
  part_time,
  no_wage,  ///< empty or 0
  not_a_number,
  no_unit,      ///< empty or not known
  upside_down,  ///< the upper end is below the lower
  too_low,      ///< outside the bounds of yearly_pay.hpp
  too_high
};

/// Why, in words; for not_certified and part_time what such cases are.
std::string_view wage_text(WageState state);

struct LcaColumns {
  using Column = std::optional<std::size_t>;
  Column case_number, status, employer, ein, soc, decision, from, to, range, unit, full_time;

  /// Throws std::runtime_error where the table lacks what cannot be done without.
  explicit LcaColumns(const NamedCsv& table);
};

/// Base wage in US dollars a year: the middle where a range is offered.
struct OfferedWage {
  WageState state = WageState::usable;
  double yearly = 0;
};

OfferedWage offered_wage(const NamedCsv& table, const LcaColumns& columns);

/// Days as the disclosures write them: 2018-03-05, 3/5/2018 (month first), either with a time of day behind it.
std::optional<Date> lca_date(std::string_view text);

/// Nine digits of an employer identification number; empty: it is none.
std::string ein_digits(std::string_view text);

}  // namespace fitrank
