// Cutting comma-separated values at record ends, for threads to read the pieces.
//
// How: every block of the text tells how many records begin in it; the quotes before a block, odd or
// even, tell whether it begins inside quotes, where a line end ends no record. What RFC 4180 does not
// allow can mislead this; the first piece that it misleads holds the error itself, which its reader
// comes upon.
// Cost: one pass at the speed of memory, a second and slower one where there are quotes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace fitrank {

/// `rows` records, the first of which, row `first_row`, begins at `begin` or behind empty lines there.
struct CsvPiece {
  std::size_t begin = 0;  ///< offset
  std::size_t end = 0;    ///< records that begin before it belong to this piece
  std::size_t line = 1;   ///< of `begin`
  std::size_t first_row = 0;
  std::size_t rows = 0;
};

struct CsvCuts {
  std::vector<CsvPiece> pieces;
  std::size_t rows = 0;
  bool quotes = false;  ///< the text has quotes
  bool is_text = true;  ///< it is UTF-8 without zero bytes
};

/// Cuts what follows `from`, where a record begins in line `line`, into pieces of about `size` bytes.
/// A zero byte follows `text`.
CsvCuts cut_records(std::string_view text, std::size_t from, std::size_t line, std::size_t size, std::size_t threads);

}  // namespace fitrank
