// The signals that a company's filed statements give: growth of revenue and of research spending,
// research as a share of revenue, operating margin, profitability and cash runway.
//
// How: for every last day of a period and every day on which something new about it was filed, each
// signal is computed from what was known then (fact_history, stretch); it is an observation of its own
// where it differs from what was known before, so that all vintages are kept, each with its day. Fiscal
// years and the twelve months to each quarter's end; the year to date only where no twelve months can
// be put together, and a quarter that begins no fiscal year only while no twelve months are known at all.
// Cost: per filing the few periods that it concerns; about 2 ms for thirty years of reports.
#pragma once

#include <cstddef>
#include <string_view>

#include "input/filings/filed_facts.hpp"
#include "input/records/imported.hpp"
#include "input/records/rejects.hpp"

namespace fitrank {

/// Adds the observations of `company`, by signal, period and day filed; rejects name it by `who`, where that is not
/// empty.
void add_filed_signals(FiledFacts facts, std::size_t company, std::string_view who, ImportedFile& out,
                       Rejects& rejects);

}  // namespace fitrank
