// The places of the rows of a table in its text, for reading a few of them again.
//
// How: the place of every 64th row; the others are found from there. Ids are the first cell.
// Cost: a quarter of a byte a row; to find a row, passing over at most 63 records.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv_scan.hpp"

namespace fitrank {

struct CsvPlace {
  std::size_t offset = 0;
  std::size_t line = 1;
};

class CsvRows {
 public:
  static constexpr std::size_t kSpacing = 64;

  CsvRows() = default;
  /// `text` has a zero byte behind it and must outlive this. `skipped`: offsets of records that are no
  /// rows, rising. `quotes`: whether the text has any. The places are yet to be set.
  CsvRows(std::string_view text, std::size_t rows, std::vector<std::size_t> skipped, bool quotes)
      : text_(text),
        rows_(rows),
        places_((rows + kSpacing - 1) / kSpacing),
        skipped_(std::move(skipped)),
        quotes_(quotes) {}

  std::size_t size() const { return rows_; }
  std::string_view text() const { return text_; }

  /// Tells where a row is; must be told of every kSpacing-th.
  void set_place(std::size_t row, const CsvPlace& place) { places_[row / kSpacing] = place; }

  /// Tells that ids rise through the text, so that places compare as ids do.
  void set_ids_rise() { ids_rise_ = true; }
  bool id_before(std::size_t a, std::size_t b) const { return ids_rise_ ? a < b : id(a) < id(b); }

  /// A walk over the rows from the one at `place` on.
  CsvWalk walk_from(const CsvPlace& place) const { return {text_, skipped_, quotes_, place.offset, place.line}; }
  /// A walk that begins at `row`.
  CsvWalk walk_to(std::size_t row) const;
  std::string id(std::size_t row) const;

 private:
  std::string_view text_;
  std::size_t rows_ = 0;
  std::vector<CsvPlace> places_;
  std::vector<std::size_t> skipped_;
  bool quotes_ = false;
  bool ids_rise_ = false;
};

}  // namespace fitrank
