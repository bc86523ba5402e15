#include "input/filings/filed_signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "input/filings/filed_recipes.hpp"
#include "input/filings/signal_gaps.hpp"

namespace fitrank {
namespace {

constexpr int kTwoWeeks = 14;
constexpr Day kHalfMonth = 16;  // a source that gives months alone can date a period so much later
constexpr Day kTwoYears = 770;  // what changes in a period can move growth until then
constexpr const char* kQuarterAlone = "a single quarter, which does not replace a full-year figure";

bool is_twelve_months(StretchKind kind) { return kind == StretchKind::year || kind == StretchKind::trailing; }

/// What a company earns and burns until one day, as known on another.
class FiledSignals {
 public:
  FiledSignals(FiledFacts facts, std::size_t company, std::string_view who, ImportedFile& out, Rejects& rejects)
      : history_(std::move(facts)),
        recipes_(history_),
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
    for (std::size_t item = 0; item < history_.rules().lines.size(); ++item) {
      for (const FactPeriod& period : history_.periods(static_cast<LineItem>(item))) {
        if (!period.instant()) ends_.push_back(period.end);
      }
    }
    std::sort(ends_.begin(), ends_.end());
    ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
  }

  void add_of(Day end, Day by) {
    recipes_.move_to(end, by);
    for (const FiledRecipe& recipe : history_.rules().recipes) {
      const SignalPeriod key{recipe.signal, end};
      auto made = recipes_.make(recipe, [&](const Gap& gap) { gaps_.add(key, gap); });
      if (made) add(key, by, std::move(*made));
    }
  }

  void add(const SignalPeriod& key, Day by, MadeSignal made) {
    const auto& [signal, end] = key;
    if (made.kind == StretchKind::quarter && of_a_year_.contains(signal)) return gaps_.add(key, {kQuarterAlone});
    if (is_twelve_months(made.kind)) of_a_year_.insert(signal);
    const Known now{std::move(made.value), made.period};
    const auto [entry, is_new] = known_.try_emplace(key, now);
    const bool shorter = now.period.days() < entry->second.period.days() - kTwoWeeks;
    if (!is_new && shorter) return;
    gaps_.settle(key);
    if (!is_new && entry->second.period == now.period && entry->second.value == now.value) return;
    entry->second = now;
    out_.observations.push_back({.company = company_,
                                 .signal = std::string(signal),
                                 .value = now.value,
                                 .tier = history_.rules().tier,
                                 .period_start = to_date(made.period.start),
                                 .period_end = to_date(end),
                                 .as_of = to_date(end),
                                 .filed = to_date(by),
                                 .source = history_.filings()[made.filing].accession,
                                 .note = std::move(made.note),
                                 .rule = std::move(made.rule)});
  }

  void sort() {
    const auto begin = out_.observations.begin() + static_cast<std::ptrdiff_t>(first_);
    std::stable_sort(begin, out_.observations.end(), [](const ImportedObservation& a, const ImportedObservation& b) {
      return std::tie(a.signal, a.period_end, a.filed) < std::tie(b.signal, b.period_end, b.filed);
    });
  }

  FactHistory history_;
  FiledRecipes recipes_;
  std::size_t company_;
  std::string who_;
  ImportedFile& out_;
  Rejects& rejects_;
  std::size_t first_;
  std::vector<Day> ends_;
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
