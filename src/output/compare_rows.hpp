// The lines of a comparison: criteria, their signals, what no signal carries, the fit, and what would reverse the
// order.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/compare.hpp"
#include "output/fields.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// What a line says of one company.
struct CompareSide {
  std::optional<double> score = {};
  std::optional<double> points = {};
  std::optional<bool> stated = {};
  const SignalLine* line = nullptr;    ///< of a known signal
  std::string_view from = {};          ///< where points without signals come from
  long hundredths = 0;                 ///< of a point, as shown
  const Observation* later = nullptr;  ///< dated after the day of the comparison
};

/// A line of one kind; what that kind does not have is null.
struct CompareRow {
  const Subject* subject;
  const Comparison* comparison;
  std::string_view kind;
  const CriterionGap* within = nullptr;
  const SignalGap* signal = nullptr;
  const Overtake* overtake = nullptr;
  std::array<CompareSide, 2> sides = {};
  std::optional<double> gap = {};

  const CriterionGap* criterion() const { return kind == "criterion" ? within : nullptr; }
  const Observation* evidence(std::size_t side) const;
  /// The signal that it is about, or null.
  const Signal* about() const;
};

std::vector<CompareRow> compare_rows(const Subject& subject, const Comparison& comparison);

const Fields<CompareRow>& compare_row_fields();

/// Observations that were left out as dated after the day of the comparison.
std::vector<std::string> later_texts(const Subject& subject, const std::vector<CompareRow>& rows);

/// The lines that add up to the gap, side by side.
Table compare_table(const Subject& subject, const std::vector<CompareRow>& rows);

/// A company's name as it fits into a sentence or a column's header.
std::string short_name(const Subject& subject, std::size_t company);

}  // namespace fitrank
