// Occupations by their codes in the Standard Occupational Classification, whole or by how they begin.
//
// The disclosures write 15-1252, 15-1252.00 or 151252; the classification of 2010 and that of 2018 both occur.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/jobs/job_sought.hpp"

namespace fitrank {

/// Six digits of "17-2141.00"; none: it is no code.
std::optional<int> soc_code(std::string_view text);

/// "17-2141"
std::string soc_text(int code);

class SocFilter {
 public:
  /// The codes of these roles; of all technical ones where there is none.
  explicit SocFilter(const std::vector<Role>& roles);
  /// `codes` as a person writes them: "15-1252, 15-12". Throws std::runtime_error where one is none.
  explicit SocFilter(std::string_view codes);

  bool takes(int code) const;
  /// "15-1252, 15-12..."
  std::string text() const;

 private:
  std::vector<std::string> beginnings_;  ///< digits
};

}  // namespace fitrank
