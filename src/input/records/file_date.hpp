// The day that a file's name tells: of a snapshot ("board-2026-07-18.json", "20260718/board.json"), or the last
// day of what a disclosure file covers ("LCA_Disclosure_Data_FY2024_Q3.csv").
//
// Cost: linear in the name.
#pragma once

#include <optional>
#include <string_view>

#include "evidence/date.hpp"

namespace fitrank {

/// The last day in `name`, as 2026-07-18, 2026_07_18 or 20260718.
std::optional<Date> date_in_name(std::string_view name);

/// The end of the US federal fiscal year, or of its quarter, that `name` tells as FY2024, FY24 or FY2024_Q3: the
/// year ends on 30 September.
std::optional<Date> fiscal_end_in_name(std::string_view name);

}  // namespace fitrank
