#include "output/present_reach.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "output/blocks.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/pool_names.hpp"
#include "output/unknown_text.hpp"

namespace fitrank {

namespace {

constexpr std::array<std::string_view, 4> kReachOutcomes{"already", "reachable", "impossible", "open"};

struct ReachOf {
  const PoolSubject& subject;
  const Reach& reach;

  std::string name() const { return name_of(subject.pool, reach.company); }
  double score(std::size_t criterion) const { return subject.pool.scores().at(reach.company, criterion); }
  bool exact() const { return reach.change - reach.change_least <= kReachGap; }
  /// None where it is not reachable.
  template <typename T>
  std::optional<T> then(T value) const {
    return reach.verdict == ReachVerdict::reachable ? std::optional(value) : std::nullopt;
  }
};

/// Of the proof; without a mixture it is the company itself.
struct ReachMixture {
  const ReachOf* of;
  const Mixture* mixture;
};

std::vector<ReachMixture> mixtures_of(const ReachOf& of) {
  std::vector<ReachMixture> list;
  for (const Mixture& mixture : of.reach.proof) list.push_back({&of, &mixture});
  return list;
}

struct ReachRow {
  const Criterion* criterion;
  double weight;
  std::optional<double> nearest, percent;
  double score;  ///< NaN: unknown
  std::optional<double> needed;
};

std::vector<ReachRow> rows_of(const ReachOf& of) {
  const auto& [subject, reach] = of;
  std::vector<ReachRow> rows;
  for (std::size_t c = 0; c < subject.model.criteria.size(); ++c) {
    ReachRow row{&subject.model.criteria[c], subject.weights[c], {}, {}, of.score(c), {}};
    if (!reach.weights.empty()) row.nearest = reach.weights[c];
    if (!reach.percent.empty()) row.percent = reach.percent[c];
    if (!reach.improvements.empty()) row.needed = reach.improvements[c].needed;
    rows.push_back(row);
  }
  return rows;
}

const Fields<ReachMixture>& reach_mixtures() {
  static const Fields<ReachMixture> fields =
      Fields<ReachMixture>()
          .add(key::shares,
               [](auto& m) {
                 auto shares = nlohmann::ordered_json::object();
                 for (const auto& [company, share] : m.mixture->parts) shares[m.of->subject.pool.at(company)] = share;
                 return shares;
               })
          .add(key::criteria, [](auto& m) { return by_criterion(m.of->subject.model, m.mixture->scores); });
  return fields;
}

const Fields<ReachOf>& reach_facts() {
  static const Fields<ReachOf> fields =
      Fields<ReachOf>()
          .include(pool_row_fields(), [](auto& of) { return pool_row(of.subject.pool, of.reach.company); })
          .add(key::rank, [](auto& of) { return of.reach.rank; })
          .add(key::top, [](auto& of) { return of.reach.top; })
          .add(key::outcome, [](auto& of) { return kReachOutcomes.at(static_cast<std::size_t>(of.reach.verdict)); })
          .add(key::change, [](auto& of) { return of.then(of.reach.change); })
          .add(key::change_least, [](auto& of) { return of.then(of.reach.change_least); })
          .add(key::exact, [](auto& of) { return of.then(of.exact()); })
          .add(key::percent_change, [](auto& of) { return of.then(of.reach.percent_change); })
          .add(key::level_only, [](auto& of) { return of.then(of.reach.level_only); })
          .add(key::passed, [](auto& of) { return ids_of(of.subject.pool, of.reach.passed); })
          .add(key::passed_total, [](auto& of) { return of.then(of.reach.passed_in_all); })
          .add(key::still_ahead, [](auto& of) { return ids_of(of.subject.pool, of.reach.ahead); })
          .list(key::proof, reach_mixtures(), [](auto& of) { return mixtures_of(of); });
  return fields;
}

const Fields<ReachRow>& reach_rows() {
  static const Fields<ReachRow> fields = Fields<ReachRow>()
                                             .add(key::criterion, [](auto& r) { return r.criterion->id; })
                                             .add(key::weight, [](auto& r) { return r.weight; })
                                             .add(key::nearest, [](auto& r) { return r.nearest; })
                                             .add(key::percent, [](auto& r) { return r.percent; })
                                             .add(key::score, [](auto& r) { return r.score; })
                                             .add(key::needed, [](auto& r) { return r.needed; });
  return fields;
}

/// So that what is shown is enough.
std::string rounded_up(double needed) { return short_text(std::min(std::ceil(needed * 10) / 10, 100.0)); }

/// Of a total change.
std::string points_of(double change) { return worth_points_text(100 * change); }

std::string goal(std::size_t top) { return top == 1 ? "first" : fmt::format("among the first {}", top); }

/// "A", or of a mixture "60 % A + 40 % B"
std::string mixture_text(const CompanyPool& pool, const Mixture& mixture) {
  std::string text;
  for (const auto& [company, share] : mixture.parts) {
    text += (text.empty() ? "" : " + ") + (mixture.parts.size() == 1 ? "" : percent_text(share) + " ");
    text += name_of(pool, company);
  }
  return text;
}

void say_weights(const ReachOf& of, const std::vector<ReachRow>& rows, Writer& page) {
  const Reach& reach = of.reach;
  page.table(TableOf<ReachRow>()
                 .left("Criterion", [](auto& r) { return strong(r.criterion->label); })
                 .right("Weight now", [](auto& r) { return percent_text(r.weight); })
                 .right("Nearest", [](auto& r) { return fmt::format("{:.2f} %", 100 * *r.nearest); })
                 .right("Set", [](auto& r) { return exact_text(*r.percent) + " %"; })
                 .of(rows));
  page.say(fmt::format(
      "At the nearest weights it ties with the last company that it has to pass; tied companies share a rank. {} {}",
      of.exact() ? "No smaller change is enough."
                 : fmt::format("Less than {} is proven not to be enough.", points_of(reach.change_least)),
      reach.level_only ? "It can tie only at exactly these weights, so round weights are not enough."
                       : fmt::format("The round weights to set change {} in total.", points_of(reach.percent_change))));
  const auto say_names = [&](std::string_view which, const std::vector<std::size_t>& companies, std::size_t more) {
    if (companies.empty()) return;
    page.say(fmt::format("Companies that {}: {}{}.", which, fmt::join(names_of(of.subject.pool, companies), ", "),
                         more > 0 ? fmt::format(" and {} more", more) : ""));
  };
  say_names("it passes", reach.passed, reach.passed_in_all - reach.passed.size());
  say_names("stay ahead of it", reach.ahead, 0);
  page.say("To rank with these weights:");
  std::string options;
  for (const ReachRow& row : rows) {
    options += fmt::format(" --weight {}={}", row.criterion->id, exact_text(*row.percent));
  }
  page.verbatim(options.substr(1));
}

std::string proof_score_text(const ReachMixture& row, std::size_t criterion) {
  const MissingPolicy missing = row.of->subject.profile.missing;
  const bool known = !std::isnan(row.of->score(criterion));
  if (row.mixture == nullptr && known) return short_text(row.of->score(criterion));
  if (row.mixture != nullptr && (known || missing != MissingPolicy::renormalize)) {
    return short_text(row.mixture->scores[criterion]);
  }
  return missing == MissingPolicy::zero ? "? = 0" : missing == MissingPolicy::neutral ? "? = 50" : "?";
}

void say_proof(const ReachOf& of, Writer& page) {
  TableOf<ReachMixture> table;
  table.left("Company", [&](auto& row) {
    return row.mixture ? Cell{mixture_text(of.subject.pool, *row.mixture)} : strong(of.name());
  });
  for (std::size_t c = 0; c < of.subject.model.criteria.size(); ++c) {
    table.right(of.subject.model.criteria[c].label, [c](auto& row) { return proof_score_text(row, c); });
  }
  std::vector<ReachMixture> rows = mixtures_of(of);
  rows.insert(rows.begin(), {&of, nullptr});
  page.say(fmt::format("With any weights, {} that is ahead of {}{}:",
                       rows.size() == 2 ? "the second row has a company" : "each other row has a company", of.name(),
                       rows.size() == 2 ? "" : ", and no two rows have the same one"));
  page.table(table.of(rows));
  if (std::ranges::none_of(of.reach.proof, [](auto& mixture) { return mixture.parts.size() > 1; })) return;
  page.explain(
      "A mixture combines its companies' scores in the shares shown. With any weights it is ahead, and so is at least "
      "one of its companies.");
}

void say_improvements(const std::vector<ReachRow>& rows, std::size_t top, Writer& page) {
  page.say(fmt::format("With the present weights, any one of these scores would make it {}:", goal(top)));
  page.table(TableOf<ReachRow>()
                 .left("Criterion", [](auto& r) { return strong(r.criterion->label); })
                 .right("Score now", [](auto& r) { return std::isnan(r.score) ? "?" : short_text(r.score); })
                 .right("Needed", [](auto& r) { return r.needed ? rounded_up(*r.needed) : "more than 100"; })
                 .of(rows));
}

}  // namespace

std::string reach_sentence(const PoolSubject& subject, const Reach& reach) {
  const std::string name = name_of(subject.pool, reach.company);
  const std::string rank = reach.rank ? fmt::format("number {} today", *reach.rank) : "not ranked today";
  if (reach.verdict == ReachVerdict::already) return fmt::format("{} is already {}: {}.", name, goal(reach.top), rank);
  if (reach.verdict == ReachVerdict::reachable) {
    const std::string place = reach.top == 1 ? "first place" : fmt::format("a place among the first {}", reach.top);
    return fmt::format("{}, {}, can {}: a total change of {} of weight is enough.", name, rank,
                       reach.level_only ? "tie for " + place : "be " + goal(reach.top), points_of(reach.change));
  }
  const std::string what = fmt::format("make {} {} ({})", name, goal(reach.top), rank);
  if (reach.verdict == ReachVerdict::open) {
    return fmt::format("No weights were found that {}, but it is not proven that there are none.", what);
  }
  if (reach.proof.empty()) return fmt::format("No weights {}.", what);
  if (reach.top > 1) {
    return fmt::format("No weights {}: with any weights, {} other companies are ahead.", what, reach.top);
  }
  return fmt::format("No weights {}: {}{} is better on every criterion with data for {}.", what,
                     reach.proof[0].parts.size() > 1 ? "the mixture " : "", mixture_text(subject.pool, reach.proof[0]),
                     name);
}

const AnswerSpec& reach_spec() {
  static const AnswerSpec spec{reach_facts().specs(), reach_rows().specs(), "a criterion"};
  return spec;
}

Answer present_reach(const PoolSubject& subject, const Reach& reach, bool exclusion_may_move) {
  const ReachOf of{subject, reach};
  const std::vector<ReachRow> rows = rows_of(of);
  Answer answer = answer_about(subject, reach_spec(), reach_sentence(subject, reach));
  answer.facts = reach_facts().record(of);
  answer.rows = Rows(records(reach_rows(), rows));
  Writer page;
  page.open(fmt::format("What it takes for {} to be {}", of.name(), goal(reach.top)), answer.envelope.sentence,
            subject.profile);
  if (reach.verdict == ReachVerdict::reachable) say_weights(of, rows, page);
  if (!reach.proof.empty()) say_proof(of, page);
  if (reach.verdict == ReachVerdict::impossible && reach.proof.size() < reach.top) {
    page.say("A search through all weights has proven it.");
  }
  if (!reach.improvements.empty()) say_improvements(rows, reach.top, page);
  const std::string left_out = left_out_text(subject.counts);
  page.say(left_out + (exclusion_may_move && !left_out.empty() ? " Other weights may exclude other companies." : ""));
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
