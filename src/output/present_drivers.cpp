#include "fitrank/present_drivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "output/drawn_weights_text.hpp"
#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

std::string_view id_of(Driver driver) {
  constexpr std::array<std::string_view, kAllDrivers.size()> kIds{"weights",   "missing",    "evidence", "method",
                                                                  "goalposts", "importance", "trust",    "unknown"};
  return kIds[static_cast<std::size_t>(driver)];
}

std::string_view label_of(Driver driver) {
  constexpr std::array<std::string_view, kAllDrivers.size()> kLabels{"the weights",
                                                                     "how the unknown is counted",
                                                                     "how evidence is trusted",
                                                                     "the method",
                                                                     "where the goalposts stand",
                                                                     "how much each signal matters in its criterion",
                                                                     "how far each tier is trusted",
                                                                     "what the unknown turns out to be"};
  return kLabels[static_cast<std::size_t>(driver)];
}

/// Estimates may fall a little outside what they estimate.
double share(double index) { return std::clamp(index, 0.0, 1.0); }
std::string whole_percent(double index) { return score_text(100 * share(index)); }

/// How far the widest interval of the total indices is from its estimate.
double widest(const std::vector<SobolOutput>& result) {
  double off = 0;
  for (const SobolOutput& output : result) {
    for (const SobolFactor& factor : output.factors) {
      off = std::max({off, factor.total.high - factor.total.value, factor.total.value - factor.total.low});
    }
  }
  return off;
}

/// "NVIDIA stands between rank 1 and 4 (1.8 on average); most of that is the weights: 62 % ..."
std::string sentence(const std::string& name, const SobolOutput& output) {
  if (output.factors.empty()) {
    return fmt::format("{} stands at rank {} whatever is varied.", name, short_text(output.mean));
  }
  const auto greatest =
      std::ranges::max_element(output.factors, {}, [](const SobolFactor& f) { return f.total.value; });
  const auto place = static_cast<std::size_t>(greatest - output.factors.begin());
  return fmt::format(
      "{} stands between rank {} and {} ({} on average); what moves it most is {}: {} % of the variance "
      "by itself, {} % together with the rest.",
      name, short_text(output.least), short_text(output.greatest), short_text(output.mean),
      label_of(kAllDrivers[place]), whole_percent(greatest->first.value), whole_percent(greatest->total.value));
}

Table table(const Subject& subject, const DriversView& view) {
  Table table{.columns = {{"Company"}, {"Now", Align::right}, {"Ranks", Align::right}},
              .rows = {},
              .notes_header = "What moves its rank"};
  for (const std::string_view header :
       {"Weights", "Missing", "Evidence", "Method", "Goalposts", "Importance", "Trust", "Unknown"}) {
    table.columns.push_back({std::string(header), Align::right});
  }
  for (std::size_t i = 0; i < view.result.size(); ++i) {
    const SobolOutput& output = view.result[i];
    const std::string& name = display_name(subject.set.companies[i]);
    std::vector<Cell> cells{{name, Style::strong},
                            {fmt::format("{}", view.ranks[i])},
                            {fmt::format("{}–{}", short_text(output.least), short_text(output.greatest))}};
    for (std::size_t f = 0; f < kAllDrivers.size(); ++f) {
      cells.push_back({output.factors.empty() ? "" : whole_percent(output.factors[f].total.value) + " %"});
    }
    table.rows.push_back({std::move(cells), {sentence(name, output)}});
  }
  return table;
}

Records records(const Subject& subject, const DriversView& view) {
  Records records{{"id", "name", "rank", "mean_rank", "least_rank", "greatest_rank", "variance", "driver", "first",
                   "first_low", "first_high", "total", "total_low", "total_high"},
                  {}};
  for (std::size_t i = 0; i < view.result.size(); ++i) {
    const SobolOutput& output = view.result[i];
    const Company& company = subject.set.companies[i];
    for (std::size_t f = 0; f < kAllDrivers.size(); ++f) {
      auto& row = records.rows.emplace_back();
      row = {text_field(company.id), text_field(display_name(company)), count_field(view.ranks[i])};
      for (const double number : {output.mean, output.least, output.greatest, output.variance}) {
        row.push_back(number_field(number));
      }
      row.push_back(text_field(std::string(id_of(kAllDrivers[f]))));
      const bool constant = output.factors.empty();
      const SobolFactor factor = constant ? SobolFactor() : output.factors[f];
      for (const SobolIndex& index : {factor.first, factor.total}) {
        for (const double number : {index.value, index.low, index.high}) {
          row.push_back(constant ? Records::Field{} : number_field(number));
        }
      }
    }
  }
  return records;
}

Json index_json(const SobolIndex& index) {
  return Json{{"value", index.value}, {"low", index.low}, {"high", index.high}};
}

Json company_json(const Company& company, const SobolOutput& output, std::size_t rank) {
  Json json{{"id", company.id},
            {"name", display_name(company)},
            {"rank_now", rank},
            {"mean_rank", output.mean},
            {"least_rank", output.least},
            {"greatest_rank", output.greatest},
            {"variance", output.variance},
            {"constant", output.factors.empty()}};
  Json& drivers = json["drivers"] = Json::object();
  for (std::size_t f = 0; f < output.factors.size(); ++f) {
    drivers[std::string(id_of(kAllDrivers[f]))] = {{"first", index_json(output.factors[f].first)},
                                                   {"total", index_json(output.factors[f].total)}};
  }
  return json;
}

}  // namespace

Document present_drivers(const Subject& subject, const DriversView& view) {
  Document document;
  const auto say = [&](std::string text, Style style = Style::plain) {
    document.blocks.emplace_back(Paragraph{std::move(text), style});
  };
  document.blocks.emplace_back(Heading{"What ranks depend on", 1});
  say(view.result.empty() ? "No company can be ranked."
                          : sentence(display_name(subject.set.companies[0]), view.result[0]),
      Style::strong);
  say(fmt::format("Profile: {}", titled(subject.profile.title, subject.profile.id)));
  say(fmt::format("{} · Seed: {}", drawn_weights_text(subject.model, view.weights), view.weights.seed));
  say("Varied beside the weights, each policy and method as likely: unknown counts as zero, is left out, or counts as "
      "50 (missing); evidence at face value or discounted by trust; weighted sum, weighted product, TOPSIS, VIKOR or "
      "PROMETHEE II (method). Of dossiers also: goalposts, by a tenth of their span or 10 points of a level; the "
      "importance of each signal, by up to twice; the trust in each tier, by 0.1; and half of the time every unknown "
      "signal has a value drawn from all that it could be (unknown), which leaves nothing missing.");
  if (!view.result.empty()) {
    document.blocks.emplace_back(table(subject, view));
    say(fmt::format("Each column: the share of the variance of the company's rank in which this takes part (total "
                    "Sobol index), from {} samples; other samples would give up to {} points more or less. Where "
                    "things move a rank together the shares add up to more than 100 %.",
                    grouped_text(view.samples), score_text(100 * widest(view.result))),
        Style::dim);
  }
  if (view.field < view.ranked) {
    say(fmt::format("Ranks are among the first {} of {} companies.", grouped_text(view.field),
                    grouped_text(view.ranked)));
  }
  if (view.result.size() < view.field) {
    say(fmt::format("{} of {} companies shown.", view.result.size(), grouped_text(view.field)));
  }
  if (view.excluded > 0) say(left_out_text(view.excluded, view.min_coverage));
  if (view.unknown > 0) {
    say(fmt::format("Left out: {} of which nothing weighed is known.",
                    count_text(view.unknown, "company", "companies")));
  }
  document.records = records(subject, view);
  return document;
}

Json drivers_json(const Subject& subject, const DriversView& view) {
  Json json{{"profile", subject.profile.id},
            {"samples", view.samples},
            {"seed", view.weights.seed},
            {"concentration", view.weights.concentration},
            {"as_of", date_json(subject.profile.as_of)},
            {"field", view.field},
            {"ranked", view.ranked},
            {"excluded", view.excluded},
            {"unknown", view.unknown}};
  Json& companies = json["companies"] = Json::array();
  for (std::size_t i = 0; i < view.result.size(); ++i) {
    companies.push_back(company_json(subject.set.companies[i], view.result[i], view.ranks[i]));
  }
  return json;
}

}  // namespace fitrank
