// What a ranking says of each company and of itself, as fields.
#pragma once

#include "analysis/rank_report.hpp"
#include "output/fields.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// A company of a ranking, with or without a rank.
struct RankedRow {
  const Subject* subject;
  const RankReport* report;
  std::size_t company = 0;                    ///< index into the shown companies
  const RankRow* row = nullptr;               ///< none: not ranked
  const ExcludedCompany* excluded = nullptr;  ///< why not; none: nothing weighted is known
  bool thin = false;                          ///< excluded as too little known
};

const Fields<RankedRow>& ranking_rows();

struct RankingFacts {
  const Subject& subject;
  const RankReport& report;
  std::string_view only_layer;
};
const Fields<RankingFacts>& ranking_facts();

/// How many companies without a rank are listed, and the one at `place`: excluded, too little known, then unranked.
std::size_t count_not_ranked(const RankReport& report);
RankedRow row_not_ranked(const Subject& subject, const RankReport& report, std::size_t place);

}  // namespace fitrank
