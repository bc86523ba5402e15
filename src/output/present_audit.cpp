#include "fitrank/present_audit.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "output/audit_missing.hpp"
#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/present_audit_data.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

/// More than anybody reads; JSON and CSV have all.
constexpr std::size_t kMostPairs = 15;

std::string reading_of(const Correlation& correlation) {
  if (correlation.redundant() && correlation.trade_off()) return "one says the opposite of the other";
  if (correlation.redundant()) return "nearly the same";
  return correlation.trade_off() ? "a trade-off" : "";
}

std::string note_on(const EffectiveWeight& one) {
  if (one.with_score.r && *one.with_score.r < 0) return "against the score";
  if (one.counts_more()) return "more than its weight";
  return one.counts_less() ? "less than its weight" : "";
}

/// Short, for a table: "40.7 %", "designs silicon".
std::string seen_text(const Signal& signal, const Value& value) {
  const auto* number = std::get_if<double>(&value);
  return number != nullptr ? exact_text(*number) + short_unit(signal) : label_of(signal, value);
}

class AuditPresenter {
 public:
  AuditPresenter(const PoolSubject& subject, const Audit& audit)
      : subject_(subject), model_(subject.model), audit_(audit) {}

  Document document() {
    blocks_.emplace_back(Heading{"Audit of criteria, signals and goalposts", 1});
    say(audit_sentence(model_, audit_), Style::strong);
    say(fmt::format("Profile: {}", titled(subject_.profile.title, subject_.profile.id)));
    say(policies_text(subject_.profile));
    say_counts();
    if (audit_.ranked > 0) {
      weights();
      criteria();
    }
    if (audit_.with_signals > 0) {
      signals();
      goalposts();
    } else if (audit_.companies > 0) {
      say("Signals and goalposts are checked in dossiers and small tables of raw values only, and there are none.");
    }
    if (audit_.companies > 0) add_what_is_missing(blocks_, model_, audit_);
    return {std::move(blocks_), audit_records(model_, audit_)};
  }

 private:
  void say(std::string text, Style style = Style::plain) { blocks_.emplace_back(Paragraph{std::move(text), style}); }
  void head(const char* text) { blocks_.emplace_back(Heading{text, 2}); }
  const std::string& label(std::size_t criterion) const { return model_.criteria[criterion].label; }

  void say_counts() {
    say(
        fmt::format("{}, {} ranked. Effective weights and correlations are over the ranked companies; goalposts and "
                    "what is missing are over all.",
                    count_text(audit_.companies, "company", "companies"), audit_.ranked));
    if (subject_.excluded > 0) say(left_out_text(subject_.excluded, subject_.profile.min_coverage));
  }

  void weights() {
    head("What moves the score");
    const bool some_without =
        std::ranges::any_of(audit_.weights, [](const EffectiveWeight& one) { return !one.effective; });
    Table table{{{"Criterion"}, {"Weight", Align::right}}, {}, ""};
    if (some_without) table.columns.push_back({"Compared with", Align::right});
    for (const char* header : {"Effective", "r with score", "Companies"})
      table.columns.push_back({header, Align::right});
    table.columns.push_back({""});
    for (const EffectiveWeight& one : audit_.weights) {
      std::vector<Cell> cells{{label(one.criterion), Style::strong}, {percent_text(one.weight)}};
      if (some_without) cells.push_back({one.compared ? percent_text(*one.compared) : "–"});
      cells.push_back({one.effective ? percent_text(*one.effective) : "–"});
      cells.push_back({correlation_text(one.with_score, kLeastForMainEffect)});
      cells.push_back({fmt::format("{}", one.with_score.companies)});
      cells.push_back({note_on(one), Style::caution});
      table.rows.push_back({std::move(cells), {}});
    }
    blocks_.emplace_back(std::move(table));
    say("Effective: the squared correlation of the criterion's scores with the fit score, as a share of all of them. "
        "It follows the weight, how far the criterion's scores spread and what they go with. Marked where it is more "
        "than one and a half times the weight, or less than half of it.",
        Style::dim);
  }

  Table pair_table(const char* header) const {
    return {{{header}, {"r", Align::right}, {"Companies", Align::right}, {""}}, {}, ""};
  }

  static Table::Row pair_row(std::string names, const Correlation& correlation) {
    return {{{std::move(names), Style::strong},
             {correlation_text(correlation, kLeastForPair)},
             {fmt::format("{}", correlation.companies)},
             {reading_of(correlation), Style::caution}},
            {}};
  }

  /// The strongest first, those that are not defined last.
  static std::vector<CorrelatedPair> by_strength(std::vector<CorrelatedPair> pairs) {
    std::ranges::stable_sort(pairs, std::greater(), [](const CorrelatedPair& pair) {
      return pair.correlation.r ? std::abs(*pair.correlation.r) : -1;
    });
    return pairs;
  }

  void criteria() {
    if (audit_.criteria.empty()) return;
    head("Criteria that go together");
    Table table = pair_table("Criteria");
    for (const CorrelatedPair& pair : by_strength(audit_.criteria)) {
      if (table.rows.size() == kMostPairs) break;
      table.rows.push_back(pair_row(fmt::format("{} – {}", label(pair.a), label(pair.b)), pair.correlation));
    }
    add_pairs(std::move(table), audit_.criteria.size());
  }

  void signals() {
    head("Signals that go together");
    std::vector<CorrelatedPair> named;
    std::ranges::copy_if(audit_.signals, std::back_inserter(named), [](const CorrelatedPair& pair) {
      return pair.correlation.redundant() || pair.correlation.trade_off();
    });
    if (named.empty()) {
      say(audit_.signals.empty()
              ? fmt::format("No two signals are known together of {} ranked companies or more.", kLeastForPair)
              : fmt::format("Of {} none is redundant and none a trade-off.",
                            count_text(audit_.signals.size(), "pair of signals", "pairs of signals")));
      return;
    }
    Table table = pair_table("Signals");
    bool few = false;
    bool redundant = false;
    for (const CorrelatedPair& pair : by_strength(named)) {
      if (table.rows.size() == kMostPairs) break;
      const Signal& a = model_.signals[pair.a];
      const Signal& b = model_.signals[pair.b];
      redundant = redundant || pair.correlation.redundant();
      few = few || (pair.correlation.redundant() && pair.correlation.companies < 10);
      table.rows.push_back(pair_row(fmt::format("{} – {}", a.label, b.label), pair.correlation));
      table.rows.back().notes.push_back(a.criterion == b.criterion
                                            ? fmt::format("both within {}", label(a.criterion))
                                            : fmt::format("of {} and {}", label(a.criterion), label(b.criterion)));
    }
    add_pairs(std::move(table), named.size());
    say(fmt::format("{} known together of {} ranked companies or more; these are redundant or a trade-off.{}{}",
                    count_text(audit_.signals.size(), "pair of signals is", "pairs of signals are"), kLeastForPair,
                    redundant ? " A redundant pair counts one thing twice: within a criterion give both signals less "
                                "importance, or leave one out."
                              : "",
                    few ? " Of five companies, one pair in 27 reaches 0.9 by chance; of ten, hardly any does." : ""),
        Style::dim);
  }

  void add_pairs(Table table, std::size_t all) {
    const std::size_t shown = table.rows.size();
    blocks_.emplace_back(std::move(table));
    if (shown < all) say(fmt::format("The strongest {} of {} pairs shown.", shown, all));
  }

  void goalposts() {
    head("How values lie on their goalposts");
    Table table{{{"Signal"}}, {}, ""};
    for (const char* header : {"Known", "At worst", "At best", "Beyond"})
      table.columns.push_back({header, Align::right});
    for (const char* header : {"Least", "Greatest"}) table.columns.push_back({header});
    for (std::size_t s = 0; s < audit_.goalposts.size(); ++s) {
      const GoalpostUse& use = audit_.goalposts[s];
      if (use.known == 0) continue;
      const Signal& signal = model_.signals[s];
      table.rows.push_back({{{signal.label, Style::strong},
                             {fmt::format("{}", use.known)},
                             {share_of(use.at_worst, use.known)},
                             {share_of(use.at_best, use.known)},
                             {signal.value_function.takes_levels() ? "–" : share_of(use.outside, use.known)},
                             {seen_text(signal, *use.least)},
                             {seen_text(signal, *use.greatest)}},
                            {}});
    }
    if (table.rows.empty()) {
      say("No signal is known of any company.");
      return;
    }
    blocks_.emplace_back(std::move(table));
    say("At worst, at best: the share of the companies whose value scores the worst or the best that there is, where a "
        "difference no longer counts; beyond: past the first or last goalpost. Where many stand there, the goalposts "
        "are too near together to tell these companies apart.",
        Style::dim);
  }

  const PoolSubject& subject_;
  const Model& model_;
  const Audit& audit_;
  std::vector<Block> blocks_;
};

}  // namespace

Document present_audit(const PoolSubject& subject, const Audit& audit) {
  return AuditPresenter(subject, audit).document();
}

}  // namespace fitrank
