#include "fitrank/present_stability.hpp"

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

class Presenter {
 public:
  Presenter(const PoolSubject& subject, const Stability& stability) : subject_(subject), stability_(stability) {}

  Document document() {
    blocks_.emplace_back(Heading{"Stability", 1});
    say(stability_sentence(subject_, stability_), Style::strong);
    say(fmt::format("Profile: {}", titled(subject_.profile.title, subject_.profile.id)));
    say(policies_text(subject_.profile));
    if (!stability_.criteria.empty()) {
      blocks_.emplace_back(table());
      say("One weight moves, the other criteria keep their proportions. Within a stretch nothing changes; beyond its "
          "end the company named passes the other.",
          Style::dim);
    }
    if (subject_.excluded > 0) say(left_out_text(subject_.excluded, subject_.profile.min_coverage));
    return {std::move(blocks_), records()};
  }

 private:
  void say(std::string text, Style style = Style::plain) { blocks_.emplace_back(Paragraph{std::move(text), style}); }

  const std::string& label(const CriterionStability& line) const {
    return subject_.model.criteria[line.criterion].label;
  }
  std::string top_label() const { return fmt::format("First {}", subject_.top); }
  std::string order_label() const {
    return subject_.whole_order ? "Whole order" : fmt::format("Order of the first {}", subject_.top);
  }

  Table table() const {
    Table table{.columns = {{"Criterion"},
                            {"Weight", Align::right},
                            {"First place", Align::right},
                            {top_label(), Align::right},
                            {order_label(), Align::right}},
                .rows = {},
                .notes_header = "What happens at the ends"};
    for (const CriterionStability& line : stability_.criteria) {
      Table::Row row{{{label(line), Style::strong},
                      {percent_text(line.share)},
                      {stretch_text(line.first, line.share)},
                      {stretch_text(line.top, line.share)},
                      {stretch_text(line.order, line.share)}},
                     {}};
      add_notes("first place", line, line.first, row.notes);
      if (subject_.top > 1) add_notes(fmt::format("first {}", subject_.top), line, line.top, row.notes);
      add_notes("order", line, line.order, row.notes);
      table.rows.push_back(std::move(row));
    }
    if (subject_.top == 1) leave_out_top(table);
    return table;
  }

  /// The first one is the first place.
  static void leave_out_top(Table& table) {
    table.columns.erase(table.columns.begin() + 3);
    for (Table::Row& row : table.rows) row.cells.erase(row.cells.begin() + 3);
  }

  void add_notes(std::string_view what, const CriterionStability& line, const Stretch& stretch,
                 std::vector<std::string>& notes) const {
    if (stretch.at_low) notes.push_back(fmt::format("{}: {}", what, turn_text(line, *stretch.at_low, true)));
    if (stretch.at_high) notes.push_back(fmt::format("{}: {}", what, turn_text(line, *stretch.at_high, false)));
  }

  std::string turn_text(const CriterionStability& line, const Turn& turn, bool low) const {
    const std::string where = fmt::format("{} {} %", low ? "below" : "above", limit_text(turn.share, line.share, low));
    const std::string rising = name_of(subject_.pool, turn.rising);
    if (!turn.falling) return fmt::format("{} {} is ranked too", where, rising);
    return fmt::format("{} {} overtakes {}", where, rising, name_of(subject_.pool, *turn.falling));
  }

  Records records() const {
    Records records{{"criterion", "share", "what", "end", "limit", "rising", "falling"}, {}};
    for (const CriterionStability& line : stability_.criteria) {
      add_records(line, "first", line.first, records);
      add_records(line, "top", line.top, records);
      add_records(line, "order", line.order, records);
    }
    return records;
  }

  void add_records(const CriterionStability& line, const char* what, const Stretch& stretch, Records& records) const {
    for (const bool low : {true, false}) {
      const auto& turn = low ? stretch.at_low : stretch.at_high;
      records.rows.push_back({text_field(subject_.model.criteria[line.criterion].id), number_field(line.share),
                              text_field(what), text_field(low ? "low" : "high"),
                              number_field(low ? stretch.low : stretch.high),
                              text_field(turn ? subject_.pool.at(turn->rising) : ""),
                              text_field(turn && turn->falling ? subject_.pool.at(*turn->falling) : "")});
    }
  }

  const PoolSubject& subject_;
  const Stability& stability_;
  std::vector<Block> blocks_;
};

Json turn_json(const CompanyPool& pool, const std::optional<Turn>& turn) {
  if (!turn) return nullptr;
  return {{"share", turn->share},
          {"rising", pool.at(turn->rising)},
          {"falling", turn->falling ? Json(pool.at(*turn->falling)) : Json(nullptr)}};
}

Json stretch_json(const CompanyPool& pool, const Stretch& stretch) {
  return {{"low", stretch.low},
          {"high", stretch.high},
          {"at_low", turn_json(pool, stretch.at_low)},
          {"at_high", turn_json(pool, stretch.at_high)}};
}

/// The end of a first-place stretch that is nearest to the present share.
struct Nearest {
  const CriterionStability* line = nullptr;
  const Turn* turn = nullptr;
};

Nearest nearest_turn(const Stability& stability) {
  Nearest nearest;
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
  if (turn == nullptr) return fmt::format("{} stays first however any one weight is moved.", leader);
  if (!(line->share > 0) && !(turn->share > 0)) {
    return fmt::format(
        "{} stays first only as long as {} weighs nothing: as soon as it weighs anything, {} overtakes it.", leader,
        subject.model.criteria[line->criterion].label, name_of(subject.pool, turn->rising));
  }
  const bool falls = turn->share < line->share;
  return fmt::format("{} stays first until {} {} from {} to {} %: there {} overtakes it.", leader,
                     subject.model.criteria[line->criterion].label, falls ? "falls" : "rises",
                     percent_text(line->share), limit_text(turn->share, line->share, falls),
                     name_of(subject.pool, turn->rising));
}

Document present_stability(const PoolSubject& subject, const Stability& stability) {
  return Presenter(subject, stability).document();
}

Json stability_json(const PoolSubject& subject, const Stability& stability) {
  Json criteria = Json::array();
  for (const CriterionStability& line : stability.criteria) {
    criteria.push_back({{"criterion", subject.model.criteria[line.criterion].id},
                        {"share", line.share},
                        {"first", stretch_json(subject.pool, line.first)},
                        {"top", stretch_json(subject.pool, line.top)},
                        {"order", stretch_json(subject.pool, line.order)}});
  }
  Json first = stability.ranked.empty() ? Json(nullptr) : Json(subject.pool.at(stability.ranked[0].company));
  return {{"profile", subject.profile.id},      {"sentence", stability_sentence(subject, stability)},
          {"first", std::move(first)},          {"top", subject.top},
          {"whole_order", subject.whole_order}, {"excluded", subject.excluded},
          {"criteria", std::move(criteria)}};
}

}  // namespace fitrank
