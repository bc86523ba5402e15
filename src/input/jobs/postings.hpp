// Imports open jobs: the boards of Greenhouse, Lever and Ashby as JSON, or a table of posts as CSV.
//
// Gives, tier posted, total_comp for the role and level sought, senior_ic_ladder and hiring_evidence (job_board.hpp).
// Cost: that of parsing.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "input/jobs/job_sought.hpp"
#include "input/records/imported.hpp"
#include "input/records/source_rules.hpp"

namespace fitrank {

class PostingsImporter : public Importer {
 public:
  PostingsImporter(JobSought sought, std::shared_ptr<const SourceRules> rules)
      : sought_(std::move(sought)), rules_(std::move(rules)) {}

  std::string_view kind() const override { return "postings"; }
  bool takes(std::string_view file_name) const override;
  std::string settings(std::string_view file_name) const override;
  ImportedFile read(const ImportItem& item) const override;

 private:
  JobSought sought_;
  std::shared_ptr<const SourceRules> rules_;
};

}  // namespace fitrank
