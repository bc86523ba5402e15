#include "evidence/value_text.hpp"

#include <fmt/format.h>

#include <string_view>

namespace fitrank {
namespace {

constexpr std::string_view kPercent = "percent";

/// Whether `unit` speaks of percent ("percent of revenue") and not of percentiles or points.
bool is_percent(std::string_view unit) {
  if (!unit.starts_with(kPercent)) return false;
  const std::string_view rest = unit.substr(kPercent.size());
  return rest.empty() || rest.starts_with(',') || (rest.starts_with(' ') && !rest.starts_with(" point"));
}

}  // namespace

std::string value_text(const Signal& signal, const Value& value) {
  if (const auto* level = std::get_if<Level>(&value)) {
    return '"' + signal.value_function.levels()[level->index].label + '"';
  }
  const std::string number = fmt::format("{}", std::get<double>(value) + 0.0);
  if (is_percent(signal.unit)) return number + " %" + signal.unit.substr(kPercent.size());
  return signal.unit.empty() ? number : number + ' ' + signal.unit;
}

std::string short_unit(const Signal& signal) {
  if (is_percent(signal.unit)) return " %";
  const std::string unit = signal.unit.substr(0, signal.unit.find(','));
  return unit.empty() ? unit : ' ' + unit;
}

}  // namespace fitrank
