#include "input/csv_bulk.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "base/parallel.hpp"
#include "input/check_text.hpp"
#include "input/csv_cuts.hpp"
#include "input/csv_ids.hpp"
#include "input/report.hpp"

namespace fitrank {
namespace {

/// The first and last id of a piece, and whether all between rise.
struct IdOrder {
  std::string_view first;
  std::string_view last;
  bool rises = true;

  void see(const ScannedCell& id) {
    if (first.data() == nullptr) {
      first = id.text;
    } else {
      rises = rises && last < id.text;
    }
    rises = rises && !id.doubled;  // doubled quotes: not compared
    last = id.text;
  }
};

bool has_blank_end(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  return is_blank(text.front()) || is_blank(text.back());
}

bool all_rise(const std::vector<IdOrder>& orders) {
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (!orders[i].rises || (i > 0 && orders[i - 1].last >= orders[i].first)) return false;
  }
  return true;
}

class BulkReader {
 public:
  BulkReader(const CsvText& source, const CarefulReader& careful, RowSink& sink, const TableOptions& options,
             std::size_t piece)
      : source_(source), careful_(careful), sink_(sink), options_(options), piece_(piece) {}

  std::optional<CsvRows> read(Problems& problems) {
    if (auto rows = read_at_speed()) return rows;
    return read_carefully(problems);
  }

 private:
  /// Gives nothing where anything is unusual.
  std::optional<CsvRows> read_at_speed() {
    Report report(source_.name(), source_.text());
    const std::string_view text = report.text();
    TakenIds ids;
    const auto table = careful_(report, ids);
    if (!table->read_header() || !report.clean()) return std::nullopt;
    const std::size_t body = table->records().next_offset();
    Report header(source_.name(), text.substr(0, body));
    if (!check_utf8(header)) return std::nullopt;
    columns_ = table->columns();

    const std::size_t threads = thread_count(options_.threads, (text.size() - body) / piece_ + 1);
    const CsvCuts cuts = cut_records(text, body, table->records().next_line(), piece_, threads);
    if (!cuts.is_text || !can_hold(text.size() - body, cuts.rows)) return std::nullopt;
    CsvRows rows(text, cuts.rows, {}, cuts.quotes);
    if (!fill(cuts.pieces, rows, threads)) return std::nullopt;
    if (all_rise(orders_)) {
      rows.set_ids_rise();
    } else if (!ids_are_distinct(rows, cuts.pieces, threads)) {
      return std::nullopt;
    }
    return rows;
  }

  /// Whether so many records can be sound: each has an id, its commas and, save the last, a line end.
  /// Space is made for the rows before they are read, and a hostile text must not ask for much.
  bool can_hold(std::size_t bytes, std::size_t rows) const { return rows <= (bytes + 1) / (columns_.size() + 1); }

  std::optional<CsvRows> read_carefully(Problems& problems) {
    Report report(source_.name(), source_.text());
    TakenIds ids;
    std::optional<CsvRows> rows;
    const auto table = careful_(report, ids);
    // A row that is no text can be left out, a header cannot.
    if ((options_.skip_bad_rows ? header_is_text(report) : check_utf8(report)) && table->read_header()) {
      const bool usable = report.clean();
      GoodRows good = find_good_rows(*table);
      if (usable && (report.clean() || (options_.skip_bad_rows && table->records().closed()))) {
        columns_ = table->columns();
        if (options_.skipped != nullptr) *options_.skipped = {good.skipped.size(), good.skipped_lines};
        rows.emplace(report.text(), good.rows, std::move(good.skipped), true);
        if (!fill(good.pieces, *rows, thread_count(options_.threads, good.pieces.size()))) {
          report.add("changed while it was read");
          rows.reset();
        }
      }
    }
    report.finish(problems);
    return rows;
  }

  struct GoodRows {
    std::vector<CsvPiece> pieces;
    std::size_t rows = 0;
    std::vector<std::size_t> skipped;  ///< offsets of the bad ones
    std::size_t skipped_lines = 0;
  };

  bool header_is_text(Report& report) const {
    Report aside(source_.name(), source_.text());
    CsvReader records(aside);
    std::vector<CsvCell> cells;
    records.next(cells);
    return check_utf8(report, 0, records.next_offset());
  }

  GoodRows find_good_rows(CsvTable& table) const {
    GoodRows found;
    while (table.next()) {
      const CsvReader& records = table.records();
      if (!table.good()) {
        found.skipped.push_back(records.offset());
        found.skipped_lines += records.lines();
        continue;
      }
      if (found.pieces.empty() || records.offset() >= found.pieces.back().begin + piece_) {
        found.pieces.push_back({records.offset(), 0, records.line(), found.rows, 0});
      }
      found.pieces.back().end = records.next_offset();
      ++found.pieces.back().rows;
      ++found.rows;
    }
    return found;
  }

  /// Gives the rows of all pieces to the sink; false where it, or their number, is at odds with one.
  bool fill(const std::vector<CsvPiece>& pieces, CsvRows& rows, std::size_t threads) {
    sink_.start(columns_, rows.size(), threads);
    orders_.assign(pieces.size(), {});
    std::atomic<bool> sound = true;
    std::size_t done = 0;
    std::mutex telling;
    parallel_for(pieces.size(), threads, [&](std::size_t i, std::size_t thread) {
      if (!sound) return;
      if (!fill_piece(pieces[i], rows, thread, orders_[i])) sound = false;
      if (!options_.progress) return;
      const std::lock_guard lock(telling);
      done += pieces[i].end - pieces[i].begin;
      options_.progress(std::min(done, source_.text().size()), source_.text().size());
    });
    return sound;
  }

  bool fill_piece(const CsvPiece& piece, CsvRows& rows, std::size_t thread, IdOrder& order) {
    CsvWalk walk = rows.walk_from({piece.begin, piece.line});
    IdOrder ids;
    std::size_t row = piece.first_row;
    for (const std::size_t end = row + piece.rows; walk.find(piece.end); ++row) {
      const ScannedCell id = scan_cell(walk.at(), walk.limit());
      if (row == end || id.next == nullptr || id.text.empty() || has_blank_end(id.text)) return false;
      if (row % CsvRows::kSpacing == 0) rows.set_place(row, {walk.offset(), walk.line()});
      const char* const next = sink_.take(id, walk.limit(), row, thread);
      if (next == nullptr) return false;
      ids.see(id);
      walk.pass_to(next);
    }
    order = ids;
    return row == piece.first_row + piece.rows;
  }

  const CsvText& source_;
  const CarefulReader& careful_;
  RowSink& sink_;
  const TableOptions& options_;
  std::size_t piece_;
  std::vector<std::string> columns_;
  std::vector<IdOrder> orders_;  ///< one per piece
};

}  // namespace

std::optional<CsvRows> read_bulk(const CsvText& source, const CarefulReader& careful, RowSink& sink,
                                 const TableOptions& options, std::size_t piece, Problems& problems) {
  return BulkReader(source, careful, sink, options, piece).read(problems);
}

}  // namespace fitrank
