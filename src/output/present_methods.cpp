#include "fitrank/present_methods.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "output/listed_apart.hpp"
#include "output/method_text.hpp"
#include "output/numbers.hpp"
#include "output/pool_names.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

/// More than anybody compares by eye.
constexpr std::size_t kMostProposed = 10;

std::string measure_text(const std::optional<double>& measure) {
  return measure ? fmt::format("{:.2f}", *measure + 0.0) : std::string("–");
}

std::string_view unknown_text(MissingPolicy missing) {
  switch (missing) {
    case MissingPolicy::zero:
      return "An unknown counts as 0 in every method; a weighted product with one is 0.";
    case MissingPolicy::neutral:
      return "An unknown counts as 50 in every method.";
    case MissingPolicy::expected:
      return "An unknown counts as expected of comparable employers in every method.";
    case MissingPolicy::renormalize:
      return "An unknown is left out by every method: the company's other weights grow to make up for it, and it is "
             "measured and compared only on what is known of it.";
  }
  return {};
}

class MethodsPresenter {
 public:
  MethodsPresenter(const PoolSubject& subject, const MethodComparison& comparison)
      : subject_(subject), comparison_(comparison) {}

  Document document() {
    blocks_.emplace_back(Heading{"Methods", 1});
    say(methods_sentence(subject_, comparison_), Style::strong);
    say(fmt::format("Profile: {}", titled(subject_.profile.title, subject_.profile.id)));
    say(policies_text(subject_.profile));
    if (!comparison_.companies.empty()) {
      blocks_.emplace_back(ranks());
      say(proposal());
      blocks_.emplace_back(agreement());
      say("1 is the same order, -1 the reverse (by WS a number above 0); weighted Spearman and WS count the top "
          "for more. The first two methods look at one company at a time; the others compare companies with each "
          "other, so that the arrival of a third can swap two.",
          Style::dim);
      say(std::string(unknown_text(subject_.profile.missing)), Style::dim);
    }
    say_left_out();
    return {std::move(blocks_), records()};
  }

 private:
  void say(std::string text, Style style = Style::plain) { blocks_.emplace_back(Paragraph{std::move(text), style}); }
  std::string name(std::size_t place) const { return name_of(subject_.pool, comparison_.companies[place]); }

  bool is_tied(Method method) const {
    return std::ranges::find(comparison_.rankings, method, &MethodRanking::method)->ties_all();
  }

  bool is_shown(std::size_t place) const {
    return std::ranges::any_of(comparison_.rankings,
                               [&](const MethodRanking& ranking) { return ranking.ranks[place] <= subject_.top; });
  }

  Table ranks() const {
    Table table{.columns = {{"Company"}, {"Fit", Align::right}}, .rows = {}, .notes_header = {}};
    for (const MethodRanking& ranking : comparison_.rankings) {
      if (!ranking.ties_all()) table.columns.push_back({std::string(label_of(ranking.method)), Align::right});
    }
    for (std::size_t place = 0; place < comparison_.companies.size(); ++place) {
      if (!is_shown(place)) continue;
      const std::size_t rank = comparison_.rankings[0].ranks[place];
      Table::Row row{{{name(place), Style::strong}, {score_text(comparison_.rankings[0].scores[place])}}, {}};
      for (const MethodRanking& ranking : comparison_.rankings) {
        if (ranking.ties_all()) continue;
        row.cells.push_back(
            {fmt::format("{}", ranking.ranks[place]), ranking.ranks[place] == rank ? Style::plain : Style::caution});
      }
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  std::string proposal() const {
    if (comparison_.proposed.size() == 1) {
      return fmt::format("VIKOR proposes {} alone.", name(comparison_.proposed[0]));
    }
    if (comparison_.proposed.size() > kMostProposed) {
      return fmt::format("By VIKOR {} are too near to the first to tell them apart.",
                         count_text(comparison_.proposed.size() - 1, "company", "companies"));
    }
    std::vector<std::string> names;
    for (const std::size_t place : comparison_.proposed) names.push_back(name(place));
    return fmt::format("VIKOR proposes {}: the first is not ahead by enough.", fmt::join(names, ", "));
  }

  Table agreement() const {
    Table table{.columns = {{"Against the weighted sum"},
                            {"Kendall's tau", Align::right},
                            {"Weighted Spearman", Align::right},
                            {"WS", Align::right}},
                .rows = {},
                .notes_header = "What it rewards"};
    for (const MethodAgreement& pair : comparison_.agreement) {
      if (pair.x != Method::weighted_sum || is_tied(pair.y)) continue;
      table.rows.push_back({{{std::string(label_of(pair.y))},
                             {measure_text(pair.kendall)},
                             {measure_text(pair.weighted_spearman)},
                             {measure_text(pair.ws)}},
                            {std::string(sense_of(pair.y))}});
    }
    return table;
  }

  void say_left_out() {
    if (subject_.excluded > 0) say(left_out_text(subject_.excluded, subject_.profile.min_coverage));
    if (comparison_.unranked > 0) {
      say(fmt::format("Not ranked by any method, since nothing weighed is known: {}.",
                      count_text(comparison_.unranked, "company", "companies")));
    }
  }

  Records records() const {
    Records records{{"id"}, {}};
    for (const MethodRanking& ranking : comparison_.rankings) {
      records.header.push_back(fmt::format("{}_rank", id_of(ranking.method)));
      records.header.push_back(fmt::format("{}_score", id_of(ranking.method)));
    }
    for (std::size_t place = 0; place < comparison_.companies.size(); ++place) {
      std::vector<Records::Field> row{text_field(subject_.pool.at(comparison_.companies[place]))};
      for (const MethodRanking& ranking : comparison_.rankings) {
        row.push_back(count_field(ranking.ranks[place]));
        row.push_back(number_field(ranking.scores[place]));
      }
      records.rows.push_back(std::move(row));
    }
    return records;
  }

  const PoolSubject& subject_;
  const MethodComparison& comparison_;
  std::vector<Block> blocks_;
};

Json measure_json(const std::optional<double>& measure) { return measure ? Json(*measure) : Json(nullptr); }

/// The place of a company that `ranking` puts first: `preferred` if it is one of them.
std::size_t first_of(const MethodRanking& ranking, std::size_t preferred) {
  if (ranking.ranks[preferred] == 1) return preferred;
  return static_cast<std::size_t>(std::ranges::find(ranking.ranks, std::size_t{1}) - ranking.ranks.begin());
}

Json agreement_json(const MethodComparison& comparison) {
  Json agreement = Json::array();
  for (const MethodAgreement& pair : comparison.agreement) {
    agreement.push_back({{"x", id_of(pair.x)},
                         {"y", id_of(pair.y)},
                         {"kendall_tau_b", measure_json(pair.kendall)},
                         {"weighted_spearman", measure_json(pair.weighted_spearman)},
                         {"ws", measure_json(pair.ws)}});
  }
  return agreement;
}

Json not_applicable_json(const MethodComparison& comparison) {
  Json methods = Json::array();
  for (const MethodRanking& ranking : comparison.rankings) {
    if (ranking.ties_all()) methods.push_back(id_of(ranking.method));
  }
  return methods;
}

Json companies_json(const PoolSubject& subject, const MethodComparison& comparison) {
  Json companies = Json::array();
  for (std::size_t place = 0; place < comparison.companies.size(); ++place) {
    Json company{{"id", subject.pool.at(comparison.companies[place])}};
    for (const MethodRanking& ranking : comparison.rankings) {
      company[std::string(id_of(ranking.method))] = {{"rank", ranking.ranks[place]}, {"score", ranking.scores[place]}};
    }
    companies.push_back(std::move(company));
  }
  return companies;
}

}  // namespace

std::string methods_sentence(const PoolSubject& subject, const MethodComparison& comparison) {
  if (comparison.companies.empty()) return "No company can be ranked.";
  const auto name = [&](std::size_t place) { return name_of(subject.pool, comparison.companies[place]); };
  std::map<std::size_t, std::vector<std::string_view>> others;  // by place, whom they put first instead
  std::size_t agreeing = 0;
  std::size_t methods = 0;
  std::string level;
  for (const MethodRanking& ranking : comparison.rankings) {
    if (ranking.ties_all()) {
      level += fmt::format(" {} is not applicable: it gives every company the same score.", label_of(ranking.method));
      continue;
    }
    ++methods;
    const std::size_t first = first_of(ranking, 0);
    if (first == 0) {
      ++agreeing;
    } else {
      others[first].push_back(word_of(ranking.method));
    }
  }
  if (methods == 0) return "No method tells any two companies apart.";
  if (others.empty()) return fmt::format("All {} methods put {} first.{}", methods, name(0), level);
  std::string instead;
  for (const auto& [place, by] : others) {
    instead += fmt::format("{} by {} it is {}", instead.empty() ? ";" : ",", fmt::join(by, " and "), name(place));
  }
  return fmt::format("{} of {} methods put {} first{}.{}", agreeing, methods, name(0), instead, level);
}

Document present_methods(const PoolSubject& subject, const MethodComparison& comparison) {
  return MethodsPresenter(subject, comparison).document();
}

Json methods_json(const PoolSubject& subject, const MethodComparison& comparison) {
  Json proposed = Json::array();
  for (const std::size_t place : comparison.proposed) {
    proposed.push_back(subject.pool.at(comparison.companies[place]));
  }
  return {{"profile", subject.profile.id},
          {"sentence", methods_sentence(subject, comparison)},
          {"missing", id_of(subject.profile.missing)},
          {"excluded", subject.excluded},
          {"unranked", comparison.unranked},
          {"companies", companies_json(subject, comparison)},
          {"vikor_proposes", std::move(proposed)},
          {"not_applicable", not_applicable_json(comparison)},
          {"agreement", agreement_json(comparison)}};
}

}  // namespace fitrank
