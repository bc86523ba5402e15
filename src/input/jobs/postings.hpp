// Imports open jobs: the boards of Greenhouse, Lever and Ashby as JSON, or a table of posts as CSV.
//
// Gives, tier posted, total_comp for the role and level sought, senior_ic_ladder and hiring_evidence (job_board.hpp).
// Cost: that of parsing.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "input/jobs/job_sought.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

class PostingsImporter : public Importer {
 public:
  explicit PostingsImporter(JobSought sought) : sought_(std::move(sought)) {}

  std::string_view kind() const override { return "postings"; }
  bool takes(std::string_view file_name) const override;
  std::string settings(std::string_view file_name) const override;
  ImportedFile read(const ImportItem& item) const override;

 private:
  JobSought sought_;
};

}  // namespace fitrank
