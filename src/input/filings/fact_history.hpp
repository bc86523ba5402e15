// What was known of a company's statements on any day: for a line and a period, the value that its
// filings until then state.
//
// How: filers change their tags, restate, and repeat numbers in other forms, so that no fixed order
// of tags serves. A period's value is read from periodic reports (from other forms until the first of them
// states the line) and there from the latest filing that states the period; the tag is that filing's own main
// one for the line (main_tags), and of that tag the latest vintage for the period counts. Facts are distinguished
// by their own first and last day; the fiscal year and period that a filing carries describe the filing and are
// not looked at. A filing that states amounts in two currencies counts in the one of most of its facts: the
// other is a translation for the reader's convenience.
// Cost: sorting the facts, O(n log n); a look-up O(log n + vintages of the period).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "input/filings/filed_facts.hpp"

namespace fitrank {

/// A tag in a currency: values of one series can be compared.
using Series = std::uint32_t;

struct StatedValue {
  double value = 0;
  std::uint32_t filing = 0;  ///< index into FactHistory::filings()
  Series series = 0;
};

/// One of several values that are put together.
struct StatedPart {
  LineItem item = 0;
  FactPeriod period;
  StatedValue stated;
};

/// A day on which something new was filed, and which last days of periods that concerns.
struct FilingNews {
  Day filed = 0;
  Day first_end = 0;
  Day last_end = 0;
};

class FactHistory {
 public:
  /// Facts of forms that are never believed must not be among them.
  explicit FactHistory(FiledFacts facts);

  const FilingRules& rules() const { return *source_.rules; }
  const std::vector<Filing>& filings() const { return source_.filings; }
  const FactTag& tag(Series series) const;
  const std::string& unit(Series series) const;
  std::size_t translated() const { return translated_; }  ///< facts left out as convenience translations
  /// Facts of prospectuses and current reports, filed when a periodic report had stated their line: left out.
  const std::map<std::string, std::size_t>& repeated() const { return repeated_; }  ///< by form

  const std::vector<FilingNews>& news() const { return news_; }  ///< by rising day
  /// The periods of `item`, rising by end, then by start.
  std::span<const FactPeriod> periods(LineItem item) const { return periods_[item]; }
  /// Those that end from `first` to `last`.
  std::span<const FactPeriod> ending(LineItem item, Day first, Day last) const;

  /// What filings until `by` state; forms other than periodic reports for whole years alone, and only while no
  /// periodic report states the line at all.
  std::optional<StatedValue> stated(LineItem item, const FactPeriod& period, Day by) const;
  /// The same in `series`, or in one that has always agreed with it; from periodic reports alone.
  std::optional<StatedValue> stated_alike(LineItem item, const FactPeriod& period, Series series, Day by) const;
  /// Whether values of these lines and periods can be put together: none was restated (by more than half a
  /// percent) while another is still as it was stated before. What an amendment ("10-K/A") says in place of
  /// the report it amends is no restatement.
  bool same_basis(std::span<const StatedPart> parts, Day by) const;
  /// Whether every report on `period` itself states one tag alone for the line, that of `stated`; then it means the
  /// total by it.
  bool states_alone(LineItem item, const FactPeriod& period, const StatedValue& stated, Day by) const;
  /// Whether a fiscal year begins about `day`, by the years that annual reports and prospectuses state, whenever
  /// filed; nothing where they state none.
  std::optional<bool> begins_year(Day day) const;
  /// The same by what the source tells beside the facts (FiledFacts::year_ends), which is often wrong.
  bool may_begin_year(Day day) const;
  /// The same in that series and that filing.
  std::optional<StatedValue> stated_beside(LineItem item, const FactPeriod& period, const StatedValue& other) const;

 private:
  struct Fact {
    FactPeriod period;
    double value = 0;
    std::uint32_t filing = 0;
    Series series = 0;
  };
  using Facts = std::span<const Fact>;
  /// When a value was restated; both kNoDay where it never was.
  struct Restatement {
    Day last_old = kNoDay;
    Day first_new = kNoDay;
  };

  void order_filings();
  void take_main_currencies();
  void leave_out_repeated();
  void find_years();
  void find_own_ends();
  void find_main_tags();
  void find_news();
  Facts facts_of(LineItem item, const FactPeriod& period) const;
  FormRank rank(const Fact& fact) const { return source_.filings[fact.filing].rank; }
  Day filed(const Fact& fact) const { return source_.filings[fact.filing].filed; }
  StatedValue as_stated(const Fact& fact) const { return {fact.value, fact.filing, fact.series}; }
  const Fact* latest(Facts facts, Series series, Day by) const;
  Restatement restatement(const StatedPart& part, Day by) const;
  bool amends(std::uint32_t amendment, std::uint32_t report) const;
  bool agree(LineItem item, Series a, Series b, Day near, Day by) const;
  bool goes_before(LineItem item, const Fact& fact, const Fact& other) const;
  std::optional<Series> main_of(LineItem item, Facts same_period_and_filing) const;

  FiledFacts source_;
  std::size_t translated_ = 0;
  std::map<std::string, std::size_t> repeated_;
  // By line.
  std::vector<Day> first_periodic_;       ///< day of the first periodic report that states the line
  std::vector<std::vector<Fact>> facts_;  ///< rising by end, start, filing
  std::vector<std::vector<FactPeriod>> periods_;
  std::vector<std::vector<std::size_t>> first_;           ///< of each period, into facts_, and the end
  std::vector<std::vector<std::optional<Series>>> main_;  ///< by filing
  std::set<Day> years_;                                   ///< last days of fiscal years
  std::vector<Day> own_end_;                              ///< by filing: of the latest period it states
  std::vector<FilingNews> news_;
};

}  // namespace fitrank
