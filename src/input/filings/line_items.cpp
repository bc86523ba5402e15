#include "input/filings/line_items.hpp"

#include <algorithm>
#include <array>

namespace fitrank {
namespace {

constexpr std::string_view kUs = "us-gaap";
constexpr std::string_view kIfrs = "ifrs-full";

/// Where tag_choice is `first`, earlier ones go before later ones.
constexpr std::array kTags = {
    FactTag{kUs, "Revenues", LineItem::revenue},
    FactTag{kUs, "RevenueFromContractWithCustomerExcludingAssessedTax", LineItem::revenue, TagStanding::contract},
    FactTag{kUs, "RevenueFromContractWithCustomerIncludingAssessedTax", LineItem::revenue, TagStanding::contract},
    FactTag{kUs, "SalesRevenueNet", LineItem::revenue},
    FactTag{kUs, "RevenuesNetOfInterestExpense", LineItem::revenue},
    FactTag{kUs, "RegulatedAndUnregulatedOperatingRevenue", LineItem::revenue},
    FactTag{kUs, "SalesRevenueGoodsNet", LineItem::revenue, TagStanding::part},
    FactTag{kUs, "SalesRevenueServicesNet", LineItem::revenue, TagStanding::part},
    FactTag{kIfrs, "Revenue", LineItem::revenue},
    FactTag{kIfrs, "RevenueAndOperatingIncome", LineItem::revenue},
    FactTag{kIfrs, "RevenueFromContractsWithCustomers", LineItem::revenue, TagStanding::contract},
    FactTag{kUs, "ResearchAndDevelopmentExpense", LineItem::research},
    FactTag{kUs, "ResearchAndDevelopmentExpenseExcludingAcquiredInProcessCost", LineItem::research},
    FactTag{kUs, "ResearchAndDevelopmentExpenseSoftwareExcludingAcquiredInProcessCost", LineItem::research,
            TagStanding::part},
    FactTag{kIfrs, "ResearchAndDevelopmentExpense", LineItem::research},
    FactTag{kUs, "OperatingIncomeLoss", LineItem::operating_income},
    FactTag{kIfrs, "ProfitLossFromOperatingActivities", LineItem::operating_income},
    FactTag{kUs, "NetIncomeLoss", LineItem::net_income},
    FactTag{kUs, "ProfitLoss", LineItem::net_income},
    FactTag{kUs, "NetIncomeLossAvailableToCommonStockholdersBasic", LineItem::net_income},
    FactTag{kIfrs, "ProfitLossAttributableToOwnersOfParent", LineItem::net_income},
    FactTag{kIfrs, "ProfitLoss", LineItem::net_income},
    FactTag{kUs, "NetCashProvidedByUsedInOperatingActivities", LineItem::operating_cash},
    FactTag{kUs, "NetCashProvidedByUsedInOperatingActivitiesContinuingOperations", LineItem::operating_cash},
    FactTag{kIfrs, "CashFlowsFromUsedInOperatingActivities", LineItem::operating_cash},
    FactTag{kUs, "PaymentsToAcquirePropertyPlantAndEquipment", LineItem::capital_spending},
    FactTag{kUs, "PaymentsToAcquireProductiveAssets", LineItem::capital_spending},
    FactTag{kIfrs, "PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities", LineItem::capital_spending},
    FactTag{kUs, "CashAndCashEquivalentsAtCarryingValue", LineItem::cash},
    FactTag{kUs, "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents", LineItem::cash},
    FactTag{kIfrs, "CashAndCashEquivalents", LineItem::cash},
    FactTag{kUs, "MarketableSecuritiesCurrent", LineItem::short_term_investments},
    FactTag{kUs, "ShortTermInvestments", LineItem::short_term_investments},
    FactTag{kUs, "AvailableForSaleSecuritiesDebtSecuritiesCurrent", LineItem::short_term_investments},
    FactTag{kUs, "AvailableForSaleSecuritiesCurrent", LineItem::short_term_investments},
};

}  // namespace

std::span<const FactTag> fact_tags() { return kTags; }

std::optional<std::uint16_t> find_fact_tag(std::string_view taxonomy, std::string_view name) {
  const auto found = std::find_if(kTags.begin(), kTags.end(), [&](const FactTag& tag) {
    return tag.name.size() == name.size() && tag.name == name && tag.taxonomy == taxonomy;
  });
  if (found == kTags.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - kTags.begin());
}

TagChoice tag_choice(LineItem item) {
  const bool by_order = item == LineItem::operating_income || item == LineItem::net_income ||
                        item == LineItem::operating_cash || item == LineItem::cash;
  return by_order ? TagChoice::first : TagChoice::largest;
}

bool is_instant(LineItem item) { return item == LineItem::cash || item == LineItem::short_term_investments; }

}  // namespace fitrank
