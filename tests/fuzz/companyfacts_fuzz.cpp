#include <cstddef>
#include <cstdint>

#include "fuzz/imported_checks.hpp"
#include "input/filings/filings_importers.hpp"
#include "input/records/standard_rules.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto importer = fitrank::make_companyfacts_importer(fitrank::test::standard_options());
  fitrank::fuzz::import(*importer, {reinterpret_cast<const char*>(data), size});
  return 0;
}
