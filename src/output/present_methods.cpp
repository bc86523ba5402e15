#include "output/present_methods.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "output/blocks.hpp"
#include "output/keys.hpp"
#include "output/method_text.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/pool_names.hpp"

namespace fitrank {

namespace {

/// More than anybody compares by eye.
constexpr std::size_t kMostProposed = 10;

struct MethodsOf {
  const PoolSubject& subject;
  const MethodComparison& comparison;

  std::string name(std::size_t place) const { return name_of(subject.pool, comparison.companies[place]); }
  std::vector<std::size_t> proposed() const {
    std::vector<std::size_t> rows;
    for (const std::size_t place : comparison.proposed) rows.push_back(comparison.companies[place]);
    return rows;
  }
};

/// A company by one method.
struct MethodsRow {
  const MethodsOf& of;
  const MethodRanking& ranking;
  std::size_t place;
};

std::vector<std::string> methods_not_applicable(const MethodComparison& comparison) {
  std::vector<std::string> ids;
  for (const MethodRanking& ranking : comparison.rankings) {
    if (ranking.ties_all()) ids.emplace_back(text_of(ranking.method).id);
  }
  return ids;
}

const Fields<MethodAgreement>& methods_agreement() {
  static const Fields<MethodAgreement> fields =
      Fields<MethodAgreement>()
          .add(key::method, [](auto& pair) { return text_of(pair.x).id; })
          .add(key::other_method, [](auto& pair) { return text_of(pair.y).id; })
          .add(key::kendall_tau_b, [](auto& pair) { return pair.kendall; })
          .add(key::weighted_spearman, [](auto& pair) { return pair.weighted_spearman; })
          .add(key::ws, [](auto& pair) { return pair.ws; });
  return fields;
}

const Fields<MethodsOf>& methods_facts() {
  static const Fields<MethodsOf> fields =
      Fields<MethodsOf>()
          .add(key::vikor_proposes, [](auto& of) { return ids_of(of.subject.pool, of.proposed()); })
          .add(key::not_applicable, [](auto& of) { return methods_not_applicable(of.comparison); })
          .list(key::agreement, methods_agreement(), [](auto& of) { return of.comparison.agreement; });
  return fields;
}

const Fields<MethodsRow>& methods_rows() {
  static const Fields<MethodsRow> fields =
      Fields<MethodsRow>()
          .include(pool_row_fields(),
                   [](auto& r) { return pool_row(r.of.subject.pool, r.of.comparison.companies[r.place]); })
          .add(key::method, [](auto& r) { return text_of(r.ranking.method).id; })
          .add(key::rank, [](auto& r) { return r.ranking.ranks[r.place]; })
          .add(key::method_score, [](auto& r) { return r.ranking.scores[r.place]; });
  return fields;
}

Table methods_ranks(const MethodsOf& of) {
  const auto& rankings = of.comparison.rankings;
  std::vector<std::size_t> shown;
  for (std::size_t place = 0; place < of.comparison.companies.size(); ++place) {
    const auto is_first = [&](auto& ranking) { return ranking.ranks[place] <= of.subject.top; };
    if (std::ranges::any_of(rankings, is_first)) shown.push_back(place);
  }
  TableOf<std::size_t> table;
  table.left("Company", [&](auto& place) { return strong(of.name(place)); }).right("Fit", [&](auto& place) {
    return score_text(rankings[0].scores[place]);
  });
  for (const MethodRanking& ranking : rankings) {
    if (ranking.ties_all()) continue;
    table.right(std::string(text_of(ranking.method).label), [&](auto& place) {
      const std::size_t rank = ranking.ranks[place];
      return Cell{fmt::format("{}", rank), rank == rankings[0].ranks[place] ? Style::plain : Style::caution};
    });
  }
  return table.of(shown);
}

std::string methods_measure(const std::optional<double>& measure) {
  return measure ? fmt::format("{:.2f}", *measure + 0.0) : std::string("–");
}

/// Of every other method with the weighted sum.
Table agreement_table(const MethodComparison& comparison) {
  std::vector<MethodAgreement> pairs;
  for (const MethodAgreement& pair : comparison.agreement) {
    const auto& other = *std::ranges::find(comparison.rankings, pair.y, &MethodRanking::method);
    if (pair.x == Method::weighted_sum && !other.ties_all()) pairs.push_back(pair);
  }
  return TableOf<MethodAgreement>()
      .left("Compared with weighted sum", [](auto& pair) { return std::string(text_of(pair.y).label); })
      .right("Kendall's tau", [](auto& pair) { return methods_measure(pair.kendall); })
      .right("Weighted Spearman", [](auto& pair) { return methods_measure(pair.weighted_spearman); })
      .right("WS", [](auto& pair) { return methods_measure(pair.ws); })
      .notes("What it rewards", [](auto& pair) { return std::vector{std::string(text_of(pair.y).sense)}; })
      .of(pairs);
}

std::string proposal_text(const MethodsOf& of) {
  const std::vector<std::size_t> rows = of.proposed();
  if (rows.size() == 1) return fmt::format("VIKOR proposes only {}.", name_of(of.subject.pool, rows[0]));
  if (rows.size() > kMostProposed) {
    return fmt::format("VIKOR cannot tell {} from the first.", count_text(rows.size() - 1, "company", "companies"));
  }
  return fmt::format("VIKOR proposes {}: the first is not far enough ahead.",
                     fmt::join(names_of(of.subject.pool, rows), ", "));
}

std::string unknown_in_methods(MissingPolicy missing) {
  switch (missing) {
    case MissingPolicy::zero:
      return "An unknown counts as 0 in every method; a weighted product with an unknown is 0.";
    case MissingPolicy::neutral:
      return "An unknown counts as 50 in every method.";
    case MissingPolicy::expected:
      return "An unknown counts as expected of comparable employers in every method.";
    case MissingPolicy::renormalize:
      break;
  }
  return "Every method leaves unknowns out: the company's other weights grow to make up for them, and the company is "
         "compared only on criteria with data.";
}

}  // namespace

std::string methods_sentence(const PoolSubject& subject, const MethodComparison& comparison) {
  if (comparison.companies.empty()) return "No company can be ranked.";
  const MethodsOf of{subject, comparison};
  std::map<std::size_t, std::vector<std::string_view>> by_first;  // the methods, by the place that they put first
  std::size_t methods = 0;
  std::string not_applicable;
  for (const MethodRanking& ranking : comparison.rankings) {
    if (ranking.ties_all()) {
      not_applicable += fmt::format(" {} is not applicable: it ties all companies.", text_of(ranking.method).label);
      continue;
    }
    ++methods;
    // Where several share its first rank, the weighted sum's first comes first.
    const auto first = std::ranges::find(ranking.ranks, std::size_t{1}) - ranking.ranks.begin();
    by_first[static_cast<std::size_t>(first)].push_back(text_of(ranking.method).word);
  }
  if (methods == 0) return "Every method ties all companies.";
  const std::size_t agreeing = by_first[0].size();
  std::string text = fmt::format(
      "{} put {} first",
      agreeing == methods ? fmt::format("All {} methods", methods) : fmt::format("{} of {} methods", agreeing, methods),
      of.name(0));
  for (const auto& [place, words] : by_first) {
    if (place == 0) continue;
    text +=
        fmt::format("; {} {} {} first", fmt::join(words, " and "), words.size() == 1 ? "puts" : "put", of.name(place));
  }
  return text + "." + not_applicable;
}

const AnswerSpec& methods_spec() {
  static const AnswerSpec spec{methods_facts().specs(), methods_rows().specs(), "a company by one method"};
  return spec;
}

Answer present_methods(const PoolSubject& subject, const MethodComparison& comparison) {
  const MethodsOf of{subject, comparison};
  std::vector<MethodsRow> rows;
  for (std::size_t place = 0; place < comparison.companies.size(); ++place) {
    for (const MethodRanking& ranking : comparison.rankings) rows.push_back({of, ranking, place});
  }
  Answer answer = answer_about(subject, methods_spec(), methods_sentence(subject, comparison));
  answer.envelope.counts.unranked = comparison.unranked;
  answer.facts = methods_facts().record(of);
  answer.rows = Rows(records(methods_rows(), rows));
  Writer page;
  page.open("Methods", answer.envelope.sentence, subject.profile);
  if (!rows.empty()) {
    page.table(methods_ranks(of));
    page.say(proposal_text(of));
    page.table(agreement_table(comparison));
    page.explain(
        "1 is the same order and -1 the reverse (for WS, a number above 0). Weighted Spearman and WS count the first "
        "ranks for more. Weighted sum and weighted product score each company by itself. The other methods compare "
        "companies with each other, so that adding one company can swap two others.");
    page.explain(unknown_in_methods(subject.profile.missing));
  }
  page.close(answer.envelope.counts);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
