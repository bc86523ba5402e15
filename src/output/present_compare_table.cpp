#include "output/present_compare_table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "fitrank/text.hpp"
#include "output/apportion.hpp"
#include "output/explanation_table.hpp"
#include "output/numbers.hpp"
#include "output/stale_text.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kLongestNameInColumn = 30;

std::string gap_text(long hundredths) { return (hundredths > 0 ? "+" : "") + hundredths_text(hundredths); }

/// One company's side of the table, its points in hundredths.
class Side {
 public:
  using Line = std::optional<SignalLine> SignalGap::*;
  using Part = CriterionSide CriterionGap::*;

  Side(const Subject& subject, const Comparison& comparison, std::size_t company, Line line, Part part)
      : model_(subject.model),
        company_(subject.set.companies[company]),
        assessment_(subject.set.assessments[company]),
        name_(short_name(subject, company)),
        explanation_(company == 0 ? comparison.a : comparison.b),
        line_(line),
        part_(part) {
    total_ = shown(100 * explanation_.fit.score);
    std::vector<double> parts;
    for (const CriterionGap& criterion : comparison.criteria) parts.push_back(100 * of(criterion).points);
    criteria_ = apportion(parts, total_);
  }

  const CriterionSide& of(const CriterionGap& criterion) const { return criterion.*part_; }
  long total() const { return total_; }
  long points(std::size_t criterion) const { return criteria_[criterion]; }

  /// The points of each signal's line, and last of what no signal carries; 0 for what the side has not.
  std::vector<long> lines(const CriterionGap& criterion, std::size_t index) const {
    std::vector<long> points(criterion.signals.size() + 1);
    std::vector<double> parts;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < criterion.signals.size(); ++i) {
      const auto& line = criterion.signals[i].*line_;
      if (!line) continue;
      parts.push_back(100 * line->contribution);
      places.push_back(i);
    }
    if (!unsignalled(criterion).empty()) {
      parts.push_back(100 * of(criterion).unsignalled);
      places.push_back(criterion.signals.size());
    }
    const std::vector<long> whole = apportion(parts, criteria_[index]);
    for (std::size_t i = 0; i < whole.size(); ++i) points[places[i]] = whole[i];
    return points;
  }

  static Cell score(const std::optional<double>& score) {
    return score ? Cell{short_text(*score), Style::strong} : Cell{"?", Style::caution};
  }

  Cell signal(const SignalGap& gap) const {
    const auto& line = gap.*line_;
    if (!line) return {"?", Style::caution};
    const double used = line->score.used;
    const std::string face = short_text(line->score.face);
    return {std::abs(used - line->score.face) < 1e-9 ? face : fmt::format("{} → {}", face, short_text(used))};
  }

  Cell signal_points(const SignalGap& gap, long points) const {
    return {gap.*line_ ? hundredths_text(points) : std::string()};
  }

  /// Where the points that no signal carries come from; empty where there are none.
  std::string unsignalled(const CriterionGap& criterion) const {
    const CriterionSide& side = of(criterion);
    if (side.stated) return "stated outright";
    if (!explanation_.criteria[criterion.criterion].expected.empty()) return "as expected";
    return side.unsignalled > 0 ? "taken as 50" : "";
  }

  /// "NVIDIA: 142 %, year on year; filed, 2026-02-25; source: 10-K"
  void add_evidence(const SignalGap& gap, std::vector<std::string>& notes) const {
    const auto& line = gap.*line_;
    if (!line) return add_last_known(gap.signal, notes);
    const Observation& chosen = company_.observations[line->score.chosen];
    const Signal& signal = model_.signals[line->score.signal];
    notes.push_back(fmt::format("{}: {}; {}", name_, value_text(signal, chosen.value), evidence_text(model_, chosen)));
    const std::string thin = thin_text(model_, explanation_.criteria[signal.criterion], *line);
    if (!thin.empty()) notes.push_back(fmt::format("{}: {}", name_, thin));
  }

  const std::string& name() const { return name_; }

 private:
  /// "NVIDIA: too old to count: 142 %; filed, 2010-02-25; source: 10-K"
  void add_last_known(std::size_t signal, std::vector<std::string>& notes) const {
    for (const std::size_t index : last_known(model_, company_, assessment_)) {
      const Observation& observation = company_.observations[index];
      if (observation.signal != signal) continue;
      notes.push_back(fmt::format("{}: too old to count: {}; {}", name_,
                                  value_text(model_.signals[signal], observation.value),
                                  evidence_text(model_, observation)));
    }
  }

  const Model& model_;
  const Company& company_;
  const Assessment& assessment_;
  std::string name_;
  const Explanation& explanation_;
  Line line_;
  Part part_;
  long total_ = 0;
  std::vector<long> criteria_;
};

class Rows {
 public:
  Rows(const Subject& subject, const Comparison& comparison)
      : model_(subject.model),
        comparison_(comparison),
        a_(subject, comparison, 0, &SignalGap::a, &CriterionGap::a),
        b_(subject, comparison, 1, &SignalGap::b, &CriterionGap::b) {}

  Table table() && {
    for (std::size_t i = 0; i < comparison_.criteria.size(); ++i) add_criterion(i);
    add({strong("Fit score"),
         strong(percent_text(1)),
         {},
         strong(hundredths_text(a_.total())),
         {},
         strong(hundredths_text(b_.total())),
         strong(gap_text(a_.total() - b_.total()))});
    return {.columns = {{"Criterion, signal"},
                        {"Weight", Align::right},
                        {a_.name(), Align::right},
                        {"Points", Align::right},
                        {b_.name(), Align::right},
                        {"Points", Align::right},
                        {"Gap", Align::right}},
            .rows = std::move(rows_),
            .notes_header = "Evidence"};
  }

 private:
  static Cell strong(std::string text) { return {std::move(text), Style::strong}; }

  void add(std::vector<Cell> cells, std::vector<std::string> notes = {}) {
    rows_.push_back({std::move(cells), std::move(notes)});
  }

  void add_criterion(std::size_t index) {
    const CriterionGap& criterion = comparison_.criteria[index];
    const long points_a = a_.points(index);
    const long points_b = b_.points(index);
    add({strong(model_.criteria[criterion.criterion].label), strong(percent_text(criterion.weight)),
         Side::score(criterion.a.score), strong(hundredths_text(points_a)), Side::score(criterion.b.score),
         strong(hundredths_text(points_b)), strong(gap_text(points_a - points_b))});
    const std::vector<long> lines_a = a_.lines(criterion, index);
    const std::vector<long> lines_b = b_.lines(criterion, index);
    for (std::size_t i = 0; i < criterion.signals.size(); ++i) add_signal(criterion.signals[i], lines_a[i], lines_b[i]);
    add_unsignalled(criterion, lines_a.back(), lines_b.back());
  }

  void add_signal(const SignalGap& gap, long points_a, long points_b) {
    const Signal& signal = model_.signals[gap.signal];
    std::vector<std::string> notes;
    a_.add_evidence(gap, notes);
    b_.add_evidence(gap, notes);
    add({{"  " + signal.label},
         {"×" + exact_text(signal.importance)},
         a_.signal(gap),
         a_.signal_points(gap, points_a),
         b_.signal(gap),
         b_.signal_points(gap, points_b),
         {gap_text(points_a - points_b)}},
        std::move(notes));
  }

  void add_unsignalled(const CriterionGap& criterion, long points_a, long points_b) {
    const std::string a = a_.unsignalled(criterion);
    const std::string b = b_.unsignalled(criterion);
    if (a.empty() && b.empty()) return;
    add({{a == "as expected" || b == "as expected" ? "  unknown signals" : "  without signals"},
         {},
         {a},
         {a.empty() ? "" : hundredths_text(points_a)},
         {b},
         {b.empty() ? "" : hundredths_text(points_b)},
         {gap_text(points_a - points_b)}});
  }

  const Model& model_;
  const Comparison& comparison_;
  Side a_;
  Side b_;
  std::vector<Table::Row> rows_;
};

}  // namespace

std::string short_name(const Subject& subject, std::size_t company) {
  return cut(harmless(display_name(subject.set.companies[company])), kLongestNameInColumn);
}

Table comparison_table(const Subject& subject, const Comparison& comparison) {
  return Rows(subject, comparison).table();
}

}  // namespace fitrank
