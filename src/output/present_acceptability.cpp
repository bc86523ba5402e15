#include "output/present_acceptability.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "output/blocks.hpp"
#include "output/drawn_weights_text.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

/// The shown company `i`; facts are read from any.
struct AcceptabilityRow {
  const Subject& subject;
  const AcceptabilityView& view;
  std::size_t i = 0;

  const Acceptability& all() const { return view.result; }
  const CompanyAcceptability& found() const { return all().companies[i]; }
  const Company& company() const { return subject.set.companies[i]; }
  bool near_profile() const { return view.weights.from == WeightSource::profile; }
  /// How many companies are compared pair by pair.
  std::size_t paired() const { return std::min(all().wins.size(), subject.set.companies.size()); }
};

nlohmann::ordered_json wins_of(const AcceptabilityRow& row) {
  nlohmann::ordered_json wins = nlohmann::ordered_json::object();
  for (std::size_t other = 0; row.i < row.paired() && other < row.paired(); ++other) {
    if (other != row.i) wins[row.subject.set.companies[other].id] = row.all().wins[row.i][other];
  }
  return wins;
}

/// As --order takes them: "growth>=learning".
std::vector<std::string> order_texts(const AcceptabilityRow& row) {
  std::vector<std::string> texts;
  for (const auto& order : row.view.weights.orders) {
    std::vector<std::string> ids;
    for (const std::size_t criterion : order) ids.push_back(row.subject.model.criteria[criterion].id);
    texts.push_back(fmt::format("{}", fmt::join(ids, ">=")));
  }
  return texts;
}

const Fields<AcceptabilityRow>& acceptability_rows() {
  static const Fields<AcceptabilityRow> fields =
      Fields<AcceptabilityRow>()
          .include(company_fields(), [](auto& r) { return CompanyRef{&r.company()}; })
          .add(key::rank, [](auto& r) { return r.view.ranks[r.i]; })
          .add(key::first_share, [](auto& r) { return r.found().first; })
          .add(key::first_error, [](auto& r) { return r.all().error(r.found().first); })
          .add(key::top_share, [](auto& r) { return r.found().top; })
          .add(key::top_error, [](auto& r) { return r.all().error(r.found().top); })
          .add(key::mean_rank, [](auto& r) { return r.found().mean_rank(); })
          .add(key::confidence, [](auto& r) { return r.found().confidence; })
          .add(key::rank_shares,
               [](auto& r) { return r.all().all_ranks ? std::optional(r.found().ranks) : std::nullopt; })
          .add(key::central_weights, [](auto& r) { return by_criterion(r.subject.model, r.found().central_weights); })
          .add(key::ahead_of, wins_of);
  return fields;
}

const Fields<AcceptabilityRow>& acceptability_facts() {
  static const Fields<AcceptabilityRow> fields =
      Fields<AcceptabilityRow>()
          .add(key::samples, [](auto& r) { return r.all().samples; })
          .add(key::seed, [](auto& r) { return r.view.weights.seed; })
          .add(key::weights_from, [](auto& r) { return r.near_profile() ? "profile" : "uniform"; })
          .add(key::concentration,
               [](auto& r) { return r.near_profile() ? std::optional(r.view.weights.concentration) : std::nullopt; })
          .add(key::orders, order_texts)
          .add(key::evidence_noise, [](auto& r) { return r.view.evidence_noise; })
          .add(key::unknown_drawn, [](auto& r) { return r.view.by_peers ? "peers" : "uniform"; })
          .add(key::top, [](auto& r) { return r.all().top; })
          .add(key::drawn, [](auto& r) { return r.all().of; });
  return fields;
}

/// "NVIDIA is first in 62 % of 10,000 draws (±0.5 points); next is Astera Labs with 20 %."
std::string acceptability_sentence(const std::vector<AcceptabilityRow>& rows) {
  if (rows.empty()) return "No company can be ranked.";
  const Acceptability& all = rows[0].all();
  const double first = rows[0].found().first;
  const std::string text =
      fmt::format("{} is first in {} of {} draws (±{} points)", display_name(rows[0].company()), percent_text(first),
                  grouped_text(all.samples), short_text(100 * all.error(first)));
  if (rows.size() < 2) return text + ".";
  const double next = rows[1].found().first;
  if (!(next > 0)) return text + "; no other company is ever first.";
  return fmt::format("{}; next is {} with {}.", text, display_name(rows[1].company()), percent_text(next));
}

std::string drawn_scores_text(const AcceptabilityView& view) {
  return fmt::format(
      "In the draws, unknown signals get random scores: {}. Known scores {}.",
      view.by_peers ? "scores like those of comparable employers, all signals of a company together"
                    : "any score from their lowest to their highest, or that of any level, all equally likely",
      view.evidence_noise ? "vary around their value, more where their evidence is trusted less" : "do not vary");
}

Cell acceptability_name(const AcceptabilityRow& row) { return strong(display_name(row.company())); }

Table shares_table(const std::vector<AcceptabilityRow>& rows, const Acceptability& all) {
  TableOf<AcceptabilityRow> table;
  table.left("Company", acceptability_name)
      .right("Rank now", [](auto& r) { return fmt::format("{}", r.view.ranks[r.i]); })
      .right("First", [](auto& r) { return strong(percent_text(r.found().first)); });
  if (all.top > 1) table.right(fmt::format("Top {}", all.top), [](auto& r) { return percent_text(r.found().top); });
  if (all.all_ranks) {
    table.right("Mean rank", [](auto& r) { return short_text(r.found().mean_rank()); })
        .right("Likeliest rank", [](auto& r) {
          const auto likeliest = std::ranges::max_element(r.found().ranks);
          return fmt::format("{} ({})", likeliest - r.found().ranks.begin() + 1, percent_text(*likeliest));
        });
  }
  return table
      .right("Confidence",
             [](auto& r) { return std::isnan(r.found().confidence) ? "" : percent_text(r.found().confidence); })
      .of(rows);
}

Table central_weights_table(std::vector<AcceptabilityRow> rows, const Model& model) {
  TableOf<AcceptabilityRow> table;
  table.left("Company", acceptability_name);
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    table.right(model.criteria[c].label, [c](auto& r) { return percent_text(r.found().central_weights[c]); });
  }
  const auto is_first = [](const AcceptabilityRow& row) { return !row.found().central_weights.empty(); };
  std::vector<AcceptabilityRow> first;
  std::ranges::copy_if(rows, std::back_inserter(first), is_first);
  return table.of(first);
}

/// Columns have numbers, as so many names side by side would not fit.
Table wins_table(std::span<const AcceptabilityRow> rows) {
  TableOf<AcceptabilityRow> table;
  table.left("Company", [](auto& r) { return strong(fmt::format("{} {}", r.i + 1, display_name(r.company()))); });
  const auto paired = rows.first(rows[0].paired());
  for (std::size_t other = 0; other < paired.size(); ++other) {
    table.right(fmt::format("{}", other + 1),
                [other](auto& r) { return r.i == other ? std::string() : score_text(100 * r.all().wins[r.i][other]); });
  }
  return table.of(paired);
}

void write_shares(Writer& page, const std::vector<AcceptabilityRow>& rows, const Model& model) {
  const Acceptability& all = rows[0].all();
  page.table(shares_table(rows, all));
  page.explain(fmt::format(
      "Rank now is by the profile's weights and policies. Each share is of {} draws and has a standard error "
      "of at most {} points. Confidence is how often a company is first with its central weights while "
      "uncertain scores vary; central weights are the mean of the weights with which it is first.",
      grouped_text(all.samples), short_text(100 * all.error(0.5))));
  if (rows[0].found().first > 0) {
    page.head("Central weights");
    page.table(central_weights_table(rows, model));
  }
  if (rows.size() > 1) {
    page.head("How often the row is ahead of the column, in percent");
    page.table(wins_table(rows));
  }
}

}  // namespace

const AnswerSpec& acceptability_spec() {
  static const AnswerSpec spec{.facts = acceptability_facts().specs(),
                               .rows = acceptability_rows().specs(),
                               .about_rows = "one of the companies that are first most often"};
  return spec;
}

Answer present_acceptability(const Subject& subject, const AcceptabilityView& view) {
  std::vector<AcceptabilityRow> rows;
  for (std::size_t i = 0; i < subject.set.companies.size(); ++i) rows.push_back({subject, view, i});
  Answer answer = answer_about(subject, acceptability_spec(), acceptability_sentence(rows),
                               view.weights.profile.scaled(), view.counts);
  answer.facts = acceptability_facts().record({subject, view});
  answer.rows = Rows(records(acceptability_rows(), rows));
  Writer page;
  page.open("Acceptability", answer.envelope.sentence, subject.profile);
  page.say(drawn_weights_text(subject.model, view.weights));
  page.say(drawn_scores_text(view));
  if (!rows.empty()) write_shares(page, rows, subject.model);
  page.say(shown_text(rows.size(), view.result.of));
  page.close(view.counts);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
