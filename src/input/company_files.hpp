// Readers of companies that share one record of the ids taken so far, over all files.
//
// Cost: one look-up an id.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "evidence/company.hpp"
#include "evidence/model.hpp"
#include "input/report.hpp"
#include "input/source_text.hpp"

namespace fitrank {

class TakenIds {
 public:
  /// Takes `id`, which is at `offset` in line `line` of the report's file; where it was taken
  /// before, adds a problem that names the first place, and gives false.
  bool take(const std::string& id, std::size_t offset, std::size_t line, Report& report);

 private:
  struct First {
    std::size_t file = 0;
    std::size_t line = 0;
  };
  std::vector<std::string> files_;
  std::unordered_map<std::string, First> taken_;
};

std::optional<Company> read_company(const SourceText& source, const Model& model, TakenIds& ids, Problems& problems);

std::vector<Company> read_companies_csv(const SourceText& source, const Model& model, TakenIds& ids,
                                        Problems& problems);

}  // namespace fitrank
