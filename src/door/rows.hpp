// Rows of a score matrix, whose only names are their numbers.
#pragma once

#include <fmt/format.h>

#include <limits>
#include <string>
#include <vector>

#include "door/policies.hpp"
#include "fitrank/error.hpp"
#include "score/company_ids.hpp"
#include "score/ranking.hpp"

namespace fitrank::v1 {

/// Ids whose order, as texts too, is that of the rows: an index keeps texts.
class RowIds : public CompanyIds {
 public:
  explicit RowIds(std::size_t size) : size_(size), digits_(std::to_string(size).size()) {}
  std::size_t size() const override { return size_; }
  std::string at(std::size_t row) const override { return fmt::format("{:0{}}", row, digits_); }
  bool before(std::size_t a, std::size_t b) const override { return a < b; }

 private:
  std::size_t size_;
  std::size_t digits_;
};

inline std::size_t asked_top(std::size_t top) { return top > 0 ? top : std::numeric_limits<std::size_t>::max(); }

inline std::vector<RankedRow> door_rows(const std::vector<fitrank::RankedCompany>& ranked) {
  std::vector<RankedRow> rows;
  rows.reserve(ranked.size());
  for (const auto& one : ranked) rows.push_back({one.company, one.rank, door_fit(one.fit)});
  return rows;
}

/// Throws Error where the options do not fit rows without evidence.
inline Scoring door_scoring(const ScoringOptions& options) {
  if (options.missing == Missing::expected) {
    throw Error("missing: expected needs companies with evidence; a score matrix has none to expect from");
  }
  return {engine_policy(options.missing), engine_method(options.method)};
}

}  // namespace fitrank::v1
