// Observations written down by hand, a podcast note or a news item included.
//
// CSV with a header, or a YAML list of maps: company, signal, value, tier, source, and optionally as_of,
// filed (the day it became known) and note. A company is one of our ids (acme) or any name. Every problem of a row
// rejects that row, with line and column.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "base/number.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "input/check_text.hpp"
#include "input/csv.hpp"
#include "input/imports/observations_importer.hpp"
#include "input/names.hpp"
#include "input/read_companies.hpp"
#include "input/records/file_ending.hpp"
#include "input/records/rejects.hpp"
#include "input/size_limit.hpp"
#include "input/yaml_fields.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kTableLimit = std::size_t{64} << 20;

enum Column { kCompany, kSignal, kValue, kTier, kSource, kAsOf, kFiled, kNote, kColumns };
const std::vector<std::string> kNames = {"company", "signal", "value", "tier", "source", "as_of", "filed", "note"};
constexpr std::size_t kNeeded = kAsOf;  ///< the columns before it must be there, and filled

/// Builds the file from rows of texts, each with its place.
class RowTaker {
 public:
  explicit RowTaker(Report& report) : report_(report) {}

  struct Cell {
    std::string text;
    std::size_t offset = 0;
  };
  using Row = std::array<Cell, kColumns>;

  void take(const Row& row, std::size_t offset) {
    ++file_.records;
    bool good = true;
    for (std::size_t column = 0; column < kNeeded; ++column) {
      if (!row[column].text.empty()) continue;
      report_.add(row[column].offset != 0 ? row[column].offset : offset, kNames[column], "must not be empty");
      good = false;
    }
    ImportedObservation observation;
    good = read_date(row[kAsOf], kNames[kAsOf], observation.as_of) && good;
    good = read_date(row[kFiled], kNames[kFiled], observation.filed) && good;
    if (!good) return;
    observation.company = company(row[kCompany].text);
    observation.signal = row[kSignal].text;
    const ParsedNumber number = parse_number(row[kValue].text);
    if (number.error.empty()) {
      observation.value = number.value;
    } else {
      observation.value = row[kValue].text;
    }
    observation.tier = row[kTier].text;
    observation.source = row[kSource].text;
    observation.note = row[kNote].text;
    observation.place = fmt::format("line {}", report_.line_of(offset));
    observation.rule = observation.place;
    file_.observations.push_back(std::move(observation));
  }

  /// A row that has been told to be of no use.
  void skip() { ++file_.records; }

  ImportedFile finish() {
    Problems problems;
    report_.finish(problems);
    std::size_t last_line = 0;  // problems come in file order
    for (const Problem& problem : problems) {
      const bool same_row = problem.place.line != 0 && problem.place.line == last_line;
      add_reject(file_, {place_of(problem.place), reason_of(problem)}, same_row ? 0 : problem.count);
      last_line = problem.place.line;
    }
    return std::move(file_);
  }

 private:
  static std::string place_of(const Place& place) {
    return place.line == 0 ? "" : fmt::format("line {}, column {}", place.line, place.column);
  }

  static std::string reason_of(const Problem& problem) {
    return fmt::format("{}{}{}{}", problem.path, problem.path.empty() ? "" : ": ", problem.message,
                       problem.suggestion.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", problem.suggestion));
  }

  bool read_date(const Cell& cell, const std::string& name, std::optional<Date>& date) {
    if (cell.text.empty()) return true;
    date = Date::parse(cell.text);
    if (!date) report_.add(cell.offset, name, no_date(cell.text));
    return date.has_value();
  }

  std::size_t company(const std::string& text) {
    const auto [known, is_new] = indices_.emplace(text, file_.companies.size());
    if (!is_new) return known->second;
    // An id is no name: it must not rename the company that bears it.
    ImportedCompany fresh{is_id(text) ? "" : text, {}};
    if (is_id(text)) fresh.identifiers.push_back({"id", text});
    file_.companies.push_back(std::move(fresh));
    return known->second;
  }

  Report& report_;
  ImportedFile file_;
  std::unordered_map<std::string, std::size_t> indices_;  ///< of file_.companies, by name
};

std::string no_column(std::string_view name) {
  const std::string nearest = suggest(name, kNames);
  return fmt::format("line 1: no such column: {}{}; there are {}", in_quotes(name),
                     nearest.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", nearest), fmt::join(kNames, ", "));
}

void read_csv(Report& report, RowTaker& taker) {
  CsvReader records(report);
  std::vector<CsvCell> cells;
  std::vector<std::size_t> meaning;  // of each column: its Column, or kColumns
  if (!check_utf8(report) || !records.next(cells))
    throw std::runtime_error("holds no text; the first line names the columns");
  for (const CsvCell& cell : cells) {
    meaning.push_back(static_cast<std::size_t>(std::ranges::find(kNames, cell.text) - kNames.begin()));
    if (meaning.back() == kColumns) throw std::runtime_error(no_column(cell.text));
  }
  for (std::size_t column = 0; column < kNeeded; ++column) {
    if (std::ranges::count(meaning, column) == 1) continue;
    throw std::runtime_error(fmt::format("the first line must name the column {} once", kNames[column]));
  }
  while (records.next(cells)) {
    if (!records.sound()) {
      taker.skip();
      continue;
    }
    if (cells.size() != meaning.size()) {
      taker.skip();
      report.add(records.offset(), "", fmt::format("{} cells, but the header has {}", cells.size(), meaning.size()));
      continue;
    }
    RowTaker::Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (meaning[i] < kColumns) row[meaning[i]] = {std::string(cells[i].text), cells[i].offset};
    }
    taker.take(row, records.offset());
  }
}

void read_yaml(Report& report, RowTaker& taker) {
  const auto root = read_yaml_tree(report);
  if (!root) return;
  FieldReader fields(report);
  for (const Field& item : fields.items({&*root, ""})) {
    const std::size_t problems = report.count();
    if (!fields.is_map(item, {"company", "signal", "value", "tier", "source", "as_of", "filed", "note"})) continue;
    RowTaker::Row row;
    for (std::size_t column = 0; column < kColumns; ++column) {
      const auto field = column < kNeeded ? fields.need(item, kNames[column]) : fields.find(item, kNames[column]);
      if (field) row[column] = {fields.text(*field).value_or(""), field->node->offset};
    }
    if (report.count() == problems) {
      taker.take(row, item.node->offset);
    } else {
      taker.skip();
    }
  }
}

class ObservationsImporter : public Importer {
 public:
  std::string_view kind() const override { return "observations"; }

  bool takes(std::string_view file_name) const override {
    return has_ending(file_name, ".csv") || has_ending(file_name, ".yaml") || has_ending(file_name, ".yml");
  }

  ImportedFile read(const ImportItem& item) const override {
    if (item.bytes.size() > kTableLimit) throw std::runtime_error(too_large(kTableLimit));
    Report report(item.name, item.bytes);
    RowTaker taker(report);
    if (is_csv(item.name, report.text())) {
      read_csv(report, taker);
    } else {
      read_yaml(report, taker);
    }
    return taker.finish();
  }
};

}  // namespace

std::unique_ptr<Importer> make_observations_importer(const ImportOptions&) {
  return std::make_unique<ObservationsImporter>();
}

}  // namespace fitrank
