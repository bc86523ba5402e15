// How one signal comes from the lines of statements, at one end and as known on one day.
//
// How: a recipe of the rules is tried for fiscal years, for twelve months, for the year to date and for the quarter, in
// this order; the first that can be had gives value, period, rule, note and filing. Cost: a few look-ups in what is
// known (known_stretches).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "input/filings/known_stretches.hpp"
#include "input/records/source_rules.hpp"

namespace fitrank {

struct MadeSignal {
  std::variant<double, std::string> value;
  StretchKind kind = StretchKind::year;
  FactPeriod period;
  std::string rule;
  std::string note;
  std::uint32_t filing = 0;  ///< the latest of the filings that it rests on
};

class FiledRecipes {
 public:
  explicit FiledRecipes(const FactHistory& history) : history_(history), stretches_(history) {}

  void move_to(Day end, Day by);
  /// Nothing where it cannot be had; each reason goes to `gap`.
  std::optional<MadeSignal> make(const FiledRecipe& recipe, const std::function<void(const Gap&)>& gap);

 private:
  /// What is used up in a month, and how long the cash lasts.
  struct Burn {
    double monthly = 0;  ///< negative where cash grows
    const Stretch* operations = nullptr;
    std::optional<double> months = {};
    std::string note;
    std::uint32_t filing = 0;
  };

  std::optional<MadeSignal> growth(const FiledRecipe& recipe, const std::function<void(const Gap&)>& gap);
  std::optional<MadeSignal> share(const FiledRecipe& recipe, const std::function<void(const Gap&)>& gap);
  std::optional<MadeSignal> runway(const FiledRecipe& recipe);
  std::optional<MadeSignal> profitability(const FiledRecipe& recipe);
  std::optional<Burn> burn(const CashLines& lines, StretchKind kind);
  void add_cash(const CashLines& lines, Burn& burn) const;
  std::string profit_level(const FiledRecipe& recipe, const Stretch& income, const std::optional<Burn>& burn);
  const std::optional<Stretch>& stretch(LineItem item, StretchKind kind) { return stretches_.get(item, kind); }
  std::optional<StatedValue> on_day(LineItem item) const;

  const FactHistory& history_;
  KnownStretches stretches_;
  Day end_ = 0;
  Day by_ = 0;
};

}  // namespace fitrank
