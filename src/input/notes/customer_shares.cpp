#include "input/notes/customer_shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>

#include "base/text.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kFive = 5;  // the signal is about the five largest customers
constexpr double kWhole = 100.5;  // percent, with room for rounded shares
constexpr std::string_view kRule =
    "Sum of the customers' shares of revenue, up to the five largest, that the filing states for its own period; "
    "customers that the filing does not state, usually those below 10 %, are not included";

std::optional<std::string_view> member_of(const Dimensions& dimensions, std::string_view axis) {
  for (const auto& [name, member] : dimensions) {
    if (name == axis) return member;
  }
  return std::nullopt;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Revenue as a whole, and not of a segment or a product line, nor a cost or a receivable.
bool is_revenue(std::string_view benchmark) {
  constexpr std::array<std::string_view, 8> kOther = {"Segment",  "Product",  "Receivable", "Cost",
                                                      "Deferred", "Unbilled", "Service",    "Backlog"};
  if (benchmark == "SalesRevenueServicesNet") return true;
  if (!contains(benchmark, "Revenue") && !contains(benchmark, "NetSales")) return false;
  return std::none_of(kOther.begin(), kOther.end(), [&](std::string_view word) { return contains(benchmark, word); });
}

/// What may stand beside the customer: the segment that serves it; the share is of the whole revenue still.
bool may_stand_beside(std::string_view axis) {
  constexpr std::array<std::string_view, 6> kAxes = {
      "MajorCustomers", "ConcentrationRiskByType", "ConcentrationRiskByBenchmark", "StatementBusinessSegments",
      "Segments",       "ConsolidationItems"};
  return std::find(kAxes.begin(), kAxes.end(), axis) != kAxes.end();
}

/// The words of "TopFiveCustomers": Top, Five, Customers.
std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= name.size(); ++i) {
    const bool cut = i == name.size() || (name[i] >= 'A' && name[i] <= 'Z') ||
                     ((name[i] >= '0' && name[i] <= '9') != (name[i - 1] >= '0' && name[i - 1] <= '9'));
    if (!cut) continue;
    words.push_back(name.substr(begin, i - begin));
    begin = i;
  }
  return words;
}

/// How many customers a member means: 1 for a single one, 0 where that cannot be told.
std::size_t customers_in(std::string_view member) {
  constexpr std::array<std::string_view, 11> kNumbers = {"Zero", "One",   "Two",   "Three", "Four", "Five",
                                                         "Six",  "Seven", "Eight", "Nine",  "Ten"};
  const auto words = words_of(member);
  constexpr std::array<std::string_view, 6> kPlurals = {"Customers",   "Distributors", "Clients",
                                                        "Wholesalers", "Resellers",    "Partners"};
  const bool several = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::find(kPlurals.begin(), kPlurals.end(), word) != kPlurals.end();
  });
  if (!several) return 1;
  for (const std::string_view word : words) {
    const auto number = std::find(kNumbers.begin(), kNumbers.end(), word);
    if (number != kNumbers.end()) return static_cast<std::size_t>(number - kNumbers.begin());
    if (word.size() == 1 && word[0] >= '1' && word[0] <= '9') return static_cast<std::size_t>(word[0] - '0');
  }
  return 0;
}

/// "NoSingleCustomer" states a bound that no customer reaches.
bool is_nobody(std::string_view member) {
  const auto words = words_of(member);
  return !words.empty() && (words.front() == "No" || words.front() == "None" || words.front() == "Not");
}

std::string why_not_summed(std::string_view member) {
  if (is_nobody(member)) return "says that no customer reaches this share";
  const std::size_t count = customers_in(member);
  if (count == 0) return fmt::format("\"{}\" means several customers, without their number", harmless(member));
  if (count > kFive) return fmt::format("\"{}\" means more than five customers", harmless(member));
  return {};
}

std::string share_text(const std::string& customer, double percent) {
  return fmt::format("{} {} %", harmless(customer), percent);
}

struct Share {
  std::string customer;
  double percent = 0;
  std::size_t beside = 0;  ///< dimensions that stand beside the three
  std::size_t customers = 1;
};

/// One share of each customer: the one with the fewest other dimensions, then the largest.
std::vector<Share> one_of_each(std::vector<Share> shares) {
  std::sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) {
    if (a.customer != b.customer) return a.customer < b.customer;
    if (a.beside != b.beside) return a.beside < b.beside;
    return a.percent > b.percent;
  });
  const auto same = [](const Share& a, const Share& b) { return a.customer == b.customer; };
  shares.erase(std::unique(shares.begin(), shares.end(), same), shares.end());
  std::sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) {
    return a.percent > b.percent || (!(a.percent < b.percent) && a.customer < b.customer);
  });
  return shares;
}

/// Days after the period's end on which the form is due at the latest: 10-K, 10-Q and 20-F by their own instructions
/// (the largest filers must be earlier), the others as an annual report.
Day deadline(std::string_view form) {
  if (form.starts_with("10-Q")) return 45;
  return form.starts_with("20-F") ? 123 : 90;  // 123: four months
}

/// The longest period of the facts that ends with the filing's own; of an annual report a year.
std::optional<FactPeriod> own_period(const ConcentrationFiling& filing, const std::vector<ConcentrationFact>& facts) {
  std::optional<FactPeriod> longest;
  for (const ConcentrationFact& fact : facts) {
    const FactPeriod& period = fact.period;
    if (period.instant() || period.end != filing.period.end || period.days() > 380) continue;
    if (is_annual_form(filing.form) && !(period == filing.period) && !is_year(period)) continue;
    if (!not_a_customer(fact.dimensions).empty()) continue;
    if (!longest || period.days() > longest->days()) longest = period;
  }
  return longest;
}

/// The shares of single customers and small groups; what does not count goes to the rejects.
std::vector<Share> counted(const std::vector<ConcentrationFact>& facts, const std::optional<FactPeriod>& period,
                           Rejects& rejects) {
  std::vector<Share> shares;
  for (const ConcentrationFact& fact : facts) {
    std::string reason = not_a_customer(fact.dimensions);
    const std::string member(member_of(fact.dimensions, "MajorCustomers").value_or(""));
    if (reason.empty() && (!period || !(fact.period == *period))) reason = "for a period other than the filing's own";
    if (reason.empty() && !(fact.percent > 0 && fact.percent <= 100)) reason = "not a share from 0 to 100 %";
    if (reason.empty()) reason = why_not_summed(member);
    if (!reason.empty()) {
      rejects.leave_out(fact.place, reason);
      continue;
    }
    shares.push_back({member, fact.percent, fact.dimensions.size() - 3, customers_in(member)});
  }
  return shares;
}

/// Single customers up to five, or one group of up to five, whichever is more.
std::vector<Share> largest(const std::vector<Share>& shares) {
  std::vector<Share> single;
  double sum = 0;
  const Share* group = nullptr;
  for (const Share& share : shares) {  // by falling percent
    if (share.customers > 1) {
      if (group == nullptr) group = &share;
    } else if (single.size() < kFive) {
      single.push_back(share);
      sum += share.percent;
    }
  }
  if (group != nullptr && group->percent > sum) return {*group};
  return single;
}

}  // namespace

std::string dimension_name(std::string_view written) {
  const std::size_t colon = written.rfind(':');
  if (colon != std::string_view::npos) written.remove_prefix(colon + 1);
  for (const std::string_view ending : {std::string_view("Axis"), std::string_view("Member")}) {
    if (written.size() > ending.size() && written.ends_with(ending)) written.remove_suffix(ending.size());
  }
  return std::string(written);
}

std::string not_a_customer(const Dimensions& dimensions) {
  const auto type = member_of(dimensions, "ConcentrationRiskByType");
  const auto benchmark = member_of(dimensions, "ConcentrationRiskByBenchmark");
  if (!member_of(dimensions, "MajorCustomers")) return "not a customer's share: no MajorCustomersAxis";
  if (type != "CustomerConcentrationRisk") {
    return fmt::format("not a customer's share: kind \"{}\"", harmless(type.value_or("none")));
  }
  if (!benchmark || !is_revenue(*benchmark)) {
    return fmt::format("not a share of revenue: benchmark \"{}\"", harmless(benchmark.value_or("none")));
  }
  for (const auto& [axis, member] : dimensions) {
    if (!may_stand_beside(axis))
      return fmt::format("only a part of the customer's share: along {}Axis", harmless(axis));
  }
  return {};
}

std::optional<ImportedObservation> customer_concentration(const ConcentrationFiling& filing,
                                                          const std::vector<ConcentrationFact>& facts,
                                                          const SignalRule& as, Rejects& rejects) {
  if (form_rank(filing.form) != FormRank::periodic) {
    rejects.leave_out(filing.source, why_never(filing.form), facts.size());
    return std::nullopt;
  }
  const auto period = own_period(filing, facts);
  double sum = 0;
  std::string note;
  for (const Share& share : largest(one_of_each(counted(facts, period, rejects)))) {
    sum += share.percent;
    note += (note.empty() ? "" : ", ") + share_text(share.customer, share.percent);
  }
  if (note.empty()) return std::nullopt;
  if (sum > kWhole) {
    rejects.add(filing.source, fmt::format("customers' shares sum to {} % of revenue: {}", sum, note));
    return std::nullopt;
  }
  note += fmt::format(" ({})", harmless(filing.form));
  if (!filing.filed) note += "; filing day not stated; the last day of its deadline is used";
  return ImportedObservation{.company = 0,
                             .signal = as.signal,
                             .value = std::round(std::min(sum, 100.0) * 100) / 100,
                             .tier = as.tier,
                             .period_start = to_date(period->start),
                             .period_end = to_date(period->end),
                             .as_of = to_date(period->end),
                             .filed = to_date(filing.filed.value_or(period->end + deadline(filing.form))),
                             .source = filing.source,
                             .note = note,
                             .rule = std::string(kRule)};
}

}  // namespace fitrank
