#include "fitrank/present_reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/pool_names.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

std::string goal(std::size_t top) { return top == 1 ? "first" : fmt::format("among the first {}", top); }

/// Of a total change, in points.
std::string change_text(double change) {
  const double points = 100 * change;
  return points >= 0.05 ? short_text(points) : fmt::format("{:.2g}", points);
}

std::string rank_text(const std::optional<std::size_t>& rank) {
  return rank ? fmt::format("number {} today", *rank) : std::string("not ranked today");
}

/// "A, B and 3 more"
std::string names(const CompanyPool& pool, const std::vector<std::size_t>& rows, std::size_t in_all) {
  std::vector<std::string> list;
  for (const std::size_t row : rows) list.push_back(name_of(pool, row));
  std::string text = fmt::format("{}", fmt::join(list, ", "));
  if (in_all > rows.size()) text += fmt::format(" and {} more", in_all - rows.size());
  return text;
}

std::string mixture_text(const PoolSubject& subject, const Mixture& mixture) {
  if (mixture.parts.size() == 1) return name_of(subject.pool, mixture.parts[0].company);
  std::vector<std::string> parts;
  for (const MixturePart& part : mixture.parts) {
    parts.push_back(fmt::format("{} {}", percent_text(part.share), name_of(subject.pool, part.company)));
  }
  return fmt::format("{}", fmt::join(parts, " + "));
}

class ReachPresenter {
 public:
  ReachPresenter(const ReachSubject& subject, const Reach& reach)
      : subject_(subject), pool_(subject.pool), model_(subject.pool.model), reach_(reach) {}

  Document document() {
    blocks_.emplace_back(Heading{fmt::format("What it takes {} to be {}", name(), goal(reach_.top)), 1});
    say(reach_sentence(pool_, reach_), Style::strong);
    say(fmt::format("Profile: {}", titled(pool_.profile.title, pool_.profile.id)));
    say(policies_text(pool_.profile));
    if (reach_.verdict == ReachVerdict::reachable) say_weights();
    if (!reach_.proof.empty()) say_proof();
    if (reach_.verdict == ReachVerdict::impossible && reach_.proof.size() < reach_.top) {
      say("Proven by a search through all weights, which left none open.");
    }
    if (!reach_.improvements.empty()) say_improvements();
    if (pool_.excluded > 0) {
      say(left_out_text(pool_.excluded, pool_.profile.min_coverage) +
          (subject_.exclusion_may_move ? " Other weights may exclude others." : ""));
    }
    return {std::move(blocks_), records()};
  }

 private:
  void say(std::string text, Style style = Style::plain) { blocks_.emplace_back(Paragraph{std::move(text), style}); }
  std::string name() const { return name_of(pool_.pool, reach_.company); }

  void say_weights() {
    Table table{
        .columns = {{"Criterion"}, {"Weight now", Align::right}, {"Nearest", Align::right}, {"Set", Align::right}},
        .rows = {},
        .notes_header = {}};
    for (std::size_t c = 0; c < reach_.weights.size(); ++c) {
      table.rows.push_back({{{model_.criteria[c].label, Style::strong},
                             {percent_text(subject_.weights[c])},
                             {fmt::format("{:.2f} %", 100 * reach_.weights[c])},
                             {exact_text(reach_.percent[c]) + " %"}},
                            {}});
    }
    blocks_.emplace_back(std::move(table));
    say(how_sure());
    if (!reach_.passed.empty()) {
      say(fmt::format("No longer ahead of it: {}.", names(pool_.pool, reach_.passed, reach_.passed_in_all)));
    }
    if (!reach_.ahead.empty()) {
      say(fmt::format("Still ahead: {}.", names(pool_.pool, reach_.ahead, reach_.ahead.size())));
    }
    say("To see it:");
    blocks_.emplace_back(Preformatted{options()});
  }

  std::string how_sure() const {
    std::string text = fmt::format(
        "At the nearest weights it draws level with the last it has to pass, and level scores share a rank. ");
    if (reach_.change - reach_.change_least <= kReachGap) {
      text += "No smaller change does it.";
    } else {
      text += fmt::format("They are the best found; that less than {} points would not do is proven.",
                          change_text(reach_.change_least));
    }
    if (reach_.level_only) return text + " It draws level on an edge and no more, so round weights would miss it.";
    return text + fmt::format(" The round weights to set change {} points.", change_text(reach_.percent_change));
  }

  std::string options() const {
    std::vector<std::string> list;
    for (std::size_t c = 0; c < reach_.percent.size(); ++c) {
      list.push_back(fmt::format("--weight {}={}", model_.criteria[c].id, exact_text(reach_.percent[c])));
    }
    return fmt::format("{}", fmt::join(list, " "));
  }

  void say_proof() {
    say(reach_.proof.size() > 1 ? "Whatever the weights, some company of each row is ahead of it; no company stands in "
                                  "two rows:"
                                : "Better on everything known of it, whatever the weights:");
    Table table{.columns = {{"Ahead of it"}}, .rows = {}, .notes_header = {}};
    for (const Criterion& criterion : model_.criteria) table.columns.push_back({criterion.label, Align::right});
    const ScoreMatrix& scores = pool_.pool.scores();
    Table::Row own{{{name(), Style::strong}}, {}};
    for (std::size_t c = 0; c < model_.criteria.size(); ++c) {
      const float score = scores.at(reach_.company, c);
      own.cells.push_back({std::isnan(score) ? unknown_text() : short_text(score)});
    }
    table.rows.push_back(std::move(own));
    for (const Mixture& mixture : reach_.proof) {
      Table::Row row{{{mixture_text(pool_, mixture)}}, {}};
      for (std::size_t c = 0; c < model_.criteria.size(); ++c) {
        const bool counts =
            pool_.profile.missing != MissingPolicy::renormalize || !std::isnan(scores.at(reach_.company, c));
        row.cells.push_back({counts ? short_text(mixture.scores[c]) : "?"});
      }
      table.rows.push_back(std::move(row));
    }
    blocks_.emplace_back(std::move(table));
    const bool mixed = std::ranges::any_of(reach_.proof, [](const Mixture& m) { return m.parts.size() > 1; });
    if (mixed) {
      say("A mixture's scores are its companies' in these shares. It is ahead under all weights, and whenever a "
          "mixture "
          "is ahead, one of its companies is.",
          Style::dim);
    }
  }

  /// What an unknown score counts as.
  std::string unknown_text() const {
    switch (pool_.profile.missing) {
      case MissingPolicy::zero:
        return "? = 0";
      case MissingPolicy::neutral:
        return "? = 50";
      case MissingPolicy::renormalize:
      case MissingPolicy::expected:
        break;
    }
    return "?";
  }

  void say_improvements() {
    Table table{.columns = {{"Criterion"}, {"Score now", Align::right}, {"Needed", Align::right}},
                .rows = {},
                .notes_header = {}};
    for (const Improvement& improvement : reach_.improvements) {
      table.rows.push_back({{{model_.criteria[improvement.criterion].label, Style::strong},
                             {improvement.now ? short_text(*improvement.now) : "?"},
                             {improvement.needed ? needed_text(*improvement.needed) : "not even 100"}},
                            {}});
    }
    say(fmt::format("With the weights as they are, one criterion alone would make it {} at a score of:",
                    goal(reach_.top)));
    blocks_.emplace_back(std::move(table));
  }

  /// Rounded up, so that what is shown does it.
  static std::string needed_text(double needed) { return short_text(std::min(std::ceil(needed * 10) / 10, 100.0)); }

  Records records() const {
    Records records{{"criterion", "weight", "nearest", "percent", "score", "needed"}, {}};
    for (std::size_t c = 0; c < model_.criteria.size(); ++c) {
      const auto of = [&](const std::vector<double>& list) {
        return list.empty() ? std::optional<double>() : std::optional(list[c]);
      };
      const Improvement* improvement = reach_.improvements.empty() ? nullptr : &reach_.improvements[c];
      const float score = pool_.pool.scores().at(reach_.company, c);
      records.rows.push_back({text_field(model_.criteria[c].id), number_field(subject_.weights[c]),
                              number_field(of(reach_.weights)), number_field(of(reach_.percent)),
                              number_field(std::isnan(score) ? std::optional<double>() : std::optional<double>(score)),
                              number_field(improvement != nullptr ? improvement->needed : std::nullopt)});
    }
    return records;
  }

  const ReachSubject& subject_;
  const PoolSubject& pool_;
  const Model& model_;
  const Reach& reach_;
  std::vector<Block> blocks_;
};

Json ids_json(const CompanyPool& pool, const std::vector<std::size_t>& rows) {
  Json ids = Json::array();
  for (const std::size_t row : rows) ids.push_back(pool.at(row));
  return ids;
}

Json by_criterion(const Model& model, std::span<const double> values) {
  Json json = Json::object();
  for (std::size_t c = 0; c < values.size(); ++c) json[model.criteria[c].id] = values[c];
  return json;
}

const char* verdict_id(ReachVerdict verdict) {
  switch (verdict) {
    case ReachVerdict::already:
      return "already";
    case ReachVerdict::reachable:
      return "reachable";
    case ReachVerdict::impossible:
      return "impossible";
    case ReachVerdict::open:
      break;
  }
  return "open";
}

Json weights_json(const PoolSubject& subject, const Reach& reach) {
  if (reach.verdict != ReachVerdict::reachable) return nullptr;
  return {{"change", reach.change},
          {"change_least", reach.change_least},
          {"exact", reach.change - reach.change_least <= kReachGap},
          {"weights", by_criterion(subject.model, reach.weights)},
          {"percent", by_criterion(subject.model, reach.percent)},
          {"percent_change", reach.percent_change},
          {"level_only", reach.level_only},
          {"passed", ids_json(subject.pool, reach.passed)},
          {"passed_in_all", reach.passed_in_all},
          {"ahead", ids_json(subject.pool, reach.ahead)}};
}

Json proof_json(const PoolSubject& subject, const Reach& reach) {
  Json proof = Json::array();
  for (const Mixture& mixture : reach.proof) {
    Json parts = Json::object();
    for (const MixturePart& part : mixture.parts) parts[subject.pool.at(part.company)] = part.share;
    proof.push_back({{"shares", std::move(parts)}, {"scores", by_criterion(subject.model, mixture.scores)}});
  }
  return proof;
}

Json improvements_json(const PoolSubject& subject, const Reach& reach) {
  const auto or_null = [](const std::optional<double>& number) { return number ? Json(*number) : Json(nullptr); };
  Json list = Json::array();
  for (const Improvement& improvement : reach.improvements) {
    list.push_back({{"criterion", subject.model.criteria[improvement.criterion].id},
                    {"now", or_null(improvement.now)},
                    {"needed", or_null(improvement.needed)}});
  }
  return list;
}

std::string impossible_sentence(const PoolSubject& subject, const Reach& reach, const std::string& name) {
  const std::string none = fmt::format("No weights make {} {}", name, goal(reach.top));
  if (reach.proof.empty()) return none + fmt::format(" ({}).", rank_text(reach.rank));
  if (reach.proof.size() < reach.top || reach.top > 1) {
    return fmt::format("{} ({}): whatever they are, {} others are ahead.", none, rank_text(reach.rank), reach.top);
  }
  const Mixture& mixture = reach.proof[0];
  const std::string who = mixture_text(subject, mixture);
  if (mixture.parts.size() == 1) {
    return fmt::format("{} ({}): {} is better on everything known of it.", none, rank_text(reach.rank), who);
  }
  return fmt::format("{} ({}): the mixture {} is better on everything known of it.", none, rank_text(reach.rank), who);
}

}  // namespace

std::string reach_sentence(const PoolSubject& subject, const Reach& reach) {
  const std::string name = name_of(subject.pool, reach.company);
  switch (reach.verdict) {
    case ReachVerdict::already:
      return fmt::format("{} is {} already: number {} today.", name, goal(reach.top), reach.rank.value_or(0));
    case ReachVerdict::reachable:
      return fmt::format("{}, {}, can {} {}: a total change of {} points of weight is enough.", name,
                         rank_text(reach.rank), reach.level_only ? "draw level with who is" : "be", goal(reach.top),
                         change_text(reach.change));
    case ReachVerdict::impossible:
      return impossible_sentence(subject, reach, name);
    case ReachVerdict::open:
      break;
  }
  return fmt::format("No weights were found that make {} {} ({}); that there are none is not proven.", name,
                     goal(reach.top), rank_text(reach.rank));
}

Document present_reach(const ReachSubject& subject, const Reach& reach) {
  return ReachPresenter(subject, reach).document();
}

Json reach_json(const ReachSubject& subject, const Reach& reach) {
  const PoolSubject& pool = subject.pool;
  return {{"profile", pool.profile.id},
          {"sentence", reach_sentence(pool, reach)},
          {"id", pool.pool.at(reach.company)},
          {"top", reach.top},
          {"rank", reach.rank ? Json(*reach.rank) : Json(nullptr)},
          {"verdict", verdict_id(reach.verdict)},
          {"now", by_criterion(pool.model, subject.weights.scaled())},
          {"then", weights_json(pool, reach)},
          {"proof", proof_json(pool, reach)},
          {"improvements", improvements_json(pool, reach)},
          {"excluded", pool.excluded}};
}

}  // namespace fitrank
