#include "input/company_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/parallel.hpp"
#include "input/company_table_sink.hpp"
#include "input/csv_bulk.hpp"
#include "input/csv_rows.hpp"
#include "input/read_companies_csv.hpp"
#include "input/report.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kRowsPerSearch = CsvRows::kSpacing * 256;

bool same_but_for_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

class TextTable : public CompanyTable {
 public:
  TextTable(CsvText source, const Model& model, CsvRows rows, ScoreMatrix scores, std::size_t threads)
      : source_(std::move(source)),
        model_(model),
        rows_(std::move(rows)),
        scores_(std::move(scores)),
        threads_(threads),
        name_column_(find_name_column()) {}

  std::size_t size() const override { return rows_.size(); }
  std::string at(std::size_t row) const override { return rows_.id(row); }
  bool before(std::size_t a, std::size_t b) const override { return rows_.id_before(a, b); }
  const ScoreMatrix& scores() const override { return scores_; }

  Company company(std::size_t row) const override {
    Report report(source_.name(), source_.text());
    TakenIds ids;
    CompanyRecords records(report, model_, ids);
    const CsvWalk walk = rows_.walk_to(row);
    const bool header = records.read_header();
    records.jump(walk.offset(), walk.line());
    if (!header || !records.next() || !records.good()) {
      throw std::runtime_error(fmt::format("{} has changed since it was read", source_.name()));
    }
    return records.take();
  }

  std::optional<std::size_t> find(std::string_view name) const override {
    std::atomic<std::size_t> by_id = kNone;
    std::atomic<std::size_t> by_name = kNone;
    const auto lower_to = [](std::atomic<std::size_t>& least, std::size_t row) {
      for (std::size_t now = least; row < now && !least.compare_exchange_weak(now, row);) {
      }
    };
    const std::size_t searches = (size() + kRowsPerSearch - 1) / kRowsPerSearch;
    parallel_for(searches, thread_count(threads_, searches), [&](std::size_t search, std::size_t) {
      const Found found = find_from(search * kRowsPerSearch, name);
      lower_to(by_id, found.by_id);
      lower_to(by_name, found.by_name);
    });
    const std::size_t row = by_id != kNone ? by_id : by_name;
    return row == kNone ? std::nullopt : std::optional(row);
  }

 private:
  struct Found {
    std::size_t by_id = kNone;
    std::size_t by_name = kNone;
  };

  /// The first row that is so named, among kRowsPerSearch from `row` on.
  Found find_from(std::size_t row, std::string_view name) const {
    Found found;
    CsvWalk walk = rows_.walk_to(row);
    std::string held;
    for (const std::size_t end = std::min(size(), row + kRowsPerSearch); row < end; ++row, walk.pass()) {
      if (!walk.find(rows_.text().size())) break;
      ScannedCell cell = scan_cell(walk.at(), walk.limit());
      if (same_but_for_case(text_of(cell, held), name)) {
        found.by_id = row;
        break;
      }
      if (name_column_ == 0 || found.by_name != kNone) continue;
      for (std::size_t column = 0; column < name_column_ && cell.next != nullptr && *cell.next == ','; ++column) {
        cell = scan_cell(cell.next + 1, walk.limit());
      }
      if (same_but_for_case(text_of(cell, held), name)) found.by_name = row;
    }
    return found;
  }

  /// 0: none.
  std::size_t find_name_column() const {
    Report report(source_.name(), source_.text());
    TakenIds ids;
    CompanyRecords records(report, model_, ids);
    records.read_header();
    const auto found = std::find(records.columns().begin(), records.columns().end(), "name");
    return found == records.columns().end() ? 0 : static_cast<std::size_t>(found - records.columns().begin());
  }

  CsvText source_;
  Model model_;
  CsvRows rows_;
  ScoreMatrix scores_;
  std::size_t threads_;
  std::size_t name_column_;
};

}  // namespace

std::unique_ptr<CompanyTable> read_company_table(CsvText source, const Model& model, const TableOptions& options,
                                                 std::size_t piece, Problems& problems) {
  const CarefulReader careful = [&](Report& report, TakenIds& ids) {
    return std::make_unique<CompanyRecords>(report, model, ids);
  };
  CompanyTableSink sink(model);
  auto rows = read_bulk(source, careful, sink, options, piece, problems);
  if (!rows) return nullptr;
  return std::make_unique<TextTable>(std::move(source), model, std::move(*rows), sink.take_scores(), options.threads);
}

std::unique_ptr<CompanyTable> read_company_table(const std::filesystem::path& path, const Model& model,
                                                 const TableOptions& options, Problems& problems) {
  auto source = CsvText::open(path, problems, options.progress);
  if (!source) return nullptr;
  return read_company_table(std::move(*source), model, options, kCsvPiece, problems);
}

}  // namespace fitrank
