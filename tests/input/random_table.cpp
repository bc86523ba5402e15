#include "input/random_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "support/worlds.hpp"

namespace fitrank::test {
namespace {

template <std::size_t n>
std::string one_of(Draw& draw, const std::array<const char*, n>& words) {
  return words[draw.below(n)];
}

constexpr std::array kHeaders{"id,name,growth,comp,learning",
                              "id,comp,name,growth",
                              "id,capital_access,comp,revenue_growth",
                              "id,learning",
                              "id,rd_share,name,capital_access,revenue_growth,comp",
                              "id",
                              "\"id\",\"comp\",revenue_growth"};
constexpr std::array kScores{"",
                             "0",
                             "100",
                             "50",
                             "33.333",
                             "7.1",
                             "99.9999999999999999",
                             "0.1",
                             "1e1",
                             "-0",
                             "\"5\"",
                             "\"\"",
                             "12.5",
                             "0.125",
                             "1.5E+1",
                             "66.66666666666667",
                             "3.0",
                             "81.07",
                             "1e-9",
                             "23.000000000000001",
                             "2.2250738585072014e-308"};
constexpr std::array kNumbers{"",        "-20",  "12.5", "-3.25", "1e3", "\"7\"", "0.30000000000000004",
                              "199.999", "\"\"", "-0.1"};
constexpr std::array kLevels{"", "listed", "closed_round", "none", "\"none\"", "\"\""};
constexpr std::array kNames{"",
                            "Acme",
                            "\"Acme, Inc\"",
                            "\"two\nlines\"",
                            "\"two\r\nlines\"",
                            "\"a \"\"b\"\"\"",
                            "M\xc3\xbcller",
                            "\"\"",
                            "\xe6\x97\xa5\xe6\x9c\xac"};
constexpr std::array kBadCells{"nan",   "inf", "-1e9x", "101", "1,2", "a\"b", "\"x\"y", "\"open", "a\rb",
                               "1e999", "01",  " 5",    ".5",  "5.",  "+5",   "-",      "0x10",   "--5"};
constexpr std::array kNotText{"\xff", "\xc3", "\xe6\x97", "\x80"};

class TableWriter {
 public:
  TableWriter(std::uint64_t seed, bool damaged) : draw_(seed), damaged_(damaged) {}

  RandomTable write() {
    if (one_in(8)) table_.text = "\xef\xbb\xbf";
    const std::string header = one_of(draw_, kHeaders);
    split(header);
    const bool shuffled = one_in(2);
    line_end_ = one_in(2) ? "\r\n" : "\n";
    table_.text += header + line_end_;
    std::vector<std::size_t> ids(draw_.below(one_in(10) ? 300 : 12));
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = i;
    for (std::size_t i = 1; shuffled && i < ids.size(); ++i) std::swap(ids[i], ids[draw_.below(i + 1)]);
    for (const std::size_t id : ids) add_row(damaged_ && one_in(40) ? 0 : id);
    if (one_in(3) && table_.text.ends_with('\n')) table_.text.resize(table_.text.size() - line_end_.size());
    return std::move(table_);
  }

 private:
  bool one_in(std::size_t count) { return draw_.below(count) == 0; }

  void split(std::string header) {
    std::erase(header, '"');
    for (std::size_t comma = 0; comma != header.npos; header = header.substr(comma == header.npos ? 0 : comma + 1)) {
      comma = header.find(',');
      columns_.push_back(header.substr(0, comma));
    }
  }

  void add_row(std::size_t id) {
    if (one_in(12)) table_.text += one_in(2) ? "\n" : "\r\n";
    std::string row = id_text(id);
    for (std::size_t i = 1; i < columns_.size(); ++i) row += ',' + cell(columns_[i]);
    if (damaged_ && one_in(12)) row += one_in(2) ? ",1" : "\"";
    if (damaged_ && one_in(400)) {
      row += one_in(3) ? std::string(1, '\0') : one_of(draw_, kNotText);
      table_.is_text = false;
    }
    table_.text += row + line_end_;
  }

  std::string id_text(std::size_t id) {
    const std::string number = fmt::format("c{:03}", id);
    switch (draw_.below(12)) {
      case 0:
        return '"' + number + '"';
      case 1:
        return '"' + number + ", Inc\"";
      case 2:
        return '"' + number + "\n\"\"x\"\"\"";
      case 3:
        return number + "\xc3\xa9";
      default:
        return number;
    }
  }

  std::string cell(const std::string& column) {
    if (damaged_ && one_in(30)) return one_of(draw_, kBadCells);
    if (column == "name") return one_of(draw_, kNames);
    if (column == "capital_access") return one_of(draw_, kLevels);
    if (column == "revenue_growth" || column == "rd_share") return one_of(draw_, kNumbers);
    return one_in(3) ? fmt::format("{}", draw_.unit() * 100) : one_of(draw_, kScores);
  }

  Draw draw_;
  bool damaged_;
  std::string line_end_;
  std::vector<std::string> columns_;
  RandomTable table_;
};

}  // namespace

RandomTable random_table(std::uint64_t seed, bool damaged) { return TableWriter(seed, damaged).write(); }

}  // namespace fitrank::test
