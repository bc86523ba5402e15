#include "input/csv_cuts.hpp"

#include <unistr.h>

#include <algorithm>
#include <cstdint>

#include "base/parallel.hpp"
#include "base/utf8.hpp"
#include "input/csv_scan.hpp"

namespace fitrank {
namespace {

struct Block {
  const char* begin = nullptr;
  const char* end = nullptr;
  std::size_t records = 0;  ///< that begin in it
  std::size_t lines = 0;    ///< that end in it
  std::size_t quotes = 0;
  bool is_text = true;  ///< UTF-8 without zero bytes
  bool inside = false;  ///< it begins inside quotes
};

struct Bytes {
  bool ascii = true;
  bool zero = false;
};

/// Counts up to 255 bytes, so that the compiler may count in bytes.
Bytes count_few(const char* from, const char* to, Block& block) {
  std::uint8_t records = 0;
  std::uint8_t lines = 0;
  std::uint8_t quotes = 0;
  std::uint8_t zeros = 0;
  std::uint8_t bits = 0;
  for (const char* at = from; at != to; ++at) {
    const auto line_start = static_cast<std::uint8_t>(at[-1] == '\n');
    const auto blank = static_cast<std::uint8_t>((at[0] == '\n') | ((at[0] == '\r') & (at[1] == '\n')));
    records = static_cast<std::uint8_t>(records + (line_start & ~blank));
    lines = static_cast<std::uint8_t>(lines + (at[0] == '\n'));
    quotes = static_cast<std::uint8_t>(quotes + (at[0] == '"'));
    zeros = static_cast<std::uint8_t>(zeros | (at[0] == '\0'));
    bits = static_cast<std::uint8_t>(bits | static_cast<std::uint8_t>(at[0]));
  }
  block.records += records;
  block.lines += lines;
  block.quotes += quotes;
  return {bits < 0x80, zeros != 0};
}

/// Where to cut near `at` so as not to cut through a character.
const char* character_start(const char* at, const char* limit) {
  if (static_cast<std::uint8_t>(at[-1]) < 0x80) return at;
  for (int i = 0; i < 3 && at != limit && (static_cast<std::uint8_t>(*at) & 0xc0) == 0x80; ++i) ++at;
  return at;
}

bool is_utf8(const Block& block, const char* limit) {
  const char* const from = character_start(block.begin, limit);
  const char* const to = character_start(block.end, limit);
  const std::string_view text(from, static_cast<std::size_t>(to - from));
  return u8_check(bytes_of(text), text.size()) == nullptr;
}

/// Its records as if there were no quotes.
void count(Block& block, const char* limit) {
  constexpr std::ptrdiff_t kFew = 240;
  bool ascii = true;
  for (const char* at = block.begin; at != block.end;) {
    const char* const to = at + std::min(kFew, block.end - at);
    const Bytes bytes = count_few(at, to, block);
    ascii = ascii && bytes.ascii;
    block.is_text = block.is_text && !bytes.zero;
    at = to;
  }
  if (!ascii) block.is_text = block.is_text && is_utf8(block, limit);
}

void count_records_among_quotes(Block& block) {
  bool inside = block.inside;
  block.records = 0;
  for (const char* at = block.begin; at != block.end; ++at) {
    if (!inside && at[-1] == '\n' && !is_line_end(at)) ++block.records;
    inside = inside != (*at == '"');
  }
}

std::vector<Block> make_blocks(std::string_view rest, std::size_t size) {
  std::vector<Block> blocks;
  while (!rest.empty()) {
    const std::string_view piece = rest.substr(0, size);
    blocks.emplace_back();
    blocks.back().begin = piece.data();
    blocks.back().end = piece.data() + piece.size();
    rest.remove_prefix(piece.size());
  }
  return blocks;
}

/// Where the first line at or behind the block's begin starts that is not inside quotes.
const char* first_line_start(const Block& block) {
  const char* at = block.begin;
  for (bool inside = block.inside; inside || at[-1] != '\n'; ++at) inside = inside != (*at == '"');
  return at;
}

void recount_among_quotes(std::vector<Block>& blocks, std::size_t threads) {
  std::size_t quotes = 0;
  for (Block& block : blocks) {
    block.inside = quotes % 2 != 0;
    quotes += block.quotes;
  }
  parallel_for(blocks.size(), threads,
               [&](std::size_t block, std::size_t) { count_records_among_quotes(blocks[block]); });
}

}  // namespace

CsvCuts cut_records(std::string_view text, std::size_t from, std::size_t line, std::size_t size, std::size_t threads) {
  std::vector<Block> blocks = make_blocks(text.substr(from), std::max<std::size_t>(size, 1));
  const char* const limit = text.data() + text.size();
  parallel_for(blocks.size(), threads, [&](std::size_t block, std::size_t) { count(blocks[block], limit); });
  CsvCuts cuts;
  for (const Block& block : blocks) {
    cuts.quotes = cuts.quotes || block.quotes > 0;
    cuts.is_text = cuts.is_text && block.is_text;
  }
  if (cuts.quotes) recount_among_quotes(blocks, threads);
  for (const Block& block : blocks) {
    if (block.records > 0) {
      const char* const begin = first_line_start(block);
      cuts.pieces.push_back(
          {static_cast<std::size_t>(begin - text.data()), static_cast<std::size_t>(block.end - text.data()),
           line + static_cast<std::size_t>(std::count(block.begin, begin, '\n')), cuts.rows, block.records});
    }
    cuts.rows += block.records;
    line += block.lines;
  }
  return cuts;
}

}  // namespace fitrank
