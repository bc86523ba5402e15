// Reading a large table on all threads: one mechanism for every kind of row.
//
// How: the text is cut at record ends (csv_cuts.hpp) and its pieces are read at speed by a sink that
// knows the kind of row. Ids that rise through the text are distinct; others are compared by hash
// (csv_ids.hpp). Where anything is unusual the careful reader goes over the whole text; it reports
// every problem, or finds none and tells where the rows are. Either way the sink gets the sound rows.
// Cost: one pass to count and one to read; the careful reader takes some ten times as long, on one
// thread, and keeps all ids.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/problem.hpp"
#include "input/csv_rows.hpp"
#include "input/csv_scan.hpp"
#include "input/csv_table.hpp"
#include "input/csv_text.hpp"
#include "input/table_options.hpp"

namespace fitrank {

/// Takes the rows of a table.
class RowSink {
 public:
  virtual ~RowSink() = default;
  /// `rows` follow under these columns, which the careful reader has accepted, from up to `threads`
  /// threads. Called again where the text is gone over again.
  virtual void start(std::span<const std::string> columns, std::size_t rows, std::size_t threads) = 0;
  /// Takes the row whose id is given, which is not empty; gives where the next record begins, or null
  /// where anything about this one is unusual. Must accept whatever the careful reader does.
  virtual const char* take(const ScannedCell& id, const char* limit, std::size_t row, std::size_t thread) = 0;
};

using CarefulReader = std::function<std::unique_ptr<CsvTable>(Report& report, TakenIds& ids)>;

inline constexpr std::size_t kCsvPiece = std::size_t{1} << 20;

/// Reads `source` into `sink`. Gives nothing, having added problems, where the table cannot be used:
/// its header has a problem or is no text, a quote is never closed, or a row has a problem or is no text and bad
/// rows are not skipped.
std::optional<CsvRows> read_bulk(const CsvText& source, const CarefulReader& careful, RowSink& sink,
                                 const TableOptions& options, std::size_t piece, Problems& problems);

}  // namespace fitrank
