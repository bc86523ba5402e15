#include "sql/sql_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/text.hpp"

namespace fitrank {
namespace {

using enum SqlDialect;

constexpr std::size_t kPostgresNameBytes = 63;
constexpr double kMostBare = 1e9;

std::string between(char quote, std::string_view text, bool backslashes) {
  std::string quoted(1, quote);
  for (const char c : text) {
    if (backslashes && (c == '\\' || c == quote)) {
      quoted += '\\';
    } else if (c == quote) {
      quoted += quote;
    }
    quoted += c;
  }
  return quoted + quote;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

std::string SqlWords::name(std::string_view plain) const {
  if (plain.empty()) throw std::invalid_argument("a name of a table or column is empty");
  if (std::ranges::any_of(plain, is_control)) {
    throw std::invalid_argument(
        fmt::format("\"{}\" holds a control character and cannot name a table or column", harmless(plain)));
  }
  if (is(postgres) && plain.size() > kPostgresNameBytes) {
    throw std::invalid_argument(fmt::format("\"{}\" is longer than the {} bytes that PostgreSQL gives a name",
                                            harmless(plain), kPostgresNameBytes));
  }
  return is(clickhouse) ? between('`', plain, true) : between('"', plain, false);
}

std::string SqlWords::table(const std::vector<std::string>& parts) const {
  const std::size_t most = is(clickhouse) ? 2 : 3;
  if (parts.empty() || parts.size() > most) {
    throw std::invalid_argument(fmt::format("a table's name has 1 to {} parts here, not {}", most, parts.size()));
  }
  std::vector<std::string> names;
  for (const std::string& part : parts) names.push_back(name(part));
  return fmt::format("{}", fmt::join(names, "."));
}

std::string SqlWords::text(std::string_view plain) const {
  if (plain.find('\0') != plain.npos) throw std::invalid_argument("a text holds a zero byte, which SQL cannot have");
  if (is(clickhouse)) return between('\'', plain, true);
  // Whether a backslash is one depends on PostgreSQL's settings, but for E''.
  if (!is(postgres) || plain.find('\\') == plain.npos) return between('\'', plain, false);
  return 'E' + between('\'', plain, true);
}

std::string SqlWords::number(double number) const {
  std::string shortest = fmt::format("{}", number);
  if (is(postgres)) return fmt::format("float8 '{}'", shortest);
  if (shortest.find('e') == shortest.npos) shortest += "e0";
  return number < 0 ? fmt::format("({})", shortest) : shortest;
}

std::string SqlWords::bare(double number) const {
  if (number >= 0 && number <= kMostBare && !(std::trunc(number) < number)) return fmt::format("{}", number);
  return this->number(number);
}

std::string SqlWords::as_double(std::string_view expression) const {
  if (is(clickhouse)) return fmt::format("toFloat64({})", expression);
  return fmt::format("CAST({} AS {})", expression, is(postgres) ? "float8" : "DOUBLE");
}

std::string SqlWords::as_single(std::string_view expression) const {
  if (is(clickhouse)) return fmt::format("toFloat32({})", expression);
  return fmt::format("CAST({} AS real)", expression);
}

std::string SqlWords::as_text(std::string_view expression) const {
  if (is(clickhouse)) return fmt::format("toString({})", expression);
  return fmt::format("CAST({} AS text)", expression);
}

std::string SqlWords::as_whole(std::string_view expression) const {
  if (is(clickhouse)) return fmt::format("toInt32({})", expression);
  return fmt::format("CAST({} AS integer)", expression);
}

std::string SqlWords::read_number(std::string_view text) const {
  if (is(clickhouse)) return fmt::format("toFloat64OrNull({})", text);
  if (is(duckdb)) return fmt::format("TRY_CAST({} AS DOUBLE)", text);
  constexpr std::string_view kNumber = R"('^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]{1,3})?$')";
  return fmt::format("CASE WHEN {0} ~ {1} THEN CAST({0} AS float8) END", text, kNumber);
}

std::string SqlWords::no_single() const {
  return is(clickhouse) ? "CAST(NULL AS Nullable(Float32))" : "CAST(NULL AS real)";
}

std::string SqlWords::no_double() const {
  return is(clickhouse) ? "CAST(NULL AS Nullable(Float64))" : as_double("NULL");
}

std::string SqlWords::no_text() const { return is(clickhouse) ? "CAST(NULL AS Nullable(String))" : as_text("NULL"); }

std::string SqlWords::by_bytes(std::string_view text) const {
  return is(clickhouse) ? std::string(text) : fmt::format("{} COLLATE \"C\"", text);
}

std::string SqlWords::logarithm(std::string_view expression) const {
  return fmt::format("{}({})", is(clickhouse) ? "log" : "ln", expression);
}

std::string SqlWords::two_to_the(std::string_view whole) const {
  if (is(clickhouse)) return fmt::format("toFloat64(bitShiftLeft(toUInt64(1), toUInt8({})))", whole);
  return fmt::format("power({}, {})", number(2), whole);
}

std::string SqlWords::joined(const std::vector<std::string>& texts) const {
  if (is(clickhouse) && texts.size() > 1) return fmt::format("concat({})", fmt::join(texts, ", "));
  return fmt::format("{}", fmt::join(texts, " || "));
}

std::string SqlWords::refuse(std::string_view text) const {
  if (is(duckdb)) return fmt::format("error({})", text);
  // Neither PostgreSQL nor ClickHouse 18.16 has a function that fails with a text: one that is no number does.
  return is(postgres) ? fmt::format("CAST({} AS float8)", text) : fmt::format("toFloat64({})", text);
}

std::string SqlWords::day_number(std::string_view text) const {
  if (!is(clickhouse)) return fmt::format("(CAST({} AS date) - date '1970-01-01')", text);
  // ClickHouse's dates begin in 1970. Day numbers of the Gregorian calendar, with years that begin in March. Behind a
  // NULL it reads an empty text, which is no number.
  const std::string year = fmt::format("toInt32OrNull(substring({}, 1, 4))", text);
  const std::string month = fmt::format("toInt32OrNull(substring({}, 6, 2))", text);
  const std::string day = fmt::format("toInt32OrNull(substring({}, 9, 2))", text);
  const std::string years = fmt::format("({} + 4800 - intDiv(14 - {}, 12))", year, month);
  const std::string months = fmt::format("({0} + 12 * intDiv(14 - {0}, 12) - 3)", month);
  return fmt::format(
      "({0} + intDiv(153 * {1} + 2, 5) + 365 * {2} + intDiv({2}, 4) - intDiv({2}, 100) + intDiv({2}, 400) - 2472633)",
      day, months, years);
}

std::string SqlWords::of_group(std::string_view expression, std::string_view condition) const {
  // Its maxIf gives 0 where there is none.
  if (is(clickhouse)) return fmt::format("max(CASE WHEN {} THEN {} END)", condition, expression);
  return fmt::format("max({}) FILTER (WHERE {})", expression, condition);
}

std::string sql_outside(const SqlWords& words, std::string_view expression, double low, double high) {
  return fmt::format("NOT ({0} >= {1} AND {0} <= {2})", expression, words.bare(low), words.bare(high));
}

std::string sql_not_finite(const SqlWords& words, std::string_view expression) {
  return fmt::format("NOT (abs({}) <= {})", expression, words.number(std::numeric_limits<double>::max()));
}

}  // namespace fitrank
