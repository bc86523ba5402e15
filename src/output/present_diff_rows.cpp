#include "output/present_diff_rows.hpp"

#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/present_diff.hpp"
#include "output/present_diff_text.hpp"

namespace fitrank {

namespace {

const Fields<const SavedRanking*>& saved_ranking_fields() {
  static const Fields<const SavedRanking*> fields =
      Fields<const SavedRanking*>()
          .add(key::file, [](auto& saved) { return saved->source; })
          .add(key::profile, [](auto& saved) { return saved->profile; })
          .include(policy_fields(), [](auto& saved) { return policies_in(*saved); })
          .add(key::as_of, [](auto& saved) { return saved->as_of; })
          .add(key::shown, [](auto& saved) { return saved->rows.size(); })
          .add(key::ranked, [](auto& saved) { return saved->ranked; });
  return fields;
}

const Fields<WeightChange>& weight_change_fields() {
  static const Fields<WeightChange> fields = Fields<WeightChange>()
                                                 .add(key::criterion, [](auto& change) { return change.criterion; })
                                                 .add(key::weight_before, [](auto& change) { return change.before; })
                                                 .add(key::weight, [](auto& change) { return change.now; });
  return fields;
}

const Fields<ScoreChange>& score_change_fields() {
  static const Fields<ScoreChange> fields = Fields<ScoreChange>()
                                                .add(key::id, [](auto& change) { return change.id; })
                                                .add(key::name, [](auto& change) { return change.name; })
                                                .add(key::criterion, [](auto& change) { return change.criterion; })
                                                .add(key::score_before, [](auto& change) { return change.before; })
                                                .add(key::score, [](auto& change) { return change.now; });
  return fields;
}

const Fields<const RankingDiff*>& diff_facts() {
  static const Fields<const RankingDiff*> fields =
      Fields<const RankingDiff*>()
          .object(key::old_answer, saved_ranking_fields(), [](auto& diff) { return if_given(&diff->before); })
          .object(key::new_answer, saved_ranking_fields(), [](auto& diff) { return if_given(&diff->now); })
          .list(key::weight_changes, weight_change_fields(), [](auto& diff) { return diff->weights; })
          .list(key::score_changes, score_change_fields(), [](auto& diff) { return diff->data; });
  return fields;
}

/// What only a company ranked both times has.
template <typename Read>
auto if_moved(Read read) {
  return [read](const RankChange& row) { return row.before ? std::optional(read(row)) : std::nullopt; };
}

const Fields<RankChange>& rank_change_fields() {
  static const Fields<RankChange> fields =
      Fields<RankChange>()
          .add(key::rank, [](auto& row) { return row.now; })
          .add(key::id, [](auto& row) { return row.id; })
          .add(key::name, [](auto& row) { return row.name; })
          .add(key::score, [](auto& row) { return row.score_now; })
          .add(key::rank_before, [](auto& row) { return row.before; })
          .add(key::score_before, if_moved([](auto& row) { return row.score_before; }))
          .add(key::move, if_moved([](auto& row) { return row.causes.total(); }))
          .add(key::moved_by_companies, if_moved([](auto& row) { return row.causes.companies; }))
          .add(key::moved_by_weights, if_moved([](auto& row) { return row.causes.weights; }))
          .add(key::moved_by_data, if_moved([](auto& row) { return row.causes.data; }))
          .add(key::moved_by_unseen, if_moved([](auto& row) { return row.causes.unseen; }))
          .add(key::came_from,
               [](auto& row) { return row.before ? std::nullopt : std::optional(id_of(row.came_from)); })
          .add(key::standing, [](auto&) { return "ranked"; });
  return fields;
}

const Fields<Departure>& departure_fields() {
  static const Fields<Departure> fields = Fields<Departure>()
                                              .add(key::rank, [](auto&) { return nlohmann::ordered_json(); })
                                              .add(key::id, [](auto& row) { return row.id; })
                                              .add(key::name, [](auto& row) { return row.name; })
                                              .add(key::rank_before, [](auto& row) { return row.before; })
                                              .add(key::score_before, [](auto& row) { return row.score_before; })
                                              .add(key::standing, [](auto& row) { return id_of(row.now); });
  return fields;
}

}  // namespace

nlohmann::ordered_json diff_record(const RankingDiff& diff) { return diff_facts().record(&diff); }
Rows diff_rows(const RankingDiff& diff) { return Rows(records(rank_change_fields(), diff.rows)); }
Rows diff_not_ranked(const RankingDiff& diff) { return Rows(records(departure_fields(), diff.went)); }

const AnswerSpec& diff_spec() {
  static const AnswerSpec spec{.facts = diff_facts().specs(),
                               .rows = rank_change_fields().specs(),
                               .about_rows =
                                   "a company ranked in the newer answer; under not_ranked, one that is no "
                                   "longer ranked",
                               .not_ranked = true};
  return spec;
}

}  // namespace fitrank
