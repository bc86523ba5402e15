#include "input/csv_rows.hpp"

namespace fitrank {

CsvWalk CsvRows::walk_to(std::size_t row) const {
  CsvWalk walk = walk_from(places_[row / kSpacing]);
  walk.find(text_.size());
  for (std::size_t passed = row % kSpacing; passed > 0; --passed) {
    walk.pass();
    walk.find(text_.size());
  }
  return walk;
}

std::string CsvRows::id(std::size_t row) const {
  const CsvWalk walk = walk_to(row);
  std::string held;
  return std::string(text_of(scan_cell(walk.at(), walk.limit()), held));
}

}  // namespace fitrank
