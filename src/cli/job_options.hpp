// --role, --seniority and --soc: the job whose pay is imported.
#pragma once

#include "cli/arguments.hpp"
#include "fitrank/importers.hpp"

namespace fitrank::cli {

/// Puts the options given into `options`, in place of what the profile says. Throws UsageError with a suggestion.
void apply_job_options(const Arguments& arguments, ImportOptions& options);

}  // namespace fitrank::cli
