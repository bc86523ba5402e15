// A line of a persona's brief for machines: one fact of one of its sections.
//
// How: a line has the fields of what is set in it, and no others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/brief.hpp"
#include "output/fields.hpp"
#include "output/observed_fields.hpp"
#include "output/ranking_rules.hpp"

namespace fitrank {

struct BriefGap {
  const Model* model;
  const BriefUnknown* unknown;
  const UnknownValue* value;
};

/// One fact; it has the fields of what is set.
struct BriefLine {
  std::string_view section;
  const Company* company = nullptr;
  std::optional<std::string> item = {};
  std::optional<std::string> criterion = {};
  std::optional<std::string> signal = {};  ///< where it is not an observation's
  std::optional<std::string_view> answer = {};
  std::optional<std::string> question = {};
  const RankedCompany* place = nullptr;
  std::optional<double> points = {};
  std::optional<Finding> finding = {};
  std::optional<Observed> evidence = {};
  std::optional<BriefGap> gap = {};
};

const Fields<BriefLine>& brief_fields();

}  // namespace fitrank
