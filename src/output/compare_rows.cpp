#include "output/compare_rows.hpp"

#include <fmt/format.h>

#include "analysis/reproduce.hpp"
#include "base/text.hpp"
#include "output/apportion.hpp"
#include "output/blocks.hpp"
#include "output/explanation_table.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/part_of.hpp"
#include "output/stale_text.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kLongestNameInColumn = 30;

constexpr auto kComparedParts = std::to_array({&CriterionGap::a, &CriterionGap::b});
constexpr auto kComparedLines = std::to_array({&SignalGap::a, &SignalGap::b});

const Explanation& explained_side(const Comparison& comparison, std::size_t side) {
  return side == 0 ? comparison.a : comparison.b;
}

/// Where the points that no signal carries come from; empty where there are none.
std::string_view unsignalled_from(const Comparison& comparison, const CriterionGap& criterion, std::size_t side) {
  const CriterionSide& part = criterion.*kComparedParts[side];
  if (part.stated) return "stated outright";
  if (!explained_side(comparison, side).criteria[criterion.criterion].expected.empty()) return "as expected";
  return part.unsignalled > 0 ? "taken as 50" : "";
}

/// The lines of one criterion: its own, one for each signal, and one for what no signal carries.
std::vector<CompareRow> criterion_rows(const Subject& subject, const Comparison& comparison,
                                       const CriterionGap& criterion) {
  std::vector<CompareRow> rows{{&subject, &comparison, "criterion", &criterion}};
  rows[0].gap = criterion.gap;
  for (const SignalGap& signal : criterion.signals) {
    rows.push_back({&subject, &comparison, "signal", &criterion, &signal});
    rows.back().gap = signal.gap;
  }
  CompareRow rest{&subject, &comparison, "without_signals", &criterion};
  rest.gap = criterion.a.unsignalled - criterion.b.unsignalled;
  for (const std::size_t side : {0U, 1U}) {
    const CriterionSide& part = criterion.*kComparedParts[side];
    rows[0].sides[side] = {.score = part.score, .points = part.points, .stated = part.stated};
    rest.sides[side] = {.points = part.unsignalled, .from = unsignalled_from(comparison, criterion, side)};
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const auto& line = rows[i].signal->*kComparedLines[side];
      if (line) rows[i].sides[side] = {.score = line->score.used, .points = line->contribution, .line = &*line};
    }
  }
  if (!rest.sides[0].from.empty() || !rest.sides[1].from.empty()) rows.push_back(rest);
  return rows;
}

/// Shares `total` hundredths out over those of `sides` that have points to show.
void apportion_sides(const std::vector<CompareSide*>& sides, long total) {
  std::vector<CompareSide*> shown;
  std::vector<double> parts;
  for (CompareSide* side : sides) {
    if (!side->stated && side->line == nullptr && side->from.empty()) continue;
    shown.push_back(side);
    parts.push_back(100 * *side->points);
  }
  const std::vector<long> shares = apportion(parts, total);
  for (std::size_t i = 0; i < shares.size(); ++i) shown[i]->hundredths = shares[i];
}

/// Criteria add up to the fit, and what is in a criterion to it. The fit's line is the last.
void apportion_column(std::vector<CompareRow>& rows, std::size_t side) {
  std::vector<CompareSide*> criteria;
  for (CompareRow& row : rows) {
    if (row.criterion() != nullptr) criteria.push_back(&row.sides[side]);
  }
  CompareSide& fit = rows.back().sides[side];
  fit.hundredths = shown(100 * *fit.score);
  apportion_sides(criteria, fit.hundredths);
  for (std::size_t i = 0; i + 1 < rows.size();) {
    const long total = rows[i].sides[side].hundredths;
    std::vector<CompareSide*> inside;
    for (++i; rows[i].criterion() == nullptr && i + 1 < rows.size(); ++i) inside.push_back(&rows[i].sides[side]);
    apportion_sides(inside, total);
  }
}

std::string compare_gap_text(long hundredths) { return (hundredths > 0 ? "+" : "") + hundredths_text(hundredths); }

/// Of the lines in a table, those of a criterion and of the fit stand out.
Cell outstanding(const CompareRow& row, std::string text) {
  return {std::move(text), row.criterion() != nullptr || row.within == nullptr ? Style::strong : Style::plain};
}

std::string compared_text(const CompareRow& row) {
  const Model& model = row.subject->model;
  if (row.within == nullptr) return "Fit score";
  if (row.signal != nullptr) return "  " + model.signals[row.signal->signal].label;
  if (row.criterion() != nullptr) return model.criteria[row.within->criterion].label;
  const bool expected = row.sides[0].from == "as expected" || row.sides[1].from == "as expected";
  return expected ? "  unknown signals" : "  without signals";
}

std::string weighed_text(const CompareRow& row) {
  if (row.within == nullptr) return percent_text(1);
  if (row.signal != nullptr) return "×" + exact_text(row.subject->model.signals[row.signal->signal].importance);
  return row.criterion() != nullptr ? percent_text(row.within->weight) : "";
}

Cell side_cell(const CompareRow& row, std::size_t index) {
  const CompareSide& side = row.sides[index];
  if (side.line != nullptr) return {signal_score_text(side.line->score)};
  if (row.within == nullptr || row.kind == "without_signals") return {std::string(side.from)};
  return side.score ? strong(short_text(*side.score)) : unknown_cell();
}

Cell side_points_cell(const CompareRow& row, std::size_t index) {
  const CompareSide& side = row.sides[index];
  const bool none = row.signal != nullptr ? side.line == nullptr : row.kind == "without_signals" && side.from.empty();
  return none ? Cell{} : outstanding(row, hundredths_text(side.hundredths));
}

/// "NVIDIA: 142 %, year on year; filed, 2026-02-25; source: 10-K", or what is too old to count.
std::vector<std::string> side_notes(const CompareRow& row, std::size_t side) {
  const Subject& subject = *row.subject;
  const Company& company = subject.set.companies[side];
  const Signal& signal = subject.model.signals[row.signal->signal];
  std::vector<std::string> notes;
  const auto note = [&](std::string_view standing, const Observation& observation) {
    notes.push_back(fmt::format("{}: {}{}; {}", short_name(subject, side), standing,
                                value_text(signal, observation.value), evidence_text(subject.model, observation)));
  };
  if (const SignalLine* line = row.sides[side].line) {
    note("", *row.evidence(side));
    const CriterionLine& criterion = explained_side(*row.comparison, side).criteria[signal.criterion];
    const std::string thin = thin_text(subject.model, criterion, *line);
    if (!thin.empty()) notes.push_back(fmt::format("{}: {}", short_name(subject, side), thin));
    return notes;
  }
  for (const std::size_t index : last_known(subject.model, company, subject.set.assessments[side])) {
    const Observation& observation = company.observations[index];
    if (observation.signal == row.signal->signal) note("too old to count: ", observation);
  }
  return notes;
}

void add_side(Fields<CompareRow>& fields, std::size_t index, const std::array<FieldSpec, 4>& keys) {
  const auto of_side = [index](auto read) {
    return [index, read](const CompareRow& row) {
      return row.overtake != nullptr ? absent() : json_of(read(row.sides[index]));
    };
  };
  fields.add(keys[0], of_side([](auto& side) { return side.score; }))
      .add(keys[1], of_side([](auto& side) { return side.points; }))
      .add(keys[2], of_side([](auto& side) { return side.stated; }))
      .object(keys[3], observed_fields(),
              [index](auto& row) { return observed(row.subject->model, row.evidence(index)); });
}

/// The company that is ahead, or the other.
std::string compared_id(const CompareRow& row, bool ahead) {
  return row.subject->set.companies[(row.comparison->gap > 0) == ahead ? 0 : 1].id;
}

Fields<CompareRow> make_compare_row_fields() {
  using Row = CompareRow;
  const auto criterion_id = [](auto& r) {
    const auto& criteria = r.subject->model.criteria;
    if (r.within != nullptr) return json_of(criteria[r.within->criterion].id);
    if (r.overtake != nullptr) return json_of(criteria[r.overtake->criterion].id);
    return r.about() != nullptr ? json_of(criteria[r.about()->criterion].id) : absent();
  };
  const auto signal_of = [](auto& r) { return r.about(); };
  Fields<Row> fields;
  fields.add(key::kind, [](auto& r) { return r.kind; })
      .add(key::criterion, criterion_id)
      .add(key::signal, part_of(signal_of, [](auto& signal) { return signal.id; }))
      .add(key::weight, part_of(&Row::criterion, [](auto& criterion) { return criterion.weight; }))
      .add(key::importance, part_of(signal_of, [](auto& signal) { return signal.importance; }));
  add_side(fields, 0, {key::score_a, key::points_a, key::stated_a, key::evidence_a});
  add_side(fields, 1, {key::score_b, key::points_b, key::stated_b, key::evidence_b});
  fields.add(key::gap, [](auto& r) { return r.gap ? json_of(*r.gap) : absent(); })
      .add(key::from, part_of(&Row::overtake, [](auto& overtake) { return overtake.from; }))
      .add(key::to, part_of(&Row::overtake, [](auto& overtake) { return overtake.to; }))
      .add(key::until, part_of(&Row::overtake, [](auto& overtake) { return overtake.until; }))
      .add(key::behind, [](auto& r) { return r.overtake ? json_of(compared_id(r, false)) : absent(); })
      .add(key::ahead, [](auto& r) { return r.overtake ? json_of(compared_id(r, true)) : absent(); });
  return fields;
}

}  // namespace

const Observation* CompareRow::evidence(std::size_t side) const {
  const SignalLine* line = sides[side].line;
  return line == nullptr ? sides[side].later : &subject->set.companies[side].observations[line->score.chosen];
}

const Signal* CompareRow::about() const {
  if (signal != nullptr) return &subject->model.signals[signal->signal];
  for (const CompareSide& side : sides) {
    if (side.later != nullptr) return &subject->model.signals[side.later->signal];
  }
  return nullptr;
}

std::vector<CompareRow> compare_rows(const Subject& subject, const Comparison& comparison) {
  std::vector<CompareRow> rows;
  for (const CriterionGap& criterion : comparison.criteria) {
    for (const CompareRow& row : criterion_rows(subject, comparison, criterion)) rows.push_back(row);
  }
  CompareRow& fit = rows.emplace_back(CompareRow{&subject, &comparison, "fit"});
  fit.gap = comparison.gap;
  for (const std::size_t side : {0U, 1U}) {
    const double score = explained_side(comparison, side).fit.score;
    fit.sides[side] = {.score = score, .points = score};
    apportion_column(rows, side);
  }
  for (const Overtake& overtake : comparison.overtakes) {
    rows.push_back({&subject, &comparison, overtake.level_only ? "level" : "overtake", nullptr, nullptr, &overtake});
  }
  for (const std::size_t side : {0U, 1U}) {
    for (const std::size_t index : subject.set.assessments[side].after_as_of) {
      rows.push_back({&subject, &comparison, "later"});
      rows.back().sides[side].later = &subject.set.companies[side].observations[index];
    }
  }
  return rows;
}

const Fields<CompareRow>& compare_row_fields() {
  static const Fields<CompareRow> fields = make_compare_row_fields();
  return fields;
}

std::vector<std::string> later_texts(const Subject& subject, const std::vector<CompareRow>& rows) {
  std::vector<std::string> texts;
  for (const CompareRow& row : rows) {
    if (row.kind != "later") continue;
    const std::size_t side = row.sides[0].later != nullptr ? 0 : 1;
    const Observation& observation = *row.sides[side].later;
    texts.push_back(fmt::format("{}, {}: {}; {}", short_name(subject, side), row.about()->label,
                                value_text(*row.about(), observation.value),
                                evidence_text(subject.model, observation)));
  }
  return texts;
}

Table compare_table(const Subject& subject, const std::vector<CompareRow>& rows) {
  TableOf<CompareRow> table;
  table.left("Criterion, signal", [](auto& r) { return outstanding(r, compared_text(r)); });
  table.right("Weight", [](auto& r) { return outstanding(r, weighed_text(r)); });
  for (const std::size_t side : {0U, 1U}) {
    table.right(short_name(subject, side), [side](auto& r) { return side_cell(r, side); });
    table.right("Points", [side](auto& r) { return side_points_cell(r, side); });
  }
  table.right("Gap",
              [](auto& r) { return outstanding(r, compare_gap_text(r.sides[0].hundredths - r.sides[1].hundredths)); });
  table.notes("Evidence", [](auto& r) {
    std::vector<std::string> notes;
    for (const std::size_t side : {0U, 1U}) {
      if (r.signal == nullptr) break;
      for (std::string& note : side_notes(r, side)) notes.push_back(std::move(note));
    }
    return notes;
  });
  std::vector<CompareRow> shown_rows = rows;
  std::erase_if(shown_rows, [](auto& row) { return row.overtake != nullptr || row.kind == "later"; });
  return table.of(shown_rows);
}

std::string short_name(const Subject& subject, std::size_t company) {
  return cut(harmless(display_name(subject.set.companies[company])), kLongestNameInColumn);
}

}  // namespace fitrank
