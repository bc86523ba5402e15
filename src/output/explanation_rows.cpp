#include "output/explanation_rows.hpp"

#include <algorithm>

#include "analysis/reproduce.hpp"
#include "analysis/screen.hpp"
#include "output/apportion.hpp"
#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/observed_fields.hpp"
#include "output/part_of.hpp"
#include "output/set_aside.hpp"

namespace fitrank {

namespace {

class ExplanationLines {
 public:
  ExplanationLines(const Subject& subject, const Explanation& explanation)
      : subject_(subject), explanation_(explanation), stale_(subject.set.assessments[explanation.company].stale) {
    // Without anything known there is no score, and so no points to share out.
    const long total = explanation.fit.ranked() ? shown(100 * explanation.fit.score) : 0;
    std::vector<double> parts;
    for (const CriterionLine& line : explanation.criteria) parts.push_back(100 * line.contribution);
    const std::vector<long> points = apportion(parts, total);
    for (std::size_t i = 0; i < points.size(); ++i) add_criterion(explanation.criteria[i], points[i]);
    for (const std::size_t index : stale_) add_observed("stale", nullptr, index);
    for (const std::size_t index : subject.set.assessments[explanation.company].after_as_of) {
      add_observed("later", nullptr, index);
    }
    add("fit", nullptr).hundredths = total;
  }

  std::vector<ExplanationRow> rows;

 private:
  ExplanationRow& add(std::string_view kind, const CriterionLine* within) {
    return rows.emplace_back(ExplanationRow{&subject_, &explanation_, kind, within});
  }

  ExplanationRow& add_observed(std::string_view kind, const CriterionLine* within, std::size_t index) {
    ExplanationRow& row = add(kind, within);
    row.observation = &row.company().observations[index];
    row.signal = &subject_.model.signals[row.observation->signal];
    return row;
  }

  void add_criterion(const CriterionLine& line, long points) {
    add("criterion", &line).hundredths = points;
    std::vector<double> parts;
    for (const SignalLine& signal : line.signals) parts.push_back(100 * signal.contribution);
    for (const ExpectedLine& expected : line.expected) parts.push_back(100 * expected.contribution);
    std::vector<long> shares = apportion(parts, points);
    auto share = shares.begin();
    for (const SignalLine& signal : line.signals) add_signal(line, signal, *share++);
    for (const ExpectedLine& expected : line.expected) {
      ExplanationRow& row = add("expected", &line);
      row.expected = &expected;
      row.hundredths = *share++;
      add_unknown(line, expected.score.signal, row);
    }
    if (!line.expected.empty()) return;
    for (const std::size_t signal : line.unknown) add_unknown(line, signal, add("unknown", &line));
  }

  void add_signal(const CriterionLine& line, const SignalLine& scored, long points) {
    ExplanationRow& row = add_observed("signal", &line, scored.score.chosen);
    row.scored = &scored;
    row.hundredths = points;
    const Observation& chosen = *row.observation;
    for (const std::size_t index : scored.score.conflicting) {
      ExplanationRow& other = add_observed("conflicting", &line, index);
      other.set_aside = why_set_aside(subject_.model, subject_.profile.as_of, chosen, *other.observation);
    }
    add_stale(line, scored.score.signal);
  }

  void add_unknown(const CriterionLine& line, const std::optional<std::size_t>& signal, ExplanationRow& row) {
    if (!signal) return;
    row.signal = &subject_.model.signals[*signal];
    add_stale(line, *signal);
  }

  /// What was observed of the signal and is too old by the ranking's day.
  void add_stale(const CriterionLine& line, std::size_t signal) {
    const auto& observations = subject_.set.companies[explanation_.company].observations;
    std::erase_if(stale_, [&](std::size_t index) {
      if (observations[index].signal != signal) return false;
      add_observed("stale", &line, index);
      return true;
    });
  }

  const Subject& subject_;
  const Explanation& explanation_;
  std::vector<std::size_t> stale_;  ///< not yet told of
};

const Criterion* criterion_of(const ExplanationRow& row) {
  if (row.within == nullptr && row.signal == nullptr) return nullptr;
  return &row.subject->model.criteria[row.within != nullptr ? row.within->criterion : row.signal->criterion];
}

/// 1 or 0 where the criterion has no signals of its own.
nlohmann::ordered_json coverage_of(const ExplanationRow& row) {
  const CriterionLine* line = row.criterion();
  return line == nullptr ? absent() : json_of(known_share(row.subject->model, *line).value_or(line->score ? 1 : 0));
}

template <typename Read>
auto of_expected(Read read) {
  return part_of(&ExplanationRow::expected, [read](auto& line) { return read(line.score); });
}

auto likely_end(double LikelyRange::*end) {
  return [end](const ExplainedCompany& one) {
    const auto& range = one.explanation->likely;
    return range ? std::optional((*range).*end) : std::nullopt;
  };
}

}  // namespace

std::vector<ExplanationRow> explanation_rows(const Subject& subject, const Explanation& explanation) {
  return ExplanationLines(subject, explanation).rows;
}

const Fields<ExplanationRow>& explanation_row_fields() {
  using Row = ExplanationRow;
  static const auto fit_score = [](auto& one) {
    return one.fit.ranked() ? std::optional(one.fit.score) : std::nullopt;
  };
  static const Fields<Row> fields =
      Fields<Row>()
          .add(key::kind, [](auto& r) { return r.kind; })
          .add(key::criterion, part_of(criterion_of, [](auto& criterion) { return criterion.id; }))
          .include(observed_fields(), [](auto& r) { return observed(r.subject->model, r.observation); })
          .add(key::signal, part_of(&Row::signal, [](auto& signal) { return signal.id; }))
          .add(key::unit, part_of(&Row::signal, [](auto& signal) { return unless_blank(signal.unit); }))
          .add(key::face, part_of(&Row::scored, [](auto& line) { return line.score.face; }))
          .add(key::trust, part_of(&Row::scored, [](auto& line) { return line.score.trust; }))
          .add(key::score, part_of(&Row::scored, [](auto& line) { return line.score.used; }))
          .add(key::score, part_of(&Row::criterion, [](auto& line) { return line.score; }))
          .add(key::score, of_expected([](auto& score) { return score.mean; }))
          .add(key::score, part_of(&Row::fit, fit_score))
          .add(key::weight, part_of(&Row::criterion, [](auto& line) { return line.weight; }))
          .add(key::importance, part_of(&Row::scored, [](auto& line) { return line.importance; }))
          .add(key::importance, part_of(&Row::expected, [](auto& line) { return line.importance; }))
          .add(key::importance, [](auto& r) { return r.kind == "unknown" ? json_of(r.signal->importance) : absent(); })
          .add(key::points, part_of(&Row::scored, [](auto& line) { return line.contribution; }))
          .add(key::points, part_of(&Row::criterion, [](auto& line) { return line.contribution; }))
          .add(key::points, part_of(&Row::expected, [](auto& line) { return line.contribution; }))
          .add(key::points, part_of(&Row::fit, fit_score))
          .add(key::coverage, coverage_of)
          .add(key::stated, part_of(&Row::criterion, [](auto& line) { return line.stated; }))
          .add(key::only_expected, part_of(&Row::criterion, [](auto& line) { return line.only_expected; }))
          .add(key::set_aside, [](auto& r) { return r.set_aside.empty() ? absent() : json_of(r.set_aside); })
          .add(key::deviation, of_expected([](auto& score) { return score.deviation; }))
          .add(key::employers, of_expected([](auto& score) { return score.seen; }))
          .add(key::of_layer, of_expected([](auto& score) { return score.of_layer; }))
          .add(key::given_others, of_expected([](auto& score) { return score.given_others; }));
  return fields;
}

std::string_view standing_id(const Subject& subject, const Explanation& explanation) {
  if (explanation.rank) return "ranked";
  const std::size_t company = explanation.company;
  const RuleView view{subject.set.companies[company], subject.set.assessments[company], explanation.fit};
  const std::vector<RuleHit> failed = failed_rules(subject.model, subject.profile, view);
  const bool is_thin = only_thin(subject.profile, failed);
  if (!failed.empty() && !is_thin) return "excluded";
  return is_thin && explanation.fit.ranked() ? "too_little_known" : "unranked";
}

const Fields<ExplainedCompany>& explained_company_fields() {
  static const Fields<ExplainedCompany> fields =
      Fields<ExplainedCompany>()
          .include(company_fields(),
                   [](auto& one) {
                     return std::optional(CompanyRef{&one.subject->set.companies[one.explanation->company]});
                   })
          .add(key::rank, [](auto& one) { return one.explanation->rank; })
          .add(key::score,
               [](auto& one) {
                 const FitScore& fit = one.explanation->fit;
                 return fit.ranked() ? std::optional(fit.score) : std::nullopt;
               })
          .add(key::low, [](auto& one) { return one.explanation->fit.low; })
          .add(key::high, [](auto& one) { return one.explanation->fit.high; })
          .add(key::likely_low, likely_end(&LikelyRange::low))
          .add(key::likely_high, likely_end(&LikelyRange::high))
          .add(key::coverage, [](auto& one) { return one.explanation->fit.coverage; })
          .add(key::standing, [](auto& one) { return standing_id(*one.subject, *one.explanation); });
  return fields;
}

std::optional<double> known_share(const Model& model, const CriterionLine& line) {
  if (line.stated || (line.signals.empty() && line.unknown.empty())) return std::nullopt;
  double known = 0;
  for (const SignalLine& signal : line.signals) known += signal.importance;
  double all = known;
  for (const std::size_t signal : line.unknown) all += model.signals[signal].importance;
  return known / all;
}

}  // namespace fitrank
