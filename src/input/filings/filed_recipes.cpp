#include "input/filings/filed_recipes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "input/filings/filed_text.hpp"

namespace fitrank {
namespace {

constexpr std::array kKinds = {StretchKind::year, StretchKind::trailing, StretchKind::to_date, StretchKind::quarter};
static_assert(kKinds.size() == kStretchKinds);
constexpr double kLongestRunway = 120;  // months
constexpr double kShortRunway = 12;     // months; below it, a loss is a high burn
constexpr double kHighBurn = 0.5;       // of revenue; from there on, a loss is a high burn
constexpr double kDaysInMonth = 30.4375;
constexpr const char* kMixed = "only one of the two amounts was restated; together they would mix two bases";

/// To a hundredth: more digits than any source's figures carry would only be noise to a reader.
double to_hundredth(double value) { return std::round(value * 100) / 100; }

double months_of(const Stretch& stretch) {
  const bool twelve = stretch.kind == StretchKind::year || stretch.kind == StretchKind::trailing;
  return twelve ? 12.0 : stretch.period.days() / kDaysInMonth;
}

bool periodic(const FactHistory& history, const Stretch& stretch) {
  return history.filings()[stretch.pieces.front().stated.filing].rank == FormRank::periodic;
}

/// Whether two lines may be divided: the same days, the same currency, and of forms other than periodic
/// reports the same filing.
bool comparable(const FactHistory& history, const Stretch& a, const Stretch& b) {
  if (!(a.period == b.period) || history.unit(a.series()) != history.unit(b.series())) return false;
  if (periodic(history, a) && periodic(history, b)) return true;
  return a.pieces.front().stated.filing == b.pieces.front().stated.filing;
}

/// The latest of its filings; they rise by the day filed.
std::uint32_t last_filing(const Stretch& stretch) {
  std::uint32_t last = 0;
  for (const Piece& piece : stretch.pieces) last = std::max(last, piece.stated.filing);
  return last;
}

}  // namespace

void FiledRecipes::move_to(Day end, Day by) {
  end_ = end;
  by_ = by;
  stretches_.move_to(end, by);
}

std::optional<MadeSignal> FiledRecipes::make(const FiledRecipe& recipe, const std::function<void(const Gap&)>& gap) {
  switch (recipe.kind) {
    case RecipeKind::growth:
      return growth(recipe, gap);
    case RecipeKind::share:
      return share(recipe, gap);
    case RecipeKind::runway:
      return runway(recipe);
    case RecipeKind::profitability:
      return profitability(recipe);
  }
  return std::nullopt;
}

std::optional<MadeSignal> FiledRecipes::growth(const FiledRecipe& recipe, const std::function<void(const Gap&)>& gap) {
  for (const StretchKind kind : kKinds) {
    const auto& current = stretch(recipe.line, kind);
    if (!current) {
      gap(stretches_.gap(recipe.line, kind));
      continue;
    }
    const LineView view(history_, recipe.line, by_);
    const auto before = view.year_before(*current);
    if (!before) {
      gap(view.gap());
    } else if (!(before->value > 0) || current->value < 0) {
      gap({"growth is undefined from an amount of 0 or less"});
    } else if (!same_basis(history_, {{recipe.line, &*current}, {recipe.line, &*before}}, by_)) {
      gap({kMixed, true});
    } else {
      return MadeSignal{to_hundredth(100 * (current->value / before->value - 1)),
                        kind,
                        current->period,
                        growth_rule(history_.rules().lines[recipe.line].label, kind),
                        growth_text(history_, *current, *before),
                        std::max(last_filing(*current), last_filing(*before))};
    }
  }
  return std::nullopt;
}

std::optional<MadeSignal> FiledRecipes::share(const FiledRecipe& recipe, const std::function<void(const Gap&)>& gap) {
  const auto& lines = history_.rules().lines;
  for (const StretchKind kind : kKinds) {
    const auto& part = stretch(recipe.line, kind);
    const auto& whole = stretch(recipe.of, kind);
    if (!part) gap(stretches_.gap(recipe.line, kind));
    if (part && !whole) gap(stretches_.gap(recipe.of, kind));
    if (!part || !whole || !comparable(history_, *part, *whole)) continue;
    if (!(whole->value > 0)) {
      gap({"a share is undefined for " + in_sentence(lines[recipe.of].label) + " of 0 or less"});
    } else if (!same_basis(history_, {{recipe.line, &*part}, {recipe.of, &*whole}}, by_)) {
      gap({kMixed, true});
    } else {
      return MadeSignal{to_hundredth(100 * part->value / whole->value),
                        kind,
                        part->period,
                        share_rule(lines[recipe.line].label, lines[recipe.of].label, kind),
                        stretch_text(history_, *part) + ", of " + stretch_text(history_, *whole),
                        std::max(last_filing(*part), last_filing(*whole))};
    }
  }
  return std::nullopt;
}

std::optional<StatedValue> FiledRecipes::on_day(LineItem item) const {
  return history_.stated(item, FactPeriod{kNoDay, end_}, by_);
}

/// The lines it is made of go into its note.
std::optional<FiledRecipes::Burn> FiledRecipes::burn(const CashLines& lines, StretchKind kind) {
  const auto& operations = stretch(lines.operations, kind);
  if (!operations || !periodic(history_, *operations)) return std::nullopt;
  double used = -operations->value;
  Burn burn{.operations = &*operations,
            .note = "cash from operations " + stretch_text(history_, *operations),
            .filing = last_filing(*operations)};
  const auto& spending = stretch(lines.spending, kind);
  if (spending && comparable(history_, *operations, *spending)) {
    used += spending->value;
    burn.filing = std::max(burn.filing, last_filing(*spending));
    burn.note += ", capital spending " + stretch_text(history_, *spending);
  }
  burn.monthly = used / months_of(*operations);
  add_cash(lines, burn);
  return burn;
}

/// Months that the cash lasts.
void FiledRecipes::add_cash(const CashLines& lines, Burn& burn) const {
  const auto cash = on_day(lines.cash);
  if (!cash || history_.unit(cash->series) != history_.unit(burn.operations->series())) return;
  double there = cash->value;
  burn.filing = std::max(burn.filing, cash->filing);
  burn.note += ", cash " + stated_text(history_, *cash);
  const auto invested = on_day(lines.investments);
  if (invested && history_.unit(invested->series) == history_.unit(cash->series)) {
    there += invested->value;
    burn.filing = std::max(burn.filing, invested->filing);
    burn.note += ", short-term investments " + stated_text(history_, *invested);
  }
  burn.months = burn.monthly > 0 ? std::clamp(there / burn.monthly, 0.0, kLongestRunway) : kLongestRunway;
}

std::optional<MadeSignal> FiledRecipes::runway(const FiledRecipe& recipe) {
  for (const StretchKind kind : kKinds) {
    const auto found = burn(recipe.cash, kind);
    if (!found || !found->months) continue;
    return MadeSignal{to_hundredth(*found->months),   kind,        found->operations->period,
                      std::string(runway_rule(kind)), found->note, found->filing};
  }
  return std::nullopt;
}

std::optional<MadeSignal> FiledRecipes::profitability(const FiledRecipe& recipe) {
  for (const StretchKind kind : kKinds) {
    const auto& income = stretch(recipe.line, kind);
    if (!income) continue;
    const auto found = burn(recipe.cash, kind);
    return MadeSignal{profit_level(recipe, *income, found),
                      kind,
                      income->period,
                      std::string(profit_rule(kind)),
                      "net income " + stretch_text(history_, *income) + (found ? "; " + found->note : ""),
                      std::max(last_filing(*income), found ? found->filing : 0)};
  }
  return std::nullopt;
}

std::string FiledRecipes::profit_level(const FiledRecipe& recipe, const Stretch& income,
                                       const std::optional<Burn>& burn) {
  if (income.value > 0) return recipe.levels.profitable;
  if (!burn || !(burn->operations->value < 0)) return recipe.levels.unprofitable;
  const auto& revenue = stretch(recipe.cash.revenue, income.kind);
  const bool dear =
      revenue && comparable(history_, income, *revenue) && -burn->operations->value >= kHighBurn * revenue->value;
  const bool short_of_cash = burn->months && *burn->months < kShortRunway;
  return dear || short_of_cash ? recipe.levels.high_burn : recipe.levels.unprofitable;
}

}  // namespace fitrank
