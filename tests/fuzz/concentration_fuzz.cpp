// Pages, and archives in their own bytes: both come to this importer.
#include <cstddef>
#include <cstdint>

#include "fuzz/imported_checks.hpp"
#include "input/notes/concentration.hpp"
#include "input/records/standard_rules.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto importer = fitrank::make_concentration_importer(fitrank::test::standard_options());
  fitrank::fuzz::import(*importer, {reinterpret_cast<const char*>(data), size});
  return 0;
}
