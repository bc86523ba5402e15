// Which tags of the US-GAAP and IFRS taxonomies state which line of a company's statements.
//
// How: a table. Filers change tags over the years and use several at once, so that a line has many;
// which of them counts for a period is decided by main_tags, from what the filing itself says.
// Cost: a search in a table of some thirty tags.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace fitrank {

enum class LineItem : std::uint8_t {
  revenue,
  research,          ///< research and development
  operating_income,  ///< may be a loss
  net_income,        ///< may be a loss
  operating_cash,    ///< cash from operations, negative where they use it up
  capital_spending,
  cash,                    ///< on a day
  short_term_investments,  ///< on a day
};
inline constexpr std::size_t kLineItems = 8;

/// Of several tags that a filing uses for one line.
enum class TagChoice : std::uint8_t {
  largest,  ///< the one with the largest value: others are parts of it
  first,    ///< the one listed first
};

/// What a tag is of its line.
enum class TagStanding : std::uint8_t {
  total,     ///< all of it
  contract,  ///< revenue from contracts with customers: by its definition a part of revenue, if often all of it
  part,      ///< may be less than the line: counts only where the filing uses no other tag for it
};

struct FactTag {
  std::string_view taxonomy;
  std::string_view name;
  LineItem item = LineItem::revenue;
  TagStanding standing = TagStanding::total;
};

std::span<const FactTag> fact_tags();
/// Index into fact_tags(); none: not one that is wanted.
std::optional<std::uint16_t> find_fact_tag(std::string_view taxonomy, std::string_view name);
TagChoice tag_choice(LineItem item);
/// Whether the line is a state on a day, and not a flow over a period.
bool is_instant(LineItem item);

}  // namespace fitrank
