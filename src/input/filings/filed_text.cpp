#include "input/filings/filed_text.hpp"

#include <fmt/format.h>

#include <array>

namespace fitrank {
namespace {

constexpr double kMillion = 1e6;

/// One sentence for each kind of stretch: year, trailing, to date, quarter.
using Rules = std::array<std::string_view, kStretchKinds>;

std::string_view of_kind(const Rules& rules, StretchKind kind) { return rules[static_cast<std::size_t>(kind)]; }

/// Behind the line's label.
constexpr Rules kGrowth = {
    "of the fiscal year compared with the year before",
    "of the twelve months (year to date, plus last fiscal year, less its same months) compared with the twelve months "
    "before",
    "of the year to date compared with the same months a year before; twelve months cannot be combined",
    "of the quarter compared with the same quarter a year before; neither twelve months nor a year to date can be "
    "combined"};
constexpr Rules kShare = {"of the fiscal year",
                          "of the twelve months (year to date, plus last fiscal year, less its same months)",
                          "of the year to date; twelve months cannot be combined",
                          "of the quarter; neither twelve months nor a year to date can be combined"};
constexpr Rules kRunway = {
    "Months that cash and short-term investments last at the spending rate of the fiscal year (cash from operations "
    "less capital spending); 120 if they last longer or nothing is spent",
    "Months that cash and short-term investments last at the spending rate of the twelve months (cash from operations "
    "less capital spending); 120 if they last longer or nothing is spent",
    "Months that cash and short-term investments last at the spending rate of the year to date (cash from operations "
    "less capital spending); 120 if they last longer or nothing is spent",
    "Months that cash and short-term investments last at the spending rate of the quarter (cash from operations less "
    "capital spending); 120 if they last longer or nothing is spent"};
constexpr Rules kProfit = {
    "Profitable if net income of the fiscal year is above 0; otherwise high burn if operations use cash of at least "
    "half the revenue, or use cash that lasts less than 12 months",
    "Profitable if net income of the twelve months is above 0; otherwise high burn if operations use cash of at least "
    "half the revenue, or use cash that lasts less than 12 months",
    "Profitable if net income of the year to date is above 0; otherwise high burn if operations use cash of at least "
    "half the revenue, or use cash that lasts less than 12 months",
    "Profitable if net income of the quarter is above 0; otherwise high burn if operations use cash of at least half "
    "the revenue, or use cash that lasts less than 12 months"};

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
  const std::string text = stretch_text(history, current) + ", compared with " + stretch_text(history, before);
  if (!before.other_tag) return text;
  return fmt::format("{}; the tag changed from {} to {}; each report states only one of them", text,
                     history.tag(before.series()).name, history.tag(current.series()).name);
}

std::string in_sentence(std::string label) {
  if (!label.empty() && label[0] >= 'A' && label[0] <= 'Z') label[0] = static_cast<char>(label[0] - 'A' + 'a');
  return label;
}

std::string growth_rule(const std::string& line, StretchKind kind) {
  return fmt::format("{} {}", line, of_kind(kGrowth, kind));
}

std::string share_rule(const std::string& line, const std::string& of, StretchKind kind) {
  return fmt::format("{} over {} {}", line, in_sentence(of), of_kind(kShare, kind));
}

std::string_view runway_rule(StretchKind kind) { return of_kind(kRunway, kind); }
std::string_view profit_rule(StretchKind kind) { return of_kind(kProfit, kind); }

}  // namespace fitrank
