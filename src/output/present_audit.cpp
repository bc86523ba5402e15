#include "output/present_audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "output/audit_fields.hpp"
#include "output/audit_missing.hpp"
#include "output/blocks.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"

namespace fitrank {

namespace {

/// More than anybody reads; JSON and CSV have all.
constexpr std::size_t kMostPairs = 15;
/// Fewer than so many companies correlate at 0.9 by chance now and then.
constexpr std::size_t kFewForRedundant = 10;

const Fields<Audit>& audit_facts() {
  static const Fields<Audit> fields = Fields<Audit>().add(key::with_signals, [](auto& a) { return a.with_signals; });
  return fields;
}

std::string reading_of(const Correlation& correlation) {
  if (correlation.redundant() && correlation.trade_off()) return "redundant, in reverse";
  if (correlation.redundant()) return "redundant";
  return correlation.trade_off() ? "a trade-off" : "";
}

std::string note_on(const EffectiveWeight& one) {
  if (one.with_score.r && *one.with_score.r < 0) return "against the score";
  if (one.counts_more()) return "more than its weight";
  return one.counts_less() ? "less than its weight" : "";
}

void write_weights(Writer& page, const Model& model, const Audit& audit) {
  page.head("What moves the score");
  const auto share = [](const std::optional<double>& part) { return part ? percent_text(*part) : "–"; };
  TableOf<EffectiveWeight> table;
  table.left("Criterion", [&](auto& one) { return strong(model.criteria[one.criterion].label); })
      .right("Weight", [](auto& one) { return percent_text(one.weight); });
  if (!std::ranges::all_of(audit.weights, [](auto& one) { return one.effective.has_value(); })) {
    table.right("Compared with", [&](auto& one) { return share(one.compared); });
  }
  page.table(table.right("Effective", [&](auto& one) { return share(one.effective); })
                 .right("r with score", [](auto& one) { return correlation_text(one.with_score, kLeastForMainEffect); })
                 .right("Companies", [](auto& one) { return fmt::format("{}", one.with_score.companies); })
                 .left("",
                       [](auto& one) {
                         return Cell{note_on(one), Style::caution};
                       })
                 .of(audit.weights));
  page.explain(
      "Effective is the squared correlation of the criterion's scores with the fit score, as a share of the sum over "
      "all criteria. It depends on the weight, on how much the criterion's scores vary, and on their correlation with "
      "other criteria. It is marked where it is more than one and a half times the weight, or less than half of it.");
}

/// The strongest first, those that are not defined last.
void write_pairs(Writer& page, TableOf<CorrelatedPair>& table, std::vector<CorrelatedPair> pairs) {
  std::ranges::stable_sort(pairs, std::greater(),
                           [](auto& pair) { return pair.correlation.r ? std::abs(*pair.correlation.r) : -1; });
  const auto shown = std::span(pairs).first(std::min(pairs.size(), kMostPairs));
  page.table(table.right("r", [](auto& pair) { return correlation_text(pair.correlation, kLeastForPair); })
                 .right("Companies", [](auto& pair) { return fmt::format("{}", pair.correlation.companies); })
                 .left("",
                       [](auto& pair) {
                         return Cell{reading_of(pair.correlation), Style::caution};
                       })
                 .of(shown));
  if (shown.size() < pairs.size()) {
    page.say(fmt::format("The table shows the strongest {} of {} pairs.", shown.size(), pairs.size()));
  }
}

void write_criteria(Writer& page, const Model& model, const Audit& audit) {
  if (audit.criteria.empty()) return;
  page.head("Correlation of criteria");
  TableOf<CorrelatedPair> table;
  table.left("Criteria", [&](auto& pair) {
    return strong(fmt::format("{} – {}", model.criteria[pair.a].label, model.criteria[pair.b].label));
  });
  write_pairs(page, table, audit.criteria);
}

std::string redundant_pairs_text(const std::vector<CorrelatedPair>& pairs) {
  std::string text;
  bool few = false;
  for (const auto& [a, b, correlation] : pairs) {
    if (!correlation.redundant()) continue;
    text =
        " A redundant pair counts the same thing twice: within a criterion, give both signals less importance or "
        "leave one out.";
    few = few || correlation.companies < kFewForRedundant;
  }
  return few ? text + " With five companies, one pair in 27 reaches 0.9 by chance; with ten, hardly any does." : text;
}

void write_signals(Writer& page, const Model& model, const Audit& audit) {
  page.head("Correlation of signals");
  if (audit.signals.empty()) {
    return page.say(fmt::format("No two signals are both known for at least {} ranked companies.", kLeastForPair));
  }
  std::vector<CorrelatedPair> named;
  std::ranges::copy_if(audit.signals, std::back_inserter(named),
                       [](auto& pair) { return pair.correlation.redundant() || pair.correlation.trade_off(); });
  const std::string pairs = count_text(audit.signals.size(), "pair of signals", "pairs of signals");
  if (named.empty()) return page.say(fmt::format("{}: none is redundant, and none is a trade-off.", pairs));
  TableOf<CorrelatedPair> table;
  table
      .left("Signals",
            [&](auto& pair) {
              return strong(fmt::format("{} – {}", model.signals[pair.a].label, model.signals[pair.b].label));
            })
      .notes("", [&](auto& pair) {
        const std::size_t a = model.signals[pair.a].criterion;
        const std::size_t b = model.signals[pair.b].criterion;
        return std::vector{a == b ? fmt::format("both within {}", model.criteria[a].label)
                                  : fmt::format("of {} and {}", model.criteria[a].label, model.criteria[b].label)};
      });
  write_pairs(page, table, named);
  page.explain(
      fmt::format("There {} {} known for at least {} ranked companies. The table has those that are redundant or a "
                  "trade-off.{}",
                  audit.signals.size() == 1 ? "is" : "are", pairs, kLeastForPair, redundant_pairs_text(named)));
}

/// Short, for a table: "40.7 %", "designs silicon".
std::string seen_text(const Signal& signal, const Value& value) {
  const std::optional<double> number = number_of(value);
  return number ? exact_text(*number) + short_unit(signal) : label_of(signal, value).value_or("");
}

void write_goalposts(Writer& page, const Model& model, const Audit& audit) {
  page.head("Values on the goalposts");
  std::vector<std::size_t> known;
  for (std::size_t s = 0; s < audit.goalposts.size(); ++s) {
    if (audit.goalposts[s].known > 0) known.push_back(s);
  }
  if (known.empty()) return page.say("No signal is known for any company.");
  const auto use = [&](std::size_t s) -> const GoalpostUse& { return audit.goalposts[s]; };
  page.table(TableOf<std::size_t>()
                 .left("Signal", [&](auto s) { return strong(model.signals[s].label); })
                 .right("Known", [&](auto s) { return fmt::format("{}", use(s).known); })
                 .right("At worst", [&](auto s) { return share_of(use(s).at_worst, use(s).known); })
                 .right("At best", [&](auto s) { return share_of(use(s).at_best, use(s).known); })
                 .right("Outside",
                        [&](auto s) {
                          return model.signals[s].value_function.takes_levels()
                                     ? "–"
                                     : share_of(use(s).outside, use(s).known);
                        })
                 .left("Least", [&](auto s) { return seen_text(model.signals[s], *use(s).least); })
                 .left("Greatest", [&](auto s) { return seen_text(model.signals[s], *use(s).greatest); })
                 .of(known));
  page.explain(
      "At worst and at best are the shares of companies whose value has the lowest or highest possible score, where a "
      "difference no longer counts. Outside is the share past the first or last goalpost. Where these shares are high, "
      "the goalposts are too close together to distinguish the companies.");
}

void write_audit(Writer& page, const Model& model, const Audit& audit) {
  page.say(
      fmt::format("{}, {} ranked. Effective weights and correlations are over the ranked companies. Goalposts and "
                  "missing data are over all companies.",
                  count_text(audit.companies, "company", "companies"), audit.ranked));
  if (audit.ranked > 0) {
    write_weights(page, model, audit);
    write_criteria(page, model, audit);
  }
  if (audit.with_signals > 0) {
    write_signals(page, model, audit);
    write_goalposts(page, model, audit);
  } else if (audit.companies > 0) {
    page.say("Signals and goalposts are checked only in dossiers and small tables of raw values; there are none here.");
  }
  if (audit.companies > 0) write_missing(page, model, audit);
}

}  // namespace

const AnswerSpec& audit_spec() {
  static const AnswerSpec spec{.facts = audit_facts().specs(),
                               .rows = audit_rows().specs(),
                               .about_rows = "a finding, of the kind that it says"};
  return spec;
}

Answer present_audit(const PoolSubject& subject, const Audit& audit) {
  Answer answer = answer_about(subject, audit_spec(), audit_sentence(subject.model, audit));
  answer.envelope.counts.companies = audit.companies;
  answer.envelope.counts.ranked = audit.ranked;
  answer.facts = audit_facts().record(audit);
  answer.rows = Rows(records(audit_rows(), audit_rows_of(subject.model, audit)));
  Writer page;
  page.open("Audit of criteria, signals and goalposts", answer.envelope.sentence, subject.profile);
  write_audit(page, subject.model, audit);
  page.close(subject.counts);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
