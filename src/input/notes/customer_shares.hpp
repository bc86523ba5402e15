// Which concentration percentages of a filing are customers' shares of its revenue, and what they sum to.
//
// How: filers state percentages of receivables, of regions, of suppliers and of segments under one tag
// (ConcentrationRiskPercentage1); only the dimensions distinguish them. A share counts where it is of a
// major customer (MajorCustomersAxis), of the customer kind, of the whole revenue, and for the filing's own
// period, of a periodic report. The five largest customers are summed; a member that means up to five customers
// together
// ("TwoCustomersMember") is not summed with single ones.
// Cost: linear in the facts of a filing, which are dozens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/filings/filed_facts.hpp"
#include "input/records/imported.hpp"
#include "input/records/rejects.hpp"
#include "input/records/source_rules.hpp"

namespace fitrank {

/// Axis and member without prefix and without the closing "Axis" and "Member".
using Dimensions = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::string_view kConcentrationTag = "ConcentrationRiskPercentage1";

struct ConcentrationFact {
  std::string place;  ///< within its source, for a reject
  FactPeriod period;
  double percent = 0;
  Dimensions dimensions;
};

/// What a filing says of itself.
struct ConcentrationFiling {
  std::string form;
  FactPeriod period;  ///< what it reports on; no start where only the end is known
  std::string source;
  std::optional<Day> filed = {};  ///< none: not stated; the last day of its deadline is used
};

/// "srt:MajorCustomersAxis" or "MajorCustomers" as "MajorCustomers"; "nvda:CustomerAMember" as "CustomerA".
std::string dimension_name(std::string_view written);
/// Why a fact of these dimensions is no customer's share of revenue; empty: it is one.
std::string not_a_customer(const Dimensions& dimensions);

/// The observation of the customers' concentration that the filing's facts give, as that signal; what does not count
/// goes to the rejects.
std::optional<ImportedObservation> customer_concentration(const ConcentrationFiling& filing,
                                                          const std::vector<ConcentrationFact>& facts,
                                                          const SignalRule& as, Rejects& rejects);

}  // namespace fitrank
