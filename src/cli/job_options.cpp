#include "cli/job_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fitrank/job_sought.hpp"
#include "fitrank/suggest.hpp"

namespace fitrank::cli {
namespace {

void apply(const Arguments& arguments, const char* option, const std::vector<std::string>& names, std::string& value) {
  const auto given = arguments.value(option);
  if (!given) return;
  if (std::ranges::find(names, *given) == names.end()) {
    throw UsageError(fmt::format("--{}: no such {}: {}; there are {}", option, option, *given, fmt::join(names, ", ")),
                     suggest(*given, names));
  }
  value = *given;
}

}  // namespace

void apply_job_options(const Arguments& arguments, ImportOptions& options) {
  apply(arguments, "role", role_names(), options.role);
  apply(arguments, "seniority", seniority_names(), options.seniority);
  options.soc_code = arguments.value("soc").value_or(options.soc_code);
}

}  // namespace fitrank::cli
