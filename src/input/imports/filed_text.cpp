#include "input/imports/filed_text.hpp"

#include <fmt/format.h>

#include <array>

namespace fitrank {
namespace {

constexpr double kMillion = 1e6;

/// One sentence for each kind of stretch: year, trailing, to date, quarter.
using Rules = std::array<std::string_view, kStretchKinds>;

std::string_view of_kind(const Rules& rules, StretchKind kind) { return rules[static_cast<std::size_t>(kind)]; }

constexpr Rules kRevenueGrowth = {
    "Revenue of the fiscal year against that of the year before",
    "Revenue of the twelve months (year to date, plus last fiscal year, less its same months) against the twelve "
    "before",
    "Revenue of the year to date against the same months a year before; twelve months cannot be put together",
    "Revenue of the quarter against the same one a year before; neither twelve months nor a year to date can be put "
    "together"};
constexpr Rules kResearchGrowth = {
    "Research and development expense of the fiscal year against that of the year before",
    "Research and development expense of the twelve months (year to date, plus last fiscal year, less its same months) "
    "against the twelve before",
    "Research and development expense of the year to date against the same months a year before; twelve months cannot "
    "be put together",
    "Research and development expense of the quarter against the same one a year before; neither twelve months nor a "
    "year to date can be put together"};
constexpr Rules kResearchShare = {
    "Research and development expense over revenue of the fiscal year",
    "Research and development expense over revenue of the twelve months (year to date, plus last fiscal year, less its "
    "same months)",
    "Research and development expense over revenue of the year to date; twelve months cannot be put together",
    "Research and development expense over revenue of the quarter; neither twelve months nor a year to date can be put "
    "together"};
constexpr Rules kMargin = {
    "Operating income over revenue of the fiscal year",
    "Operating income over revenue of the twelve months (year to date, plus last fiscal year, less its same months)",
    "Operating income over revenue of the year to date; twelve months cannot be put together",
    "Operating income over revenue of the quarter; neither twelve months nor a year to date can be put together"};
constexpr Rules kRunway = {
    "Months that cash and short-term investments last if spent as in the fiscal year (cash from operations less "
    "capital "
    "spending); 120 where they last longer or are not spent",
    "Months that cash and short-term investments last if spent as in the twelve months (cash from operations less "
    "capital spending); 120 where they last longer or are not spent",
    "Months that cash and short-term investments last if spent as in the year to date (cash from operations less "
    "capital spending); 120 where they last longer or are not spent",
    "Months that cash and short-term investments last if spent as in the quarter (cash from operations less capital "
    "spending); 120 where they last longer or are not spent"};
constexpr Rules kProfit = {
    "Profitable by net income above 0 in the fiscal year; else high burn where operations use up cash of half the "
    "revenue "
    "or more, or while the cash lasts less than 12 months",
    "Profitable by net income above 0 in the twelve months; else high burn where operations use up cash of half the "
    "revenue or more, or while the cash lasts less than 12 months",
    "Profitable by net income above 0 in the year to date; else high burn where operations use up cash of half the "
    "revenue or more, or while the cash lasts less than 12 months",
    "Profitable by net income above 0 in the quarter; else high burn where operations use up cash of half the revenue "
    "or more, or while the cash lasts less than 12 months"};

std::string amount(double value, const std::string& unit) {
  return fmt::format("{} million {}", value / kMillion, unit);
}

std::string filing_text(const FactHistory& history, const StatedValue& stated) {
  const Filing& filing = history.filings()[stated.filing];
  return fmt::format("{}, {} {}", history.tag(stated.series).name, filing.form, filing.accession);
}

}  // namespace

std::string stated_text(const FactHistory& history, const StatedValue& stated) {
  return fmt::format("{} ({})", amount(stated.value, history.unit(stated.series)), filing_text(history, stated));
}

std::string stretch_text(const FactHistory& history, const Stretch& stretch) {
  const std::string& unit = history.unit(stretch.series());
  if (stretch.pieces.size() == 1) {
    return fmt::format("{} to {} ({})", amount(stretch.value, unit), day_text(stretch.period.end),
                       filing_text(history, stretch.pieces.front().stated));
  }
  std::string text = fmt::format("{} to {} (", amount(stretch.value, unit), day_text(stretch.period.end));
  for (const Piece& piece : stretch.pieces) {
    if (&piece != &stretch.pieces.front()) text += piece.sign > 0 ? " + " : " - ";
    text += fmt::format("{} of {} to {}: {}", piece.stated.value / kMillion, day_text(piece.period.start),
                        day_text(piece.period.end), filing_text(history, piece.stated));
  }
  return text + ')';
}

std::string growth_text(const FactHistory& history, const Stretch& current, const Stretch& before) {
  const std::string text = stretch_text(history, current) + ", against " + stretch_text(history, before);
  if (!before.other_tag) return text;
  return fmt::format("{}; the tag went from {} to {}, each the only one that its report states", text,
                     history.tag(before.series()).name, history.tag(current.series()).name);
}

std::string_view growth_rule(LineItem item, StretchKind kind) {
  return of_kind(item == LineItem::revenue ? kRevenueGrowth : kResearchGrowth, kind);
}

std::string_view share_rule(LineItem item, StretchKind kind) {
  return of_kind(item == LineItem::research ? kResearchShare : kMargin, kind);
}

std::string_view runway_rule(StretchKind kind) { return of_kind(kRunway, kind); }
std::string_view profit_rule(StretchKind kind) { return of_kind(kProfit, kind); }

}  // namespace fitrank
