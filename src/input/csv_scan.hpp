// Cells and records of comma-separated values at the speed of a large file.
//
// How: pointers into a text behind which there is a zero byte, so that no loop needs to look for the
// end; whatever is unusual is told by a null pointer and left to the careful reader (csv.hpp), whose
// notion of a cell and of a record's end this is.
// Cost: about a nanosecond a byte for short cells, a tenth of that to pass over a record.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "input/csv.hpp"

namespace fitrank {

inline bool is_line_end(const char* at) { return *at == '\n' || (*at == '\r' && at[1] == '\n'); }

/// Where a cell may end: before a comma, a line end, or the text's end.
inline bool ends_cell(const char* at, const char* limit) { return *at == ',' || is_line_end(at) || at == limit; }

struct ScannedCell {
  std::string_view text;       ///< without its quotes
  const char* next = nullptr;  ///< behind the cell; null where it is malformed
  bool doubled = false;        ///< `text` holds doubled quotes
};

inline ScannedCell scan_quoted(const char* at, const char* limit) {
  const char* const inside = at + 1;
  bool doubled = false;
  for (const char* from = inside;; doubled = true) {
    const auto* closing = static_cast<const char*>(std::memchr(from, '"', static_cast<std::size_t>(limit - from)));
    if (closing == nullptr) return {};
    if (closing[1] != '"') return {{inside, closing}, ends_cell(closing + 1, limit) ? closing + 1 : nullptr, doubled};
    from = closing + 2;
  }
}

inline ScannedCell scan_cell(const char* at, const char* limit) {
  if (*at == '"') return scan_quoted(at, limit);
  const char* end = at;
  // All that can end a cell or is not allowed in it comes before or at the comma.
  while (static_cast<unsigned char>(*end) > ',' ||
         (*end != ',' && *end != '\n' && *end != '\r' && *end != '"' && *end != '\0')) {
    ++end;
  }
  return {{at, end}, ends_cell(end, limit) ? end : nullptr, false};
}

/// The cell's text; `held` is where it is kept if it had doubled quotes.
inline std::string_view text_of(const ScannedCell& cell, std::string& held) {
  if (!cell.doubled) return cell.text;
  held = undoubled(cell.text);
  return held;
}

/// Behind the line end at `at`, or null where there is none.
inline const char* pass_line_end(const char* at, const char* limit) {
  if (*at == '\n') return at + 1;
  if (at == limit) return at;
  return is_line_end(at) ? at + 2 : nullptr;
}

/// Reads a number like -12.345 of at most 15 digits and gives where it ends; null where there is none.
/// Such a whole number and the power of ten are exact doubles, so that their quotient is what correct
/// rounding gives (Clinger 1990, "How to read floating point numbers accurately"): parse_number's value.
inline const char* scan_decimal(const char* at, double& value) {
  static constexpr std::array kPowers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool negative = *at == '-';
  if (negative) ++at;
  std::uint64_t digits = 0;
  const auto take_digits = [&] {
    const char* const start = at;
    for (; *at >= '0' && *at <= '9'; ++at) digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
    return static_cast<std::size_t>(at - start);
  };
  const bool zero = *at == '0';
  const std::size_t whole = take_digits();
  if (whole == 0 || (zero && whole > 1)) return nullptr;
  std::size_t decimals = 0;
  if (*at == '.') {
    ++at;
    decimals = take_digits();
    if (decimals == 0) return nullptr;
  }
  if (whole + decimals >= kPowers.size()) return nullptr;
  const double size = static_cast<double>(static_cast<std::int64_t>(digits)) / kPowers[decimals];
  value = negative ? -size : size;
  return at;
}

/// scan_number for whatever cell there may be.
const char* scan_any_number(const char* at, const char* limit, double& value);

/// Reads a cell that holds a number, or nothing, which gives NaN; gives where it ends, and null where it
/// holds something else.
inline const char* scan_number(const char* at, const char* limit, double& value) {
  const char* const end = scan_decimal(at, value);
  return end != nullptr && ends_cell(end, limit) ? end : scan_any_number(at, limit, value);
}

/// Behind the record at `at` and its line end, however malformed it is.
inline const char* pass_record(const char* at, const char* limit) {
  const auto* end = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(limit - at)));
  if (end == nullptr) end = limit;
  if (std::memchr(at, '"', static_cast<std::size_t>(end - at)) == nullptr) return end == limit ? limit : end + 1;
  for (;;) {
    if (*at == '"') {
      const std::string_view quoted = scan_quoted(at, limit).text;
      at = quoted.data() == nullptr ? limit : quoted.data() + quoted.size() + 1;
    }
    while (at < limit && *at != ',' && *at != '\n') ++at;
    if (at == limit) return limit;
    if (*at++ == '\n') return at;
  }
}

/// From record to record, over empty lines and over records that are left out, counting lines.
class CsvWalk {
 public:
  /// `skipped`: offsets of records to leave out, rising. `quotes`: whether the text has any.
  CsvWalk(std::string_view text, std::span<const std::size_t> skipped, bool quotes, std::size_t begin, std::size_t line)
      : start_(text.data()),
        limit_(text.data() + text.size()),
        at_(start_ + begin),
        line_(line),
        quotes_(quotes),
        skipped_(skipped.subspan(static_cast<std::size_t>(
            std::distance(skipped.begin(), std::lower_bound(skipped.begin(), skipped.end(), begin))))) {}

  /// Goes to the next record that begins before `end`; false where there is none.
  bool find(std::size_t end) {
    for (const char* const stop = start_ + end; at_ < stop;) {
      if (is_line_end(at_)) {
        at_ += *at_ == '\n' ? 1 : 2;
        ++line_;
      } else if (!skipped_.empty() && skipped_.front() == offset()) {
        skipped_ = skipped_.subspan(1);
        pass();
      } else {
        return true;
      }
    }
    return false;
  }

  const char* at() const { return at_; }
  const char* limit() const { return limit_; }
  std::size_t offset() const { return static_cast<std::size_t>(at_ - start_); }
  std::size_t line() const { return line_; }

  /// Passes over the current record.
  void pass() { pass_to(pass_record(at_, limit_)); }
  /// As above where it is known that the record ends at `next`.
  void pass_to(const char* next) {
    line_ += quotes_ ? static_cast<std::size_t>(std::count(at_, next, '\n')) : 1;
    at_ = next;
  }

 private:
  const char* start_;
  const char* limit_;
  const char* at_;
  std::size_t line_;
  bool quotes_;
  std::span<const std::size_t> skipped_;
};

}  // namespace fitrank
