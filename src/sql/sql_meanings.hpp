// What a value would be in another unit, in SQL: as Signal::meanings() tries it.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/rule.hpp"
#include "sql/sql_steps.hpp"

namespace fitrank {

/// How a number is turned into what it would be in another unit, as Signal::meanings() does.
struct UnitSlip {
  std::string_view arithmetic;  ///< behind the value
  std::string_view name;
};
inline constexpr std::array<UnitSlip, 4> kUnitSlips = {
    {{"* 100", "times 100"}, {"/ 100", "by 100"}, {"* 1000", "times 1000"}, {"/ 1000", "by 1000"}}};

/// Whether `x` is no number that the signal can be, but would lie on the goalposts as `slip` says.
std::string sql_may_mean(const SqlWords& words, const Signal& signal, std::string_view x, const UnitSlip& slip);

/// Whether the rule is about a criterion that is made of signals.
bool is_looked_into(const Rule& rule, const SqlContext& context);

/// The signals that enter a criterion and whose unit can be mistaken.
std::vector<std::size_t> doubtful_units_of(const SqlContext& context, std::size_t criterion);

}  // namespace fitrank
