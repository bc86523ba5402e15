#include "output/present_stability.hpp"

#include <fmt/format.h>

#include <cmath>

#include "output/blocks.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/pool_names.hpp"

namespace fitrank {

namespace {

struct StabilityOf {
  const PoolSubject& subject;
  const Stability& stability;
};

/// One end of a stretch.
struct StabilityEnd {
  const PoolSubject& subject;
  const CriterionStability& line;
  const char* scope;
  const Stretch& stretch;
  bool low;

  const std::optional<Turn>& turn() const { return low ? stretch.at_low : stretch.at_high; }
};

std::optional<std::string> id_in(const CompanyPool& pool, const std::optional<std::size_t>& row) {
  return row ? std::optional(pool.at(*row)) : std::nullopt;
}

const Fields<StabilityOf>& stability_facts() {
  static const Fields<StabilityOf> fields =
      Fields<StabilityOf>()
          .add(key::leader,
               [](auto& of) {
                 const auto& ranked = of.stability.ranked;
                 return id_in(of.subject.pool, ranked.empty() ? std::nullopt : std::optional(ranked[0].company));
               })
          .add(key::top, [](auto& of) { return of.subject.top; })
          .add(key::whole_order, [](auto& of) { return of.subject.whole_order; });
  return fields;
}

const Fields<StabilityEnd>& stability_rows() {
  static const Fields<StabilityEnd> fields =
      Fields<StabilityEnd>()
          .add(key::criterion, [](auto& r) { return r.subject.model.criteria[r.line.criterion].id; })
          .add(key::weight, [](auto& r) { return r.line.share; })
          .add(key::scope, [](auto& r) { return r.scope; })
          .add(key::end, [](auto& r) { return r.low ? "low" : "high"; })
          .add(key::limit, [](auto& r) { return r.low ? r.stretch.low : r.stretch.high; })
          .add(key::rising, [](auto& r) { return r.turn() ? id_in(r.subject.pool, r.turn()->rising) : std::nullopt; })
          .add(key::falling,
               [](auto& r) { return r.turn() ? id_in(r.subject.pool, r.turn()->falling) : std::nullopt; });
  return fields;
}

std::vector<StabilityEnd> stability_ends(const PoolSubject& subject, const Stability& stability) {
  std::vector<StabilityEnd> ends;
  for (const CriterionStability& line : stability.criteria) {
    for (const bool low : {true, false}) ends.push_back({subject, line, "first", line.first, low});
    for (const bool low : {true, false}) ends.push_back({subject, line, "top", line.top, low});
    for (const bool low : {true, false}) ends.push_back({subject, line, "order", line.order, low});
  }
  return ends;
}

/// Limits are rounded inwards, so that what is shown holds: as few decimals as leave the present share inside.
std::string limit_text(double limit, double share, bool low) {
  for (const double scale : {1e3, 1e4, 1e5, 1e6}) {
    const double inwards = (low ? std::ceil(limit * scale) : std::floor(limit * scale)) / scale;
    if (low ? inwards <= share : inwards >= share) return fmt::format("{}", std::round(inwards * 1e8) / 1e6);
  }
  return fmt::format("{:.6f}", 100 * limit);
}

std::string stretch_text(const Stretch& stretch, double share) {
  return fmt::format("{}–{} %", limit_text(stretch.low, share, true), limit_text(stretch.high, share, false));
}

std::string turn_text(const StabilityEnd& end) {
  const Turn& turn = *end.turn();
  const CompanyPool& pool = end.subject.pool;
  return fmt::format("{} {} % {} {}", end.low ? "below" : "above", limit_text(turn.share, end.line.share, end.low),
                     name_of(pool, turn.rising),
                     turn.falling ? "overtakes " + name_of(pool, *turn.falling) : std::string("is ranked too"));
}

std::vector<std::string> turn_texts(const PoolSubject& subject, const CriterionStability& line) {
  std::vector<std::string> texts;
  const auto add = [&](const std::string& what, const Stretch& stretch) {
    for (const bool low : {true, false}) {
      const StabilityEnd end{subject, line, "", stretch, low};
      if (end.turn()) texts.push_back(fmt::format("{}: {}", what, turn_text(end)));
    }
  };
  add("first place", line.first);
  if (subject.top > 1) add(fmt::format("first {}", subject.top), line.top);
  add("order", line.order);
  return texts;
}

Table stability_table(const PoolSubject& subject, const Stability& stability) {
  TableOf<CriterionStability> table;
  table.left("Criterion", [&](auto& line) { return strong(subject.model.criteria[line.criterion].label); })
      .right("Weight", [](auto& line) { return percent_text(line.share); })
      .right("First place", [](auto& line) { return stretch_text(line.first, line.share); });
  if (subject.top > 1) {
    table.right(fmt::format("First {}", subject.top), [](auto& line) { return stretch_text(line.top, line.share); });
  }
  return table
      .right(subject.whole_order ? "Whole order" : fmt::format("Order of the first {}", subject.top),
             [](auto& line) { return stretch_text(line.order, line.share); })
      .notes("What happens at the ends", [&](auto& line) { return turn_texts(subject, line); })
      .of(stability.criteria);
}

/// The end of a first-place stretch that is nearest to the present share.
std::pair<const CriterionStability*, const Turn*> nearest_turn(const Stability& stability) {
  std::pair<const CriterionStability*, const Turn*> nearest = {};
  double least = 2;
  for (const CriterionStability& line : stability.criteria) {
    for (const auto* turn : {&line.first.at_low, &line.first.at_high}) {
      if (!*turn || !(std::abs((*turn)->share - line.share) < least)) continue;
      least = std::abs((*turn)->share - line.share);
      nearest = {&line, &**turn};
    }
  }
  return nearest;
}

}  // namespace

std::string stability_sentence(const PoolSubject& subject, const Stability& stability) {
  if (stability.ranked.empty()) return "No company can be ranked.";
  const std::string leader = name_of(subject.pool, stability.ranked[0].company);
  const auto [line, turn] = nearest_turn(stability);
  if (turn == nullptr) return fmt::format("{} stays first however far any single weight is moved.", leader);
  const std::string& label = subject.model.criteria[line->criterion].label;
  const std::string rising = name_of(subject.pool, turn->rising);
  if (!(line->share > 0) && !(turn->share > 0)) {
    return fmt::format("{} stays first only while {} has no weight; with any weight on it, {} overtakes {}.", leader,
                       label, rising, leader);
  }
  const bool falls = turn->share < line->share;
  return fmt::format("{} stays first until {} {} from {} to {} %; then {} overtakes it.", leader, label,
                     falls ? "falls" : "rises", percent_text(line->share), limit_text(turn->share, line->share, falls),
                     rising);
}

const AnswerSpec& stability_spec() {
  static const AnswerSpec spec{stability_facts().specs(), stability_rows().specs(), "one end of a weight's range"};
  return spec;
}

Answer present_stability(const PoolSubject& subject, const Stability& stability) {
  Answer answer = answer_about(subject, stability_spec(), stability_sentence(subject, stability));
  answer.facts = stability_facts().record({subject, stability});
  answer.rows = Rows(records(stability_rows(), stability_ends(subject, stability)));
  Writer page;
  page.open("Stability", answer.envelope.sentence, subject.profile);
  page.table(stability_table(subject, stability));
  if (!stability.criteria.empty()) {
    page.explain(
        "Each range says how far one weight can move without a change, while the other weights keep their "
        "proportions. Outside the range, one company overtakes another as named.");
  }
  page.close(subject.counts);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
