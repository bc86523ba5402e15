// What public sources give which signals: the rules of config/sources.yaml.
//
// How: plain values, read once by read_source_rules.hpp and handed to the importers. Lines of statements are named by
// the file and known here by their place in it. Cost: a search among some forty tags.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fitrank {

/// A line of a company's statements: its place in FilingRules::lines.
using LineItem = std::uint8_t;

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

struct LineRule {
  std::string id;
  std::string label;     ///< "Research and development expense"
  bool instant = false;  ///< a state on a day, and not a flow over a period
  TagChoice choice = TagChoice::largest;
};

struct FactTag {
  std::string taxonomy;
  std::string name;
  LineItem item = 0;
  TagStanding standing = TagStanding::total;
};

/// How a signal comes from lines.
enum class RecipeKind { growth, share, runway, profitability };

/// What a runway and a profitability look at beside their own line.
struct CashLines {
  LineItem operations = 0;   ///< cash from operations, negative where they use it up
  LineItem spending = 0;     ///< capital spending
  LineItem cash = 0;         ///< on a day
  LineItem investments = 0;  ///< short-term, on a day
  LineItem revenue = 0;
};

/// The levels of a profitability.
struct ProfitLevels {
  std::string profitable, unprofitable, high_burn;
};

struct FiledRecipe {
  RecipeKind kind = RecipeKind::growth;
  std::string signal;
  LineItem line = 0;  ///< that grows, is the share, or is the income
  LineItem of = 0;    ///< of a share
  CashLines cash = {};
  ProfitLevels levels = {};
};

struct FilingRules {
  std::string tier;
  std::vector<LineRule> lines;
  std::vector<FactTag> tags;  ///< where a line takes the first, earlier ones go before later ones
  std::vector<FiledRecipe> recipes;
  std::string digest;  ///< of all this: what was imported under other rules is imported again

  /// Index into `tags`; none: not one that is wanted.
  std::optional<std::uint16_t> find_tag(std::string_view taxonomy, std::string_view name) const;
};

/// A signal of another source, its tier, and the levels of one that has levels: there, not there.
struct SignalRule {
  std::string signal;
  std::string tier;
  std::array<std::string, 2> levels = {};

  /// Tells this rule from others.
  std::string text() const;
};

/// Words of job titles, and of a persona's own role and experience: phrases in lower case.
struct JobTerms {
  using Phrases = std::vector<std::string>;

  std::array<Phrases, 5> roles;   ///< in the order of Role
  std::array<Phrases, 4> levels;  ///< in the order of Seniority
  Phrases not_senior, not_staff;  ///< hold a word of that level and mean another
  Phrases crafts, other_crafts, other_disciplines;
  Phrases managers, infrastructure, evergreen, internships;
};

/// What open jobs give.
struct JobRules {
  JobTerms terms;
  std::string digest;  ///< of the terms
  SignalRule pay;
  SignalRule ladder;  ///< senior jobs without management
  SignalRule hiring;  ///< jobs that match what the company says

  /// Tells these rules from others.
  std::string text() const;
};

struct SourceRules {
  FilingRules filings;
  SignalRule concentration;  ///< customers' shares of revenue, from notes
  JobRules jobs;
  SignalRule wages;  ///< of labour condition applications
};

}  // namespace fitrank
