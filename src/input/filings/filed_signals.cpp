#include "input/filings/filed_signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "input/filings/filed_text.hpp"
#include "input/filings/known_stretches.hpp"
#include "input/filings/signal_gaps.hpp"

namespace fitrank {
namespace {

constexpr std::array kKinds = {StretchKind::year, StretchKind::trailing, StretchKind::to_date, StretchKind::quarter};
static_assert(kKinds.size() == kStretchKinds);
constexpr int kTwoWeeks = 14;
constexpr Day kHalfMonth = 16;          // a source that gives months alone can date a period so much later
constexpr Day kTwoYears = 770;          // what changes in a period can move growth until then
constexpr double kLongestRunway = 120;  // months
constexpr double kShortRunway = 12;     // months; below it, a loss is a high burn
constexpr double kHighBurn = 0.5;       // of revenue; from there on, a loss is a high burn
constexpr double kDaysInMonth = 30.4375;
constexpr const char* kMixed = "only one of the two amounts was restated; together they would mix two bases";
constexpr const char* kQuarterAlone = "a single quarter, which does not replace a full-year figure";

/// To a hundredth: more digits than any source's figures carry would only be noise to a reader.
double to_hundredth(double value) { return std::round(value * 100) / 100; }

bool is_twelve_months(const Stretch& stretch) {
  return stretch.kind == StretchKind::year || stretch.kind == StretchKind::trailing;
}

double months_of(const Stretch& stretch) {
  return is_twelve_months(stretch) ? 12.0 : stretch.period.days() / kDaysInMonth;
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

/// What a company earns and burns until one day, as known on another.
class FiledSignals {
 public:
  FiledSignals(FiledFacts facts, std::size_t company, std::string_view who, ImportedFile& out, Rejects& rejects)
      : history_(std::move(facts)),
        stretches_(history_),
        company_(company),
        who_(who.empty() ? "" : fmt::format("{}: ", who)),
        out_(out),
        rejects_(rejects),
        first_(out.observations.size()) {}

  void add_all() {
    find_ends();
    for (const FilingNews& news : history_.news()) {
      const auto from = std::lower_bound(ends_.begin(), ends_.end(), news.first_end);
      const auto to = std::upper_bound(from, ends_.end(), std::min(news.last_end + kTwoYears, news.filed + kHalfMonth));
      for (auto end = from; end != to; ++end) add_of(*end, news.filed);
    }
    tell();
    sort();
  }

 private:
  struct Known {
    std::variant<double, std::string> value;
    FactPeriod period;
  };

  void tell() {
    rejects_.leave_out(who_ + "facts", "amounts in a second currency, translated for convenience",
                       history_.translated());
    for (const auto& [form, times] : history_.repeated()) {
      const auto reason = fmt::format("form {} counts only until a periodic report states the line", harmless(form));
      rejects_.leave_out(who_ + "facts", reason, times);
    }
    gaps_.tell(
        who_, [&](const SignalPeriod& key) { return known_.contains(key); }, rejects_);
  }

  void find_ends() {
    for (std::size_t item = 0; item < kLineItems; ++item) {
      for (const FactPeriod& period : history_.periods(static_cast<LineItem>(item))) {
        if (!period.instant()) ends_.push_back(period.end);
      }
    }
    std::sort(ends_.begin(), ends_.end());
    ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
  }

  void add_of(Day end, Day by) {
    end_ = end;
    by_ = by;
    stretches_.move_to(end, by);
    add_growth("revenue_growth", LineItem::revenue);
    add_share("rd_share", LineItem::research);
    add_growth("rd_growth", LineItem::research);
    add_share("operating_margin", LineItem::operating_income);
    add_runway_and_profit();
  }

  const std::optional<Stretch>& stretch(LineItem item, StretchKind kind) { return stretches_.get(item, kind); }

  void gap(std::string_view signal, const Gap& gap) { gaps_.add({signal, end_}, gap); }

  void add_growth(std::string_view signal, LineItem item) {
    for (const StretchKind kind : kKinds) {
      const auto& current = stretch(item, kind);
      if (!current) {
        gap(signal, stretches_.gap(item, kind));
        continue;
      }
      const LineView view(history_, item, by_);
      const auto before = view.year_before(*current);
      if (!before) {
        gap(signal, view.gap());
      } else if (!(before->value > 0) || current->value < 0) {
        gap(signal, {"growth is undefined from an amount of 0 or less"});
      } else if (!same_basis(history_, {{item, &*current}, {item, &*before}}, by_)) {
        gap(signal, {kMixed, true});
      } else {
        const double growth = 100 * (current->value / before->value - 1);
        last_filing_ = std::max(last_filing(*current), last_filing(*before));
        return add(signal, to_hundredth(growth), *current, growth_rule(item, kind),
                   growth_text(history_, *current, *before));
      }
    }
  }

  void add_share(std::string_view signal, LineItem item) {
    for (const StretchKind kind : kKinds) {
      const auto& part = stretch(item, kind);
      const auto& revenue = stretch(LineItem::revenue, kind);
      if (!part) gap(signal, stretches_.gap(item, kind));
      if (part && !revenue) gap(signal, stretches_.gap(LineItem::revenue, kind));
      if (!part || !revenue || !comparable(history_, *part, *revenue)) continue;
      if (!(revenue->value > 0)) {
        gap(signal, {"a share is undefined for revenue of 0 or less"});
      } else if (!same_basis(history_, {{item, &*part}, {LineItem::revenue, &*revenue}}, by_)) {
        gap(signal, {kMixed, true});
      } else {
        last_filing_ = std::max(last_filing(*part), last_filing(*revenue));
        return add(signal, to_hundredth(100 * part->value / revenue->value), *part, share_rule(item, kind),
                   stretch_text(history_, *part) + ", of " + stretch_text(history_, *revenue));
      }
    }
  }

  /// The latest of the filings that what follows stands on; they rise by the day filed.
  static std::uint32_t last_filing(const Stretch& stretch) {
    std::uint32_t last = 0;
    for (const Piece& piece : stretch.pieces) last = std::max(last, piece.stated.filing);
    return last;
  }

  /// Cash used up in a month, negative where it grows; the lines it is made of go into `note`.
  std::optional<double> monthly_burn(StretchKind kind, std::string& note) {
    const auto& operations = stretch(LineItem::operating_cash, kind);
    if (!operations || !periodic(history_, *operations)) return std::nullopt;
    double burn = -operations->value;
    last_filing_ = last_filing(*operations);
    note = "cash from operations " + stretch_text(history_, *operations);
    const auto& spending = stretch(LineItem::capital_spending, kind);
    if (spending && comparable(history_, *operations, *spending)) {
      burn += spending->value;
      last_filing_ = std::max(last_filing_, last_filing(*spending));
      note += ", capital spending " + stretch_text(history_, *spending);
    }
    return burn / months_of(*operations);
  }

  std::optional<StatedValue> on_day(LineItem item) const {
    return history_.stated(item, FactPeriod{kNoDay, end_}, by_);
  }

  /// Months that the cash lasts.
  std::optional<double> runway(double burn, const Stretch& operations, std::string& note) {
    const auto cash = on_day(LineItem::cash);
    if (!cash || history_.unit(cash->series) != history_.unit(operations.series())) return std::nullopt;
    double there = cash->value;
    last_filing_ = std::max(last_filing_, cash->filing);
    note += ", cash " + stated_text(history_, *cash);
    const auto invested = on_day(LineItem::short_term_investments);
    if (invested && history_.unit(invested->series) == history_.unit(cash->series)) {
      there += invested->value;
      last_filing_ = std::max(last_filing_, invested->filing);
      note += ", short-term investments " + stated_text(history_, *invested);
    }
    if (!(burn > 0)) return kLongestRunway;
    return std::clamp(there / burn, 0.0, kLongestRunway);
  }

  void add_runway_and_profit() {
    for (const StretchKind kind : kKinds) {
      std::string note;
      last_filing_ = 0;
      const auto burn = monthly_burn(kind, note);
      std::optional<double> months;
      if (burn) {
        const Stretch& operations = *stretch(LineItem::operating_cash, kind);
        months = runway(*burn, operations, note);
        if (months && !runway_added_) add("cash_runway", to_hundredth(*months), operations, runway_rule(kind), note);
        runway_added_ = runway_added_ || months;
      }
      const auto& income = stretch(LineItem::net_income, kind);
      if (!income || profit_added_) continue;
      last_filing_ = std::max(last_filing_, last_filing(*income));
      add("profitability", profitability(kind, *income, burn, months), *income, profit_rule(kind),
          "net income " + stretch_text(history_, *income) + (note.empty() ? "" : "; " + note));
      profit_added_ = true;
    }
    runway_added_ = profit_added_ = false;
  }

  std::string profitability(StretchKind kind, const Stretch& income, std::optional<double> burn,
                            std::optional<double> months) {
    if (income.value > 0) return "profitable";
    const auto& operations = stretch(LineItem::operating_cash, kind);
    if (!burn || !(operations->value < 0)) return "unprofitable";
    const auto& revenue = stretch(LineItem::revenue, kind);
    const bool dear =
        revenue && comparable(history_, income, *revenue) && -operations->value >= kHighBurn * revenue->value;
    const bool short_of_cash = months && *months < kShortRunway;
    return dear || short_of_cash ? "high_burn" : "unprofitable";
  }

  void add(std::string_view signal, std::variant<double, std::string> value, const Stretch& stretch,
           std::string_view rule, std::string note) {
    if (stretch.kind == StretchKind::quarter && of_a_year_.contains(signal)) return gap(signal, {kQuarterAlone});
    if (is_twelve_months(stretch)) of_a_year_.insert(signal);
    const Known now{std::move(value), stretch.period};
    const auto [entry, is_new] = known_.try_emplace({signal, end_}, now);
    const bool shorter = now.period.days() < entry->second.period.days() - kTwoWeeks;
    if (!is_new && shorter) return;
    gaps_.settle({signal, end_});
    if (!is_new && entry->second.period == now.period && entry->second.value == now.value) return;
    entry->second = now;
    const Filing& filing = history_.filings()[last_filing_];
    out_.observations.push_back({.company = company_,
                                 .signal = std::string(signal),
                                 .value = now.value,
                                 .tier = "filed",
                                 .period_start = to_date(stretch.period.start),
                                 .period_end = to_date(end_),
                                 .as_of = to_date(end_),
                                 .filed = to_date(by_),
                                 .source = filing.accession,
                                 .note = std::move(note),
                                 .rule = std::string(rule)});
  }

  void sort() {
    const auto begin = out_.observations.begin() + static_cast<std::ptrdiff_t>(first_);
    std::stable_sort(begin, out_.observations.end(), [](const ImportedObservation& a, const ImportedObservation& b) {
      return std::tie(a.signal, a.period_end, a.filed) < std::tie(b.signal, b.period_end, b.filed);
    });
  }

  FactHistory history_;
  KnownStretches stretches_;
  std::size_t company_;
  std::string who_;
  ImportedFile& out_;
  Rejects& rejects_;
  std::size_t first_;
  std::vector<Day> ends_;
  Day end_ = 0;
  Day by_ = 0;
  std::uint32_t last_filing_ = 0;
  bool runway_added_ = false;
  bool profit_added_ = false;
  std::map<SignalPeriod, Known> known_;
  std::set<std::string_view> of_a_year_;  ///< signals with a figure of twelve months
  SignalGaps gaps_;
};

}  // namespace

void add_filed_signals(FiledFacts facts, std::size_t company, std::string_view who, ImportedFile& out,
                       Rejects& rejects) {
  FiledSignals(std::move(facts), company, who, out, rejects).add_all();
}

}  // namespace fitrank
