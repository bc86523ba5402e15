// Imports disclosures of labor condition applications (US Department of Labor) as CSV: the base wage that an employer
// offered, in writing, to people it sponsors.
//
// Gives, tier filed, total_comp: the median of the yearly base wages of certified full-time cases in the occupations
// sought. It is base pay alone, of all levels, and the note says so. Personal fields are never read.
// Cost: linear in the file, which is read where it lies, and 48 bytes a row.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "input/jobs/lca_codes.hpp"
#include "input/records/imported.hpp"
#include "input/records/source_rules.hpp"

namespace fitrank {

class LcaImporter : public Importer {
 public:
  LcaImporter(SocFilter occupations, std::shared_ptr<const SourceRules> rules)
      : occupations_(std::move(occupations)), rules_(std::move(rules)) {}

  std::string_view kind() const override { return "lca"; }
  bool takes(std::string_view file_name) const override;
  std::string settings(std::string_view /*file_name*/) const override {
    return occupations_.text() + "; " + rules_->wages.text();
  }
  ImportedFile read(const ImportItem& item) const override;

 private:
  SocFilter occupations_;
  std::shared_ptr<const SourceRules> rules_;
};

}  // namespace fitrank
