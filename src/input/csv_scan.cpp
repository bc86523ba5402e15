#include "input/csv_scan.hpp"

#include <limits>

#include "base/number.hpp"

namespace fitrank {

const char* scan_any_number(const char* at, const char* limit, double& value) {
  value = std::numeric_limits<double>::quiet_NaN();
  const ScannedCell cell = scan_cell(at, limit);
  if (cell.next == nullptr || cell.text.empty()) return cell.next;
  std::string held;
  const ParsedNumber number = parse_number(text_of(cell, held));
  if (!number.error.empty()) return nullptr;
  value = number.value;
  return cell.next;
}

}  // namespace fitrank
