#include "fitrank/present_sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "fitrank/assess.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

bool is_same(const Observation& a, const Observation& b) {
  return a.signal == b.signal && a.value == b.value && a.tier == b.tier && a.as_of == b.as_of && a.filed == b.filed &&
         a.source == b.source;
}

/// What of the trail counts, as the company was assessed.
class Chosen {
 public:
  explicit Chosen(const SourcesSubject& subject)
      : company_(subject.company), assessment_(assess(subject.model, subject.company, {{}, subject.as_of})) {}

  bool counts(const TrailEntry& entry) const {
    return std::ranges::any_of(assessment_.signals, [&](const SignalScore& line) {
      return is_same(company_.observations[line.chosen], entry.observation);
    });
  }

 private:
  const Company& company_;
  Assessment assessment_;
};

std::string text_or(const std::optional<Date>& date, std::string_view otherwise) {
  return date ? date->text() : std::string(otherwise);
}

std::string period_text(const TrailEntry& entry) {
  if (entry.period_start && entry.period_end) {
    return fmt::format("{} to {}", entry.period_start->text(), entry.period_end->text());
  }
  return text_or(entry.observation.as_of, "undated");
}

/// What finds a document again that the dossier calls by a title: its accession number or address.
std::string found_by(const Company& company, const Observation& observation) {
  const bool titled = std::ranges::count(company.sources, observation.source, &SourceTitle::source) > 0;
  return titled ? "source: " + observation.source : std::string();
}

std::vector<std::string> notes_of(const Company& company, const TrailEntry& entry) {
  std::vector<std::string> notes{found_by(company, entry.observation)};
  if (notes.front().empty()) notes.clear();
  if (!entry.rule.empty()) notes.push_back("rule: " + entry.rule);
  if (!entry.observation.note.empty() && entry.observation.note != entry.rule) notes.push_back(entry.observation.note);
  if (!entry.kind.empty()) notes.push_back(fmt::format("import: {}, {}", entry.kind, entry.file));
  return notes;
}

bool is_stale(const SourcesSubject& subject, const TrailEntry& entry) {
  return is_stale(subject.model, entry.observation, subject.as_of);
}

Table::Row row_of(const SourcesSubject& subject, const TrailEntry& entry, bool counts) {
  const Observation& observation = entry.observation;
  const Style style = counts ? Style::strong : Style::dim;
  return {{{value_text(subject.model.signals[observation.signal], observation.value), style},
           {counts                     ? "counts"
            : is_stale(subject, entry) ? "too old"
                                       : "",
            style},
           {tier_text(subject.model, observation)},
           {period_text(entry)},
           {text_or(observation.filed, "")},
           {source_text(observation)}},
          notes_of(subject.company, entry)};
}

void add_signal(Document& document, const SourcesSubject& subject, const Chosen& chosen,
                std::span<const TrailEntry> entries, std::size_t most) {
  const Signal& signal = subject.model.signals[entries.front().observation.signal];
  document.blocks.emplace_back(Heading{signal.label, 2});
  Table table{{{"Value"}, {""}, {"Tier"}, {"Period"}, {"Filed"}, {"Source"}}, {}, "How"};
  std::size_t left = 0;
  for (const TrailEntry& entry : entries) {
    const bool counts = chosen.counts(entry);
    if (table.rows.size() < most || counts) {
      table.rows.push_back(row_of(subject, entry, counts));
    } else {
      ++left;
    }
  }
  document.blocks.emplace_back(std::move(table));
  if (left > 0) document.blocks.emplace_back(Paragraph{fmt::format("And {} more.", left), Style::dim});
}

Records records(const SourcesSubject& subject, const Chosen& chosen) {
  Records records{{"id", "signal", "value", "unit", "tier", "counts", "period_start", "period_end", "as_of", "filed",
                   "source", "note", "rule", "import_kind", "import_file", "import_sha256", "label", "source_title"},
                  {}};
  for (const TrailEntry& entry : subject.trail) {
    const Observation& observation = entry.observation;
    const Signal& signal = subject.model.signals[observation.signal];
    records.rows.push_back({text_field(subject.company.id), text_field(signal.id),
                            value_field(signal, observation.value), text_field(signal.unit),
                            text_field(observation.tier ? subject.model.tiers[*observation.tier].id : ""),
                            text_field(chosen.counts(entry)       ? "yes"
                                       : is_stale(subject, entry) ? "stale"
                                                                  : "no"),
                            text_field(text_or(entry.period_start, "")), text_field(text_or(entry.period_end, "")),
                            text_field(text_or(observation.as_of, "")), text_field(text_or(observation.filed, "")),
                            text_field(observation.source), text_field(observation.note), text_field(entry.rule),
                            text_field(entry.kind), text_field(entry.file), text_field(entry.sha256)});
    append_words(records.rows.back(), subject.model, &observation);
  }
  return records;
}

Json import_json(const TrailEntry& entry) {
  if (entry.kind.empty()) return nullptr;
  return {{"kind", entry.kind}, {"file", entry.file}, {"sha256", entry.sha256}};
}

}  // namespace

Document present_sources(const SourcesSubject& subject, std::size_t most) {
  const Chosen chosen(subject);
  Document document;
  document.blocks.emplace_back(Heading{"Sources: " + display_name(subject.company), 1});
  std::string about = subject.company.id;
  if (!subject.company.cik.empty()) about += fmt::format(" · CIK {}", subject.company.cik);
  if (!subject.company.ticker.empty()) about += fmt::format(" · {}", subject.company.ticker);
  if (subject.as_of) about += fmt::format(" · What counts on {}", subject.as_of->text());
  document.blocks.emplace_back(Paragraph{about, Style::dim});
  if (subject.trail.empty()) document.blocks.emplace_back(Paragraph{"Nothing is known of it.", Style::plain});
  for (std::size_t at = 0; at < subject.trail.size();) {
    std::size_t end = at;
    while (end < subject.trail.size() &&
           subject.trail[end].observation.signal == subject.trail[at].observation.signal) {
      ++end;
    }
    add_signal(document, subject, chosen, std::span(subject.trail).subspan(at, end - at), most);
    at = end;
  }
  document.records = records(subject, chosen);
  return document;
}

nlohmann::ordered_json sources_json(const SourcesSubject& subject) {
  const Chosen chosen(subject);
  Json list = Json::array();
  for (const TrailEntry& entry : subject.trail) {
    const Observation& observation = entry.observation;
    const Signal& signal = subject.model.signals[observation.signal];
    list.push_back({{"signal", signal.id},
                    {"value", value_json(signal, observation.value)},
                    {"unit", signal.unit},
                    {"tier", observation.tier ? Json(subject.model.tiers[*observation.tier].id) : Json(nullptr)},
                    {"counts", chosen.counts(entry)},
                    {"period_start", date_json(entry.period_start)},
                    {"period_end", date_json(entry.period_end)},
                    {"as_of", date_json(observation.as_of)},
                    {"filed", date_json(observation.filed)},
                    {"source", observation.source},
                    {"note", observation.note},
                    {"rule", entry.rule},
                    {"import", import_json(entry)}});
    add_words(list.back(), subject.model, observation);
  }
  return {{"id", subject.company.id},         {"name", subject.company.name},      {"cik", subject.company.cik},
          {"ticker", subject.company.ticker}, {"as_of", date_json(subject.as_of)}, {"observations", std::move(list)}};
}

}  // namespace fitrank
