// A bulk table of companies: ten million rows as a score matrix, their texts left in the file.
//
// How: the criterion scores are read once into a score matrix; ids, names and raw cells stay in the
// (mapped) text and are read again for the few rows that are shown.
// Cost: the matrix, and a few bytes a row to find it again.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "evidence/company.hpp"
#include "score/company_ids.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

class CompanyTable : public CompanyIds {
 public:
  /// One row per company, in file order, bad rows that were skipped left out.
  virtual const ScoreMatrix& scores() const = 0;
  /// The company of a row as the dossier reader would give it: stated scores, and observations with
  /// source "file.csv:LINE".
  virtual Company company(std::size_t row) const = 0;
  /// The row whose id or, failing that, name is `name` (ASCII case ignored); reads the text through.
  virtual std::optional<std::size_t> find(std::string_view name) const = 0;
};

}  // namespace fitrank
