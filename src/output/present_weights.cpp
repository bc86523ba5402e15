#include "output/present_weights.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "output/apportion.hpp"
#include "output/blocks.hpp"
#include "output/fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"

namespace fitrank {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kWays{
    {{"equal", "equal shares"},
     {"roc", "an order of importance (rank order centroid)"},
     {"swing", "swing points"},
     {"ahp", "comparisons in pairs (AHP)"},
     {"entropy", "how unevenly the companies score (entropy)"},
     {"critic",
      "how far the companies' scores, each criterion scaled from its least to its greatest, differ and correlate "
      "(CRITIC)"},
     {"choices", "choices between companies"}}};

struct WeightsChoice {
  const WeightsAnswer* made;
  std::size_t at;

  const NamedChoice& named() const { return made->choices[at]; }
  std::optional<double> gap() const {
    const auto& gaps = made->from_choices.gaps;
    return gaps.empty() ? std::nullopt : std::optional(gaps[at]);
  }
  std::string text() const { return fmt::format("{} over {}", named().taken, named().left); }
};

struct WeightsRow {
  const Criterion* criterion;
  double weight;
  std::string percent;
  std::optional<ShareSpan> span;  ///< none: not from choices
};

std::vector<WeightsChoice> choices_of(const WeightsAnswer& made) {
  std::vector<WeightsChoice> choices;
  for (std::size_t i = 0; i < made.choices.size(); ++i) choices.push_back({&made, i});
  return choices;
}

std::vector<std::string> choice_texts(const WeightsAnswer& made, const std::vector<std::size_t>& which) {
  std::vector<std::string> texts;
  for (const std::size_t choice : which) texts.push_back(WeightsChoice{&made, choice}.text());
  return texts;
}

std::vector<WeightsRow> weights_rows_of(const Model& model, const WeightsAnswer& made) {
  std::vector<WeightsRow> rows;
  const std::vector<std::string> percents = weight_percents(made);
  const auto& spans = made.from_choices.spans;
  for (std::size_t c = 0; c < percents.size(); ++c) {
    rows.push_back(
        {&model.criteria[c], made.weights[c], percents[c], spans.empty() ? std::nullopt : std::optional(spans[c])});
  }
  return rows;
}

const Fields<WeightsChoice>& weights_choices() {
  static const Fields<WeightsChoice> fields = Fields<WeightsChoice>()
                                                  .add(key::taken, [](auto& c) { return c.named().taken; })
                                                  .add(key::over, [](auto& c) { return c.named().left; })
                                                  .add(key::ahead_by, [](auto& c) { return c.gap(); });
  return fields;
}

/// Null where the weights were not made that way.
template <typename T>
std::optional<T> only_if(bool made_so, T value) {
  return made_so ? std::optional(value) : std::nullopt;
}

const Fields<WeightsAnswer>& weights_facts() {
  static const Fields<WeightsAnswer> fields =
      Fields<WeightsAnswer>()
          .add(key::way, [](auto& made) { return id_of(made.way); })
          .add(key::consistency_ratio,
               [](auto& made) { return only_if(made.way == WeightsWay::ahp, made.pairwise.consistency); })
          .add(key::eigenvalue,
               [](auto& made) { return only_if(made.way == WeightsWay::ahp, made.pairwise.eigenvalue); })
          .add(key::companies, [](auto& made) { return only_if(made.companies > 0, made.companies); })
          .list(key::choices, weights_choices(), [](auto& made) { return choices_of(made); })
          .add(key::contradiction, [](auto& made) { return choice_texts(made, made.from_choices.contradiction); })
          .add(key::smallest,
               [](auto& made) { return only_if(!made.from_choices.agree(), made.from_choices.smallest); })
          .add(key::resolving, [](auto& made) { return choice_texts(made, made.from_choices.resolving); });
  return fields;
}

const Fields<WeightsRow>& weights_rows() {
  static const Fields<WeightsRow> fields =
      Fields<WeightsRow>()
          .add(key::criterion, [](auto& r) { return r.criterion->id; })
          .add(key::weight, [](auto& r) { return r.weight; })
          .add(key::possible_low, [](auto& r) { return r.span ? std::optional(r.span->low) : std::nullopt; })
          .add(key::possible_high, [](auto& r) { return r.span ? std::optional(r.span->high) : std::nullopt; });
  return fields;
}

Table weights_table(const std::vector<WeightsRow>& rows) {
  TableOf<WeightsRow> table;
  table.left("Criterion", [](auto& r) { return strong(r.criterion->label); }).right("Weight", [](auto& r) {
    return r.percent + " %";
  });
  if (!rows.empty() && rows[0].span) {
    table.right("Possible range", [](auto& r) {  // rounded outwards
      return fmt::format("{}–{} %", std::floor(1000 * r.span->low + 1e-6) / 10,
                         std::ceil(1000 * r.span->high - 1e-6) / 10);
    });
  }
  return table.of(rows);
}

std::string consistency_sentence(const Model& model, const WeightsAnswer& made) {
  const PairwiseWeights& pairwise = made.pairwise;
  const bool accepted = pairwise.consistency <= kAcceptedInconsistency;
  std::string text = fmt::format("The comparisons {} (consistency ratio {:.2f}; up to 0.1 is commonly accepted).",
                                 accepted ? "agree well enough" : "do not agree well enough", pairwise.consistency);
  if (accepted || !pairwise.least_borne_out) return text;
  const auto& [more, less, times] = made.ratios[*pairwise.least_borne_out];
  return text + fmt::format(" Check {0}/{1}={2:.3g}: with these weights it is {0}/{1}={3:.3g}.",
                            model.criteria[more].id, model.criteria[less].id, times,
                            pairwise.weights[more] / pairwise.weights[less]);
}

std::string contradiction_sentence(const WeightsAnswer& made) {
  const std::vector<std::size_t>& which = made.from_choices.contradiction;
  const NamedChoice& choice = made.choices[which[0]];
  if (made.from_choices.nothing_known) {
    return fmt::format("There are no data to compare {} and {}: a choice between them says nothing about weights.",
                       choice.taken, choice.left);
  }
  if (which.size() > 1) {
    return fmt::format("These {} choices contradict each other: no weights lead to all of them.", which.size());
  }
  return fmt::format("No weights lead to the choice of {}.", choice_texts(made, which)[0]);
}

void say_choices(const WeightsAnswer& made, Writer& page) {
  page.table(TableOf<WeightsChoice>()
                 .left("Choice", [](auto& choice) { return choice.text(); })
                 .right("Ahead by",
                        [](auto& choice) {
                          return Cell{points_text(*choice.gap()), *choice.gap() > 0 ? Style::plain : Style::caution};
                        })
                 .of(choices_of(made)));
  page.explain(
      "Other weights lead to these choices too. Those shown are in the middle of them: as far as possible from undoing "
      "a choice and from a weight of 0. Every further choice narrows the possible range.");
  if (made.renormalized) {
    page.explain(
        "Unknowns are left out: each choice is made on what is known of both companies, and \"Ahead by\" is on what is "
        "known of each.");
  }
}

void say_contradiction(const WeightsAnswer& made, Writer& page) {
  const ChoiceWeights& found = made.from_choices;
  page.list(choice_texts(made, found.contradiction));
  if (found.nothing_known) {
    page.say("Leave this choice out, or add observations of these companies.");
  } else if (found.contradiction.size() == 1) {
    page.say(fmt::format("{} is at least as good on every criterion.", made.choices[found.contradiction[0]].left));
  } else {
    page.explain(found.smallest ? "No smaller set of choices contradicts itself."
                                : "Without any one of them the rest agree; a smaller set may contradict itself too.");
  }
  page.say(found.resolving.empty() ? "The other choices contradict each other as well."
                                   : fmt::format("Without {}, all the other choices agree.",
                                                 fmt::join(choice_texts(made, found.resolving), ", or without ")));
}

void say_origin(const Model& model, const WeightsAnswer& made, Writer& page) {
  if (!made.choices.empty()) say_choices(made, page);
  if (made.way == WeightsWay::ahp) page.say(consistency_sentence(model, made));
  if (made.companies > 0) {
    page.say(
        fmt::format("These weights come from the scores of {}. They say where these companies differ, which "
                    "may not be what matters to you. Other companies give other weights.",
                    count_text(made.companies, "company", "companies")));
  }
}

/// Whether `whole` differs for two that weigh the same.
bool parts_equals(const std::vector<double>& weights, const std::vector<long>& whole) {
  for (std::size_t a = 0; a < weights.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (std::abs(weights[a] - weights[b]) < 1e-9 && whole[a] != whole[b]) return true;
    }
  }
  return false;
}

}  // namespace

std::string_view id_of(WeightsWay way) { return kWays.at(static_cast<std::size_t>(way)).first; }
std::string_view origin_of(WeightsWay way) { return kWays.at(static_cast<std::size_t>(way)).second; }

std::vector<std::string> weight_percents(const WeightsAnswer& made) {
  std::vector<std::string> percents;
  if (made.way == WeightsWay::choices) {
    for (const double weight : made.weights) percents.push_back(fmt::format("{}", std::round(weight * 1e7) / 1e5));
    return percents;
  }
  std::vector<double> parts;
  for (const double weight : made.weights) parts.push_back(weight * 10'000);
  const std::vector<long> whole = apportion(parts, 10'000);
  const bool parted = parts_equals(made.weights, whole);
  for (std::size_t c = 0; c < parts.size(); ++c) {
    percents.push_back(fmt::format("{}", static_cast<double>(parted ? std::lround(parts[c]) : whole[c]) / 100));
  }
  return percents;
}

std::string weights_sentence(const Model& model, const WeightsAnswer& made) {
  if (made.weights.empty()) return contradiction_sentence(made);
  std::vector<WeightsRow> rows = weights_rows_of(model, made);
  std::ranges::stable_sort(rows, std::greater(), &WeightsRow::weight);
  const auto label = [&](std::size_t at) { return rows[at].criterion->label; };
  if (!(rows.back().weight < rows[0].weight)) {
    return fmt::format("All criteria have the same weight: {} %.", rows[0].percent);
  }
  if (!(rows[1].weight < rows[0].weight)) {
    return fmt::format("{} and {} have the highest weights: {} % each.", label(0), label(1), rows[0].percent);
  }
  return fmt::format("{} has the highest weight: {} %, then {} with {} %.", label(0), rows[0].percent, label(1),
                     rows[1].percent);
}

const AnswerSpec& weights_spec() {
  static const AnswerSpec spec{weights_facts().specs(), weights_rows().specs(), "a criterion"};
  return spec;
}

Answer present_weights(const Model& model, const WeightsAnswer& made, const std::string& block) {
  const std::vector<WeightsRow> rows = weights_rows_of(model, made);
  Answer answer{.spec = &weights_spec(), .facts = weights_facts().record(made), .criteria = model.criteria};
  answer.envelope.sentence = weights_sentence(model, made);
  for (const WeightsRow& row : rows) answer.envelope.weights.emplace_back(row.criterion->id, row.weight);
  answer.rows = Rows(records(weights_rows(), rows));
  Writer page;
  page.head(fmt::format("Weights from {}", origin_of(made.way)), 1);
  page.say(answer.envelope.sentence, Style::strong);
  page.table(weights_table(rows));
  if (rows.empty()) {
    say_contradiction(made, page);
  } else {
    say_origin(model, made, page);
    page.say("For a profile:");
    page.verbatim(block);
  }
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
