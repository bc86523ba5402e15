#include <fmt/format.h>

#include "base/utf8.hpp"
#include "input/company_files.hpp"

namespace fitrank {

bool TakenIds::take(const std::string& id, std::size_t offset, std::size_t line, Report& report) {
  if (files_.empty() || files_.back() != report.file()) files_.push_back(report.file());
  const auto [place, fresh] = taken_.emplace(id, First{files_.size() - 1, line});
  if (fresh) return true;
  const First& first = place->second;
  const bool here = first.file + 1 == files_.size();
  report.add(
      offset, "id",
      fmt::format("{} is already defined in {}", in_quotes(id),
                  here ? fmt::format("line {}", first.line) : fmt::format("{}:{}", files_[first.file], first.line)));
  return false;
}

}  // namespace fitrank
