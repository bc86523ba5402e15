#include "input/jobs/postings_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/number.hpp"
#include "input/jobs/job_words.hpp"
#include "input/records/json_fields.hpp"
#include "input/records/named_csv.hpp"
#include "input/records/rejects.hpp"

namespace fitrank {
namespace {

using std::string_view;
using Column = std::optional<std::size_t>;

Column post_column(const NamedCsv& table, string_view name) { return table.column(std::array{name}); }

struct Columns {
  Column board, company, title, uid, seen, place, manages, commitment, published, currency, low, high, unit;
};

Columns columns_of(const NamedCsv& table) {
  Columns columns{post_column(table, "SOURCE"),
                  post_column(table, "COMPANY"),
                  post_column(table, "TITLE"),
                  post_column(table, "JOB_UID"),
                  post_column(table, "FIRST_SEEN"),
                  post_column(table, "LOCATION_RAW"),
                  post_column(table, "IS_MANAGEMENT"),
                  post_column(table, "EMPLOYMENT_TYPE"),
                  post_column(table, "PUBLISHED_AT"),
                  post_column(table, "CURRENCY_ORIGINAL"),
                  post_column(table, "SALARY_MIN_ORIG"),
                  post_column(table, "SALARY_MAX_ORIG"),
                  post_column(table, "SALARY_INTERVAL_ORIG")};
  if (!columns.board || !columns.company || !columns.title) {
    throw std::runtime_error("is not a table of job posts: it needs the columns source, company and title");
  }
  return columns;
}

/// Countries that call their money dollars, where the place names no American one.
bool has_own_dollar(string_view place) {
  constexpr std::array<string_view, 26> kThere{
      "canada", "toronto",  "vancouver",   "montreal",         "ottawa",     "ontario",   "calgary",   "waterloo",
      "quebec", "victoria", "alberta",     "british columbia", "australia",  "sydney",    "melbourne", "brisbane",
      "perth",  "canberra", "new zealand", "auckland",         "wellington", "singapore", "hong kong", "taiwan",
      "taipei", "can"};
  constexpr std::array<string_view, 12> kAmerican{"us",     "usa",       "u s",     "united states", "san francisco",
                                                  "sf",     "new york",  "seattle", "chicago",       "austin",
                                                  "boston", "california"};
  const JobWords words(place);
  return words.has_any(kThere) && !words.has_any(kAmerican);
}

std::optional<double> amount_in(const NamedCsv& table, Column column, bool& readable) {
  const string_view text = table.cell(column);
  if (text.empty()) return std::nullopt;
  const ParsedNumber number = parse_number(text);
  readable = readable && number.error.empty();
  return number.error.empty() ? std::optional(number.value) : std::nullopt;
}

/// Pay as the board stated it; an amount that is no number is told.
void read_pay(const NamedCsv& table, const Columns& columns, JobPost& post, ImportedFile& file) {
  bool readable = true;
  StatedPay pay;
  pay.low = amount_in(table, columns.low, readable);
  pay.high = amount_in(table, columns.high, readable);
  if (!readable) return reject(file, post.where, "its pay is not a number");
  if (!pay.low && !pay.high) return;
  pay.currency = table.cell(columns.currency);
  pay.unit = table.cell(columns.unit);
  post.pay.push_back(std::move(pay));
}

JobPost post_of(const NamedCsv& table, const Columns& columns, ImportedFile& file) {
  JobPost post;
  post.where = table.place();
  post.board = table.cell(columns.board);
  post.token = table.cell(columns.company);
  post.title = table.cell(columns.title);
  const string_view uid = table.cell(columns.uid);
  const string_view id = uid.substr(uid.rfind(':') == uid.npos ? 0 : uid.rfind(':') + 1);
  if (is_plain_id(id)) post.id = id;
  post.place = table.cell(columns.place);
  post.commitment = table.cell(columns.commitment);
  post.manages = table.cell(columns.manages) == "True" || table.cell(columns.manages) == "true";
  post.published = day_of(table.cell(columns.published));
  post.seen = day_of(table.cell(columns.seen));
  post.own_dollar = has_own_dollar(post.place);
  read_pay(table, columns, post, file);
  return post;
}

/// Why the row is no post; empty: it is one.
string_view fault_of(const JobPost& post) {
  constexpr std::array<string_view, 3> kBoards{"greenhouse", "lever", "ashby"};
  if (std::ranges::find(kBoards, post.board) == kBoards.end()) return "its source is not greenhouse, lever or ashby";
  if (post.token.empty()) return "names no company";
  if (!is_plain_id(post.token)) return "its company is not the token of a board";
  return post.title.empty() ? "a post without a title" : "";
}

}  // namespace

void read_postings_csv(const ImportItem& item, const PostSink& sink, ImportedFile& file) {
  NamedCsv table(item, file);
  const Columns columns = columns_of(table);
  while (table.next()) {
    JobPost post = post_of(table, columns, file);
    if (const string_view fault = fault_of(post); !fault.empty()) {
      reject(file, post.where, std::string(fault));
    } else {
      sink(std::move(post));
    }
  }
}

}  // namespace fitrank
