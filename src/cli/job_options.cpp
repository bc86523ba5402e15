#include "cli/job_options.hpp"

namespace fitrank::cli {

void apply_job_options(const Arguments& arguments, ImportOptions& options) {
  options.role = arguments.value("role").value_or(options.role);
  options.seniority = arguments.value("seniority").value_or(options.seniority);
  options.soc_code = arguments.value("soc").value_or(options.soc_code);
}

}  // namespace fitrank::cli
