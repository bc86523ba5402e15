#include <cstddef>
#include <cstdint>

#include "fuzz/imported_checks.hpp"
#include "fuzz/tables.hpp"
#include "input/notes/concentration.hpp"
#include "input/records/standard_rules.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto importer = fitrank::make_concentration_importer(fitrank::test::standard_options());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  fitrank::fuzz::import(*importer, fitrank::fuzz::archive_of(text, {"sub.tsv", "dim.tsv", "num.tsv"}));
  return 0;
}
