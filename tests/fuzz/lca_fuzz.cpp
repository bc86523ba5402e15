#include <cstddef>
#include <cstdint>

#include "fuzz/imported_checks.hpp"
#include "input/jobs/jobs_importers.hpp"
#include "input/records/standard_rules.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto importer =
      fitrank::make_lca_importer({fitrank::test::standard_rules(), "software engineer", "senior", ""});
  fitrank::fuzz::import(*importer, {reinterpret_cast<const char*>(data), size});
  return 0;
}
