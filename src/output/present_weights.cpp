#include "fitrank/present_weights.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "output/apportion.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kWays{
    {{"equal", "all alike"},
     {"roc", "an order of importance (rank order centroid)"},
     {"swing", "swing points"},
     {"ahp", "comparisons in pairs (AHP)"},
     {"entropy", "how unevenly the companies score (entropy)"},
     {"critic",
      "how the companies' scores, each criterion scaled from its least to its greatest, differ and go together "
      "(CRITIC)"},
     {"choices", "choices between companies"}}};

std::string choice_text(const NamedChoice& choice) { return fmt::format("{} over {}", choice.taken, choice.left); }

std::string ratio_text(const Model& model, const PairwiseRatio& ratio, double times) {
  return fmt::format("{}/{}={:.3g}", model.criteria[ratio.more].id, model.criteria[ratio.less].id, times);
}

std::vector<std::string> choice_texts(const WeightsAnswer& answer, const std::vector<std::size_t>& which) {
  std::vector<std::string> texts;
  for (const std::size_t choice : which) texts.push_back(choice_text(answer.choices[choice]));
  return texts;
}

/// Shares of one criterion among all weights that bear the choices out, rounded outwards.
std::string span_text(const ShareSpan& span) {
  return fmt::format("{}–{} %", std::floor(1000 * span.low + 1e-6) / 10, std::ceil(1000 * span.high - 1e-6) / 10);
}

Table shares_table(const Model& model, const WeightsAnswer& answer) {
  Table table{.columns = {{"Criterion"}, {"Weight", Align::right}}, .rows = {}, .notes_header = {}};
  const bool choices = answer.way == WeightsWay::choices;
  if (choices) table.columns.push_back({"Anything from–to", Align::right});
  const std::vector<std::string> percents = weight_percents(answer);
  for (std::size_t c = 0; c < percents.size(); ++c) {
    Table::Row row{{{model.criteria[c].label, Style::strong}, {percents[c] + " %"}}, {}};
    if (choices) row.cells.push_back({span_text(answer.from_choices.spans[c])});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table choices_table(const WeightsAnswer& answer) {
  Table table{.columns = {{"Choice"}, {"Ahead by", Align::right}}, .rows = {}, .notes_header = {}};
  for (std::size_t i = 0; i < answer.choices.size(); ++i) {
    const double gap = answer.from_choices.gaps[i];
    table.rows.push_back(
        {{{choice_text(answer.choices[i])}, {points_text(gap), gap > 0 ? Style::plain : Style::caution}}, {}});
  }
  return table;
}

std::string consistency_sentence(const Model& model, const WeightsAnswer& answer) {
  const PairwiseWeights& pairwise = answer.pairwise;
  const bool accepted = pairwise.consistency <= kAcceptedInconsistency;
  std::string text = fmt::format("The comparisons {} (consistency ratio {:.2f}; up to 0.1 is commonly accepted).",
                                 accepted ? "go together" : "go together less than they should", pairwise.consistency);
  if (!accepted && pairwise.least_borne_out) {
    const PairwiseRatio& ratio = answer.ratios[*pairwise.least_borne_out];
    text += fmt::format(" Look again at {}: these weights make it {}.", ratio_text(model, ratio, ratio.times),
                        ratio_text(model, ratio, pairwise.weights[ratio.more] / pairwise.weights[ratio.less]));
  }
  return text;
}

std::string contradiction_sentence(const WeightsAnswer& answer) {
  const ChoiceWeights& found = answer.from_choices;
  if (found.nothing_known) {
    const NamedChoice& choice = answer.choices[found.contradiction[0]];
    return fmt::format(
        "Nothing is known of {} and {} to compare them by: a choice between them says nothing about "
        "weights.",
        choice.taken, choice.left);
  }
  if (found.contradiction.size() == 1) {
    return fmt::format("No weights lead to the choice of {}.", choice_text(answer.choices[found.contradiction[0]]));
  }
  return fmt::format("These {} choices contradict each other: no weights lead to all of them.",
                     found.contradiction.size());
}

/// Whether `whole` is not the same for two that weigh the same.
bool parts_equals(const std::vector<double>& weights, const std::vector<long>& whole) {
  for (std::size_t a = 0; a < weights.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (std::abs(weights[a] - weights[b]) < 1e-9 && whole[a] != whole[b]) return true;
    }
  }
  return false;
}

class WeightsPresenter {
 public:
  WeightsPresenter(const Model& model, const WeightsAnswer& answer) : model_(model), answer_(answer) {}

  Document document(const std::string& block) {
    blocks_.emplace_back(Heading{fmt::format("Weights from {}", origin_of(answer_.way)), 1});
    say(weights_sentence(model_, answer_), Style::strong);
    if (answer_.weights.empty()) {
      explain_contradiction();
    } else {
      blocks_.emplace_back(shares_table(model_, answer_));
      if (answer_.way == WeightsWay::choices) say_choices();
      if (answer_.way == WeightsWay::ahp) say(consistency_sentence(model_, answer_));
      if (answer_.companies > 0) {
        say(
            fmt::format("From the scores of {}: what tells these companies apart, which need not be what matters to "
                        "you. Other companies give other weights.",
                        count_text(answer_.companies, "company", "companies")));
      }
      say("For a profile:");
      blocks_.emplace_back(Preformatted{block});
    }
    return {std::move(blocks_), records()};
  }

 private:
  void say(std::string text, Style style = Style::plain) { blocks_.emplace_back(Paragraph{std::move(text), style}); }

  void say_choices() {
    if (answer_.choices.empty()) return;
    blocks_.emplace_back(choices_table(answer_));
    say("The weights are in the middle of all that lead to these choices: as far from undoing any of them, and from a "
        "weight of 0, as can be. Every further choice narrows what the weights can be.",
        Style::dim);
    if (answer_.renormalized) {
      say("Unknowns are left out: each choice was taken over what is known of both companies, and the lead is by what "
          "is known of each.",
          Style::dim);
    }
  }

  void explain_contradiction() {
    const ChoiceWeights& found = answer_.from_choices;
    blocks_.emplace_back(List{choice_texts(answer_, found.contradiction)});
    if (found.nothing_known) {
      say("Leave this choice out, or add observations of these companies.");
    } else if (found.contradiction.size() == 1) {
      say("The other one is at least as good on every criterion.");
    } else {
      say(found.smallest ? "No fewer choices do so."
                         : "Without any one of them the others would not; a smaller set may, too.",
          Style::dim);
    }
    if (!found.resolving.empty()) {
      say(fmt::format("All the other choices agree without {}.",
                      fmt::join(choice_texts(answer_, found.resolving), ", or without ")));
    } else {
      say("The others contradict each other as well.");
    }
  }

  Records records() const {
    Records records{{"criterion", "weight"}, {}};
    for (std::size_t c = 0; c < answer_.weights.size(); ++c) {
      records.rows.push_back({text_field(model_.criteria[c].id), number_field(answer_.weights[c])});
    }
    return records;
  }

  const Model& model_;
  const WeightsAnswer& answer_;
  std::vector<Block> blocks_;
};

Json choices_json(const Model& model, const WeightsAnswer& answer) {
  const ChoiceWeights& found = answer.from_choices;
  Json choices = Json::array();
  for (std::size_t i = 0; i < answer.choices.size(); ++i) {
    choices.push_back({{"taken", answer.choices[i].taken},
                       {"over", answer.choices[i].left},
                       {"ahead_by", found.gaps.empty() ? Json(nullptr) : Json(found.gaps[i])}});
  }
  Json spans = Json::object();
  for (std::size_t c = 0; c < found.spans.size(); ++c) {
    spans[model.criteria[c].id] = {{"low", found.spans[c].low}, {"high", found.spans[c].high}};
  }
  return {{"choices", std::move(choices)},
          {"possible", std::move(spans)},
          {"contradiction", found.contradiction},
          {"smallest", found.smallest},
          {"resolving", found.resolving}};
}

}  // namespace

std::string_view id_of(WeightsWay way) { return kWays.at(static_cast<std::size_t>(way)).first; }
std::string_view origin_of(WeightsWay way) { return kWays.at(static_cast<std::size_t>(way)).second; }

std::vector<std::string> weight_percents(const WeightsAnswer& answer) {
  std::vector<std::string> percents;
  if (answer.way == WeightsWay::choices) {
    for (const double weight : answer.weights) {
      percents.push_back(fmt::format("{}", std::round(weight * 1e7) / 1e5));
    }
    return percents;
  }
  std::vector<double> parts;
  for (const double weight : answer.weights) parts.push_back(weight * 10'000);
  std::vector<long> whole = apportion(parts, 10'000);
  if (parts_equals(answer.weights, whole)) {
    for (std::size_t c = 0; c < parts.size(); ++c) whole[c] = std::lround(parts[c]);
  }
  for (const long part : whole) percents.push_back(fmt::format("{}", static_cast<double>(part) / 100));
  return percents;
}

std::string weights_sentence(const Model& model, const WeightsAnswer& answer) {
  if (answer.weights.empty()) return contradiction_sentence(answer);
  const std::vector<std::string> percents = weight_percents(answer);
  std::vector<std::size_t> order(percents.size());
  for (std::size_t c = 0; c < order.size(); ++c) order[c] = c;
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t c) { return answer.weights[c]; });
  const auto label = [&](std::size_t at) { return model.criteria[order[at]].label; };
  if (!(answer.weights[order.back()] < answer.weights[order[0]])) {
    return fmt::format("All criteria weigh alike: {} %.", percents[0]);
  }
  if (!(answer.weights[order[1]] < answer.weights[order[0]])) {
    return fmt::format("{} and {} weigh most: {} % each.", label(0), label(1), percents[order[0]]);
  }
  return fmt::format("{} weighs most: {} %, then {} with {} %.", label(0), percents[order[0]], label(1),
                     percents[order[1]]);
}

Document present_weights(const Model& model, const WeightsAnswer& answer, const std::string& block) {
  return WeightsPresenter(model, answer).document(block);
}

Json weights_json(const Model& model, const WeightsAnswer& answer) {
  Json weights = Json::object();
  for (std::size_t c = 0; c < answer.weights.size(); ++c) weights[model.criteria[c].id] = answer.weights[c];
  Json json{{"way", id_of(answer.way)},
            {"sentence", weights_sentence(model, answer)},
            {"weights", answer.weights.empty() ? Json(nullptr) : std::move(weights)}};
  if (answer.way == WeightsWay::ahp) {
    json["consistency_ratio"] = answer.pairwise.consistency;
    json["eigenvalue"] = answer.pairwise.eigenvalue;
  }
  if (answer.companies > 0) json["companies"] = answer.companies;
  if (answer.way == WeightsWay::choices) json.update(choices_json(model, answer));
  return json;
}

}  // namespace fitrank
