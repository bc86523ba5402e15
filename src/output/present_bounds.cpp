#include "fitrank/present_bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/pool_names.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

std::string ranks_text(std::size_t best, std::size_t worst) {
  return best == worst ? fmt::format("{}", best) : fmt::format("{}–{}", best, worst);
}

bool exact(const WeightBounds& bounds) { return bounds.best.exact() && bounds.worst.exact(); }

/// "1–4", or "1–9 (2–7 found)" where what is proven and what is found differ.
std::string ranks_text(const WeightBounds& bounds) {
  std::string text = ranks_text(bounds.best.proven, bounds.worst.proven);
  if (!exact(bounds)) text += fmt::format(" ({} found)", ranks_text(bounds.best.found, bounds.worst.found));
  return text;
}

std::string scores_text(double low, double high) {
  return range_text(FitScore{.score = low, .low = low, .high = high, .coverage = 1});
}

std::string within_text(const BoundsReport& report) {
  return fmt::format("{} {}", short_text(report.within), short_text(report.within) == "1" ? "point" : "points");
}

Table table(const PoolSubject& subject, const BoundsReport& report) {
  const std::string moved = fmt::format("±{}", short_text(report.within));
  Table table{.columns = {{"#", Align::right},
                          {"Company"},
                          {"Fit", Align::right},
                          {"Fit, unknown known", Align::right},
                          {"Rank", Align::right},
                          {fmt::format("Fit, weights {}", moved), Align::right},
                          {"Rank", Align::right}},
              .rows = {},
              .notes_header = {}};
  for (const BoundedCompany& row : report.rows) {
    table.rows.push_back({{{fmt::format("{}", row.place.rank)},
                           {name_of(subject.pool, row.place.company), Style::strong},
                           {score_text(row.place.fit.score)},
                           {scores_text(row.unknown.low, row.unknown.high)},
                           {ranks_text(row.unknown.best, row.unknown.worst)},
                           {scores_text(row.weights.low, row.weights.high)},
                           {ranks_text(row.weights)}},
                          {}});
  }
  return table;
}

Records records(const PoolSubject& subject, const BoundsReport& report) {
  Records records{
      {"id", "rank", "score", "unknown_low", "unknown_high", "unknown_best", "unknown_worst", "within", "weights_low",
       "weights_high", "weights_best", "weights_best_found", "weights_worst", "weights_worst_found"},
      {}};
  for (const auto& [place, unknown, weights] : report.rows) {
    records.rows.push_back({text_field(subject.pool.at(place.company)), count_field(place.rank),
                            number_field(place.fit.score), number_field(unknown.low), number_field(unknown.high),
                            count_field(unknown.best), count_field(unknown.worst), number_field(report.within),
                            number_field(weights.low), number_field(weights.high), count_field(weights.best.proven),
                            count_field(weights.best.found), count_field(weights.worst.proven),
                            count_field(weights.worst.found)});
  }
  return records;
}

Json rank_json(const Model& model, const RankBound& bound) {
  Json weights = Json::object();
  for (std::size_t c = 0; c < bound.weights.size(); ++c) weights[model.criteria[c].id] = bound.weights[c];
  return {{"proven", bound.proven}, {"found", bound.found}, {"exact", bound.exact()}, {"weights", std::move(weights)}};
}

}  // namespace

std::string bounds_sentence(const PoolSubject& subject, const BoundsReport& report) {
  if (report.rows.empty()) return "No company can be ranked.";
  const BoundedCompany& first = report.rows[0];
  const std::string unknown =
      first.unknown.worst == 1 ? fmt::format("nothing that is unknown could change that")
      : first.unknown.best == first.unknown.worst
          ? fmt::format("once what is unknown is known, it is number {} whatever that turns out to be",
                        first.unknown.best)
          : fmt::format("what is unknown could put it anywhere from {} to {}", first.unknown.best, first.unknown.worst);
  const std::size_t worst = first.weights.worst.proven;
  const std::string moved = worst == first.weights.best.proven
                                ? fmt::format("moving weights by {} could not", within_text(report))
                                : fmt::format("moving weights by {} from {} to {}{}", within_text(report),
                                              first.weights.best.proven, exact(first.weights) ? "" : "at most ", worst);
  return fmt::format("{} is first today; {}, {}.", name_of(subject.pool, first.place.company), unknown, moved);
}

Document present_bounds(const PoolSubject& subject, const BoundsReport& report) {
  Document document;
  const auto say = [&](std::string text, Style style = Style::plain) {
    document.blocks.emplace_back(Paragraph{std::move(text), style});
  };
  document.blocks.emplace_back(Heading{"Bounds", 1});
  say(bounds_sentence(subject, report), Style::strong);
  say(fmt::format("Profile: {}", titled(subject.profile.title, subject.profile.id)));
  say(policies_text(subject.profile));
  if (!report.rows.empty()) {
    document.blocks.emplace_back(table(subject, report));
    say(fmt::format(
            "Left: once all that is unknown is known, whatever it turns out to be. Right: each weight within {} "
            "of the profile's, all together adding up to 100 %, the unknown as the policy has it.",
            within_text(report)),
        Style::dim);
  }
  if (!std::ranges::all_of(report.rows, [](const BoundedCompany& row) { return exact(row.weights); })) {
    say("Where ranks were found as well, some weights lead to those, and no weights lead beyond the others; which are "
        "the true ends was too much to find out.",
        Style::dim);
  }
  if (subject.excluded > 0) say(left_out_text(subject.excluded, subject.profile.min_coverage));
  document.records = records(subject, report);
  return document;
}

Json bounds_json(const PoolSubject& subject, const BoundsReport& report) {
  Json companies = Json::array();
  for (const auto& [place, unknown, weights] : report.rows) {
    companies.push_back(
        {{"id", subject.pool.at(place.company)},
         {"rank", place.rank},
         {"score", place.fit.score},
         {"over_unknown",
          {{"low", unknown.low}, {"high", unknown.high}, {"best", unknown.best}, {"worst", unknown.worst}}},
         {"over_weights",
          {{"low", weights.low},
           {"high", weights.high},
           {"best", rank_json(subject.model, weights.best)},
           {"worst", rank_json(subject.model, weights.worst)}}}});
  }
  return {{"profile", subject.profile.id},
          {"sentence", bounds_sentence(subject, report)},
          {"within", report.within},
          {"excluded", subject.excluded},
          {"companies", std::move(companies)}};
}

}  // namespace fitrank
