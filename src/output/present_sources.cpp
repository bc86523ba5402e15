#include "output/present_sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "evidence/assess.hpp"
#include "output/blocks.hpp"
#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

struct SourcesRow {
  const SourcesSubject* subject;
  const TrailEntry* entry;
  const char* standing;

  const Observation& observation() const { return entry->observation; }
  bool counts() const { return standing == std::string_view("counts"); }
};

bool is_same(const Observation& a, const Observation& b) {
  return a.signal == b.signal && a.value == b.value && a.tier == b.tier && a.as_of == b.as_of && a.filed == b.filed &&
         a.source == b.source;
}

/// With what counts as the company was assessed.
std::vector<SourcesRow> sources_rows(const SourcesSubject& subject) {
  const Assessment assessment = assess(subject.model, subject.company, {{}, subject.as_of});
  std::vector<SourcesRow> rows;
  for (const TrailEntry& entry : subject.trail) {
    const bool counts = std::ranges::any_of(assessment.signals, [&](const SignalScore& line) {
      return is_same(subject.company.observations[line.chosen], entry.observation);
    });
    const bool stale = is_stale(subject.model, entry.observation, subject.as_of);
    rows.push_back({&subject, &entry, counts ? "counts" : stale ? "too_old" : "set_aside"});
  }
  return rows;
}

const Fields<SourcesSubject>& sources_facts() {
  static const Fields<SourcesSubject> fields =
      Fields<SourcesSubject>()
          .include(company_fields(), [](auto& of) { return std::optional(CompanyRef{&of.company}); })
          .add(key::cik, [](auto& of) { return unless_blank(of.company.cik); })
          .add(key::ticker, [](auto& of) { return unless_blank(of.company.ticker); })
          .add(key::as_of, [](auto& of) { return of.as_of; });
  return fields;
}

const Fields<SourcesRow>& sources_fields() {
  static const Fields<SourcesRow> fields =
      Fields<SourcesRow>()
          .include(observed_fields(), [](auto& r) { return observed(r.subject->model, &r.observation()); })
          .add(key::standing, [](auto& r) { return r.standing; })
          .add(key::period_start, [](auto& r) { return r.entry->period_start; })
          .add(key::period_end, [](auto& r) { return r.entry->period_end; })
          .add(key::rule, [](auto& r) { return unless_blank(r.entry->rule); })
          .add(key::import_kind, [](auto& r) { return unless_blank(r.entry->kind); })
          .add(key::import_file, [](auto& r) { return unless_blank(r.entry->file); })
          .add(key::import_sha256, [](auto& r) { return unless_blank(r.entry->sha256); });
  return fields;
}

std::string period_text(const TrailEntry& entry) {
  if (!entry.period_start || !entry.period_end) return date_text(entry.observation.as_of);
  return fmt::format("{} to {}", entry.period_start->text(), entry.period_end->text());
}

std::vector<std::string> sources_notes(const SourcesRow& row) {
  const Observation& observation = row.observation();
  const TrailEntry& entry = *row.entry;
  std::vector<std::string> notes;
  // A document that the dossier calls by a title is found again by its accession number or address.
  if (std::ranges::count(row.subject->company.sources, observation.source, &SourceTitle::source) > 0) {
    notes.push_back("source: " + observation.source);
  }
  if (!entry.rule.empty()) notes.push_back("rule: " + entry.rule);
  if (!observation.note.empty() && observation.note != entry.rule) notes.push_back(observation.note);
  if (!entry.kind.empty()) notes.push_back(fmt::format("import: {}, {}", entry.kind, entry.file));
  return notes;
}

Table sources_table(const std::vector<SourcesRow>& rows) {
  const auto styled = [](auto& r, std::string text) { return r.counts() ? strong(text) : dim(text); };
  const auto standing_text = [](auto& r) {
    return r.counts() ? "counts" : r.standing == std::string_view("too_old") ? "too old" : "";
  };
  return TableOf<SourcesRow>()
      .left("Value",
            [&](auto& r) {
              const Observation& observation = r.observation();
              return styled(r, value_text(r.subject->model.signals[observation.signal], observation.value));
            })
      .left("", [&](auto& r) { return styled(r, standing_text(r)); })
      .left("Tier", [](auto& r) { return tier_text(r.subject->model, r.observation()); })
      .left("Period", [](auto& r) { return period_text(*r.entry); })
      .left("Filed", [](auto& r) { return r.observation().filed ? r.observation().filed->text() : ""; })
      .left("Source", [](auto& r) { return source_text(r.observation()); })
      .notes("How", sources_notes)
      .of(rows);
}

std::string sources_sentence(const SourcesSubject& subject, const std::vector<SourcesRow>& rows) {
  const std::string& name = display_name(subject.company);
  if (rows.empty()) return fmt::format("There are no observations of {}.", name);
  const auto counted = std::ranges::count_if(rows, &SourcesRow::counts);
  return fmt::format("{} of {}; {} {}{}.", count_text(rows.size(), "observation", "observations"), name, counted,
                     counted == 1 ? "counts" : "count", subject.as_of ? " on " + subject.as_of->text() : "");
}

}  // namespace

const AnswerSpec& sources_spec() {
  static const AnswerSpec spec{
      .facts = sources_facts().specs(), .rows = sources_fields().specs(), .about_rows = "an observation"};
  return spec;
}

Answer present_sources(const SourcesSubject& subject, std::size_t most) {
  const std::vector<SourcesRow> rows = sources_rows(subject);
  const Company& company = subject.company;
  Answer answer{.spec = &sources_spec(),
                .envelope = {.sentence = sources_sentence(subject, rows)},
                .facts = sources_facts().record(subject),
                .rows = Rows(records(sources_fields(), rows)),
                .criteria = subject.model.criteria};
  Writer page;
  page.head("Sources: " + display_name(company), 1);
  page.say(answer.envelope.sentence, Style::strong);
  page.explain(company.id + (company.cik.empty() ? "" : " · CIK " + company.cik) +
               (company.ticker.empty() ? "" : " · " + company.ticker));
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t signal = rows[at].observation().signal;
    std::vector<SourcesRow> shown_rows;
    std::size_t left = 0;
    for (; at < rows.size() && rows[at].observation().signal == signal; ++at) {
      if (shown_rows.size() < most || rows[at].counts()) {
        shown_rows.push_back(rows[at]);
      } else {
        ++left;
      }
    }
    page.head(subject.model.signals[signal].label);
    page.table(sources_table(shown_rows));
    if (left > 0) page.explain(fmt::format("And {} more.", left));
  }
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
