#include "output/present_bounds.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/blocks.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/pool_names.hpp"

namespace fitrank {

namespace {

struct BoundsRow {
  const PoolSubject& subject;
  const BoundsReport& report;
  const BoundedCompany& company;

  const WeightBounds& weights() const { return company.weights; }
};

std::string best_to_worst(std::size_t best, std::size_t worst) {
  return best == worst ? fmt::format("{}", best) : fmt::format("{}–{}", best, worst);
}

bool is_exact(const WeightBounds& bounds) { return bounds.best.exact() && bounds.worst.exact(); }

/// "1–4", or "1–9 (2–7 found)" where what is proven and what is found differ.
std::string ranks_text(const WeightBounds& bounds) {
  std::string text = best_to_worst(bounds.best.proven, bounds.worst.proven);
  if (!is_exact(bounds)) text += fmt::format(" ({} found)", best_to_worst(bounds.best.found, bounds.worst.found));
  return text;
}

std::string within_text(const BoundsReport& report) {
  return fmt::format("{} {}", short_text(report.within), short_text(report.within) == "1" ? "point" : "points");
}

const Fields<BoundsRow>& bounds_rows() {
  static const Fields<BoundsRow> fields =
      Fields<BoundsRow>()
          .add(key::rank, [](auto& r) { return r.company.place.rank; })
          .include(pool_row_fields(),
                   [](auto& r) {
                     return PoolRow{&r.subject.pool, r.company.place.company};
                   })
          .add(key::score, [](auto& r) { return r.company.place.fit.score; })
          .add(key::low, [](auto& r) { return r.company.unknown.low; })
          .add(key::high, [](auto& r) { return r.company.unknown.high; })
          .add(key::best_rank, [](auto& r) { return r.company.unknown.best; })
          .add(key::worst_rank, [](auto& r) { return r.company.unknown.worst; })
          .add(key::weights_low, [](auto& r) { return r.weights().low; })
          .add(key::weights_high, [](auto& r) { return r.weights().high; })
          .add(key::weights_best, [](auto& r) { return r.weights().best.proven; })
          .add(key::weights_best_found, [](auto& r) { return r.weights().best.found; })
          .add(key::weights_worst, [](auto& r) { return r.weights().worst.proven; })
          .add(key::weights_worst_found, [](auto& r) { return r.weights().worst.found; })
          .add(key::best_weights, [](auto& r) { return by_criterion(r.subject.model, r.weights().best.weights); })
          .add(key::worst_weights, [](auto& r) { return by_criterion(r.subject.model, r.weights().worst.weights); });
  return fields;
}

const Fields<BoundsReport>& bounds_facts() {
  static const Fields<BoundsReport> fields =
      Fields<BoundsReport>().add(key::within, [](const BoundsReport& report) { return report.within; });
  return fields;
}

Table bounds_table(const std::vector<BoundsRow>& rows, const BoundsReport& report) {
  return TableOf<BoundsRow>()
      .right("#", [](auto& r) { return fmt::format("{}", r.company.place.rank); })
      .left("Company", [](auto& r) { return strong(name_of(r.subject.pool, r.company.place.company)); })
      .right("Fit", [](auto& r) { return score_text(r.company.place.fit.score); })
      .right("Fit, unknown known", [](auto& r) { return range_text(r.company.unknown.low, r.company.unknown.high); })
      .right("Rank", [](auto& r) { return best_to_worst(r.company.unknown.best, r.company.unknown.worst); })
      .right(fmt::format("Fit, weights ±{}", short_text(report.within)),
             [](auto& r) { return range_text(r.weights().low, r.weights().high); })
      .right("Rank", [](auto& r) { return ranks_text(r.weights()); })
      .of(rows);
}

}  // namespace

std::string bounds_sentence(const PoolSubject& subject, const BoundsReport& report) {
  if (report.rows.empty()) return "No company can be ranked.";
  const BoundedCompany& first = report.rows[0];
  const std::string unknown =
      first.unknown.worst == 1 ? std::string("no missing data could change that")
      : first.unknown.best == first.unknown.worst
          ? fmt::format("with all data known it is number {}, whatever the data say", first.unknown.best)
          : fmt::format("missing data could put it anywhere from {} to {}", first.unknown.best, first.unknown.worst);
  const std::size_t worst = first.weights.worst.proven;
  const std::string moved =
      worst == first.weights.best.proven
          ? fmt::format("moving weights by {} could not", within_text(report))
          : fmt::format("moving weights by {} from {} to {}{}", within_text(report), first.weights.best.proven,
                        is_exact(first.weights) ? "" : "at most ", worst);
  return fmt::format("{} is first today; {}, {}.", name_of(subject.pool, first.place.company), unknown, moved);
}

const AnswerSpec& bounds_spec() {
  static const AnswerSpec spec{
      .facts = bounds_facts().specs(), .rows = bounds_rows().specs(), .about_rows = "one of the first companies"};
  return spec;
}

Answer present_bounds(const PoolSubject& subject, const BoundsReport& report) {
  std::vector<BoundsRow> rows;
  for (const BoundedCompany& company : report.rows) rows.push_back({subject, report, company});
  Answer answer = answer_about(subject, bounds_spec(), bounds_sentence(subject, report));
  answer.facts = bounds_facts().record(report);
  answer.rows = Rows(records(bounds_rows(), rows));
  Writer page;
  page.open("Bounds", answer.envelope.sentence, subject.profile);
  page.table(bounds_table(rows, report));
  if (!rows.empty()) {
    page.explain(fmt::format(
        "The columns on the left are over all missing data, whatever they turn out to be. Those on the right are over "
        "weights that each differ from the profile's by at most {} and add up to 100 %, with unknowns counted as the "
        "policy says.",
        within_text(report)));
  }
  if (!std::ranges::all_of(rows, [](auto& r) { return is_exact(r.weights()); })) {
    page.explain(
        "Where a second range is marked \"found\", some weights give those ranks, and no weights give ranks outside "
        "the "
        "first range. The exact ends would take too long to find.");
  }
  page.close(subject.counts);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
