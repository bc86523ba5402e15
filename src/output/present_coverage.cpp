#include "output/present_coverage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/blocks.hpp"
#include "output/keys.hpp"
#include "output/kind_fields.hpp"
#include "output/numbers.hpp"

namespace fitrank {

namespace {

struct CoverageRow {
  std::string_view kind;
  const Signal& signal;
  const SignalCoverage& counts;
  std::size_t companies = 0;
  double share = 0;
  std::string_view tier = {};
  std::optional<long> years = {};  ///< none: older
};

const Fields<CoverageRow>& coverage_rows() {
  static const Fields<CoverageRow> fields =
      Fields<CoverageRow>()
          .add(key::kind, [](auto& r) { return r.kind; })
          .add(key::signal, [](auto& r) { return r.signal.id; })
          .add(key::tier, of_kind("tier", [](auto& r) { return r.tier; }))
          .add(key::years, of_kind("age", [](auto& r) { return r.years; }))
          .add(key::companies, [](auto& r) { return r.companies; })
          .add(key::share, of_kind("signal", [](auto& r) { return r.share; }))
          .add(key::oldest, of_kind("signal", [](auto& r) { return r.counts.oldest; }))
          .add(key::latest, of_kind("signal", [](auto& r) { return r.counts.latest; }));
  return fields;
}

const Fields<EvidenceCoverage>& coverage_facts() {
  static const Fields<EvidenceCoverage> fields =
      Fields<EvidenceCoverage>().add(key::latest, [](auto& c) { return c.day; });
  return fields;
}

std::vector<CoverageRow> coverage_rows_of(const Model& model, const EvidenceCoverage& coverage) {
  std::vector<CoverageRow> rows;
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    const Signal& signal = model.signals[s];
    const SignalCoverage& counts = coverage.signals[s];
    rows.push_back({"signal", signal, counts, counts.companies,
                    static_cast<double>(counts.companies) / static_cast<double>(coverage.companies)});
    for (std::size_t i = 0; i < counts.tiers.size(); ++i) {
      rows.push_back({.kind = "tier", .signal = signal, .counts = counts, .companies = counts.tiers[i]});
      rows.back().tier = model.tiers[i].id;
    }
    for (std::size_t i = 0; i < counts.ages.size(); ++i) {
      rows.push_back({.kind = "age", .signal = signal, .counts = counts, .companies = counts.ages[i]});
      if (i < kAgeYears.size()) rows.back().years = kAgeYears[i];
    }
    rows.push_back({.kind = "undated", .signal = signal, .counts = counts, .companies = counts.undated});
  }
  return rows;
}

std::string coverage_sentence(const EvidenceCoverage& coverage) {
  const std::string companies = count_text(coverage.companies, "company", "companies");
  if (!coverage.day) return fmt::format("{}. No evidence that counts has a date.", companies);
  return fmt::format("{}. Ages are as of {}{}.", companies, coverage.day->text(),
                     coverage.day_given ? "" : ", the latest date of the evidence that counts");
}

std::string count_or_dot(std::size_t count) { return count == 0 ? "·" : fmt::format("{}", count); }
std::string date_or_dot(const std::optional<Date>& date) { return date ? date->text() : "·"; }

Cell coverage_label(const CoverageRow& row) { return strong(row.signal.label); }

Table coverage_by_tier(const std::vector<CoverageRow>& known, const Model& model) {
  TableOf<CoverageRow> table;
  table.left("Signal", coverage_label)
      .right("Known", [](auto& r) { return fmt::format("{}", r.companies); })
      .right("Share", [](auto& r) { return percent_text(r.share); });
  for (std::size_t i = 0; i < model.tiers.size(); ++i) {
    table.right(model.tiers[i].id, [i](auto& r) { return count_or_dot(r.counts.tiers[i]); });
  }
  return table.of(known);
}

Table coverage_by_age(const std::vector<CoverageRow>& known) {
  TableOf<CoverageRow> table;
  table.left("Signal", coverage_label);
  for (std::size_t i = 0; i <= kAgeYears.size(); ++i) {
    table.right(i < kAgeYears.size() ? fmt::format("≤ {} y", kAgeYears[i]) : "older",
                [i](auto& r) { return count_or_dot(r.counts.ages[i]); });
  }
  return table.right("undated", [](auto& r) { return count_or_dot(r.counts.undated); })
      .right("oldest", [](auto& r) { return date_or_dot(r.counts.oldest); })
      .right("latest", [](auto& r) { return date_or_dot(r.counts.latest); })
      .of(known);
}

}  // namespace

const AnswerSpec& coverage_spec() {
  static const AnswerSpec spec{.facts = coverage_facts().specs(),
                               .rows = coverage_rows().specs(),
                               .about_rows = "a signal, or one of its evidence tiers or ages"};
  return spec;
}

Answer present_coverage(const Model& model, const EvidenceCoverage& coverage) {
  const std::vector<CoverageRow> rows = coverage_rows_of(model, coverage);
  std::vector<CoverageRow> known;
  std::vector<std::string> unknown;
  for (const CoverageRow& row : rows) {
    if (row.kind == "signal" && row.companies > 0) known.push_back(row);
    if (row.kind == "signal" && row.companies == 0) unknown.push_back(row.signal.label);
  }
  Answer answer{.spec = &coverage_spec(),
                .envelope = {.sentence = coverage_sentence(coverage), .counts = {.companies = coverage.companies}},
                .facts = coverage_facts().record(coverage),
                .rows = Rows(records(coverage_rows(), rows)),
                .criteria = model.criteria};
  Writer page;
  page.head("Known signals", 1);
  page.say(answer.envelope.sentence, Style::strong);
  page.head("By evidence tier");
  page.table(coverage_by_tier(known, model));
  page.head("By age");
  page.table(coverage_by_age(known));
  if (!unknown.empty()) page.say(fmt::format("Not known for any company: {}.", fmt::join(unknown, "; ")));
  page.explain("For each company and signal, only the observation that counts is included.");
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
