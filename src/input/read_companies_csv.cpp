#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "fitrank/read_companies.hpp"
#include "fitrank/score_matrix.hpp"
#include "fitrank/suggest.hpp"
#include "input/check_text.hpp"
#include "input/company_files.hpp"
#include "input/csv.hpp"
#include "input/names.hpp"
#include "input/number.hpp"
#include "input/utf8.hpp"

namespace fitrank {
namespace {

struct Column {
  enum class Kind { ignored, id, name, criterion, signal };
  Kind kind = Kind::ignored;  ///< ignored: a problem was added for it
  std::size_t index = 0;      ///< of the criterion or signal
  std::string header;
};

class TableReader {
 public:
  TableReader(Report& report, const Model& model, CompanyIds& ids)
      : report_(report), model_(model), ids_(ids), rows_(report) {}

  std::vector<Company> read() {
    std::vector<Company> companies;
    if (!rows_.next(cells_)) {
      report_.add("is empty; the first line names the columns");
    } else if (rows_.sound() && read_header()) {
      while (rows_.next(cells_)) {
        if (auto company = read_row()) companies.push_back(std::move(*company));
      }
    }
    return companies;
  }

 private:
  using Kind = Column::Kind;

  /// False where rows make no sense under it.
  bool read_header() {
    if (cells_.front().text != "id") {
      report_.add(cells_.front().offset, "", first_column_message());
      return false;
    }
    for (const CsvCell& cell : cells_) columns_.push_back(read_column(cell));
    for (std::size_t i = 0; i < columns_.size(); ++i) check_scored_once(i);
    states_scores_ = std::any_of(columns_.begin(), columns_.end(),
                                 [](const Column& column) { return column.kind == Kind::criterion; });
    return true;
  }

  std::string first_column_message() const {
    const std::string_view header = cells_.front().text;
    const bool other_separator = cells_.size() == 1 && header.find_first_of(";\t|") != header.npos;
    return fmt::format("the first column must be id, found {}{}", in_quotes(header),
                       other_separator ? "; commas separate columns" : "");
  }

  Column read_column(const CsvCell& cell) {
    Column column{Kind::ignored, 0, std::string(cell.text)};
    const auto same = [&](const Column& other) { return other.header == column.header; };
    if (column.header.empty()) {
      report_.add(cell.offset, "", fmt::format("column {} has no name", columns_.size() + 1));
    } else if (std::any_of(columns_.begin(), columns_.end(), same)) {
      report_.add(cell.offset, "", fmt::format("column {} stands here twice", in_quotes(column.header)));
    } else {
      find_kind(column, cell);
    }
    return column;
  }

  void find_kind(Column& column, const CsvCell& cell) {
    if (column.header == "id" || column.header == "name") {
      column.kind = column.header == "id" ? Kind::id : Kind::name;
    } else if (const auto criterion = model_.find_criterion(column.header)) {
      column.kind = Kind::criterion;
      column.index = *criterion;
    } else if (const auto signal = model_.find_signal(column.header)) {
      column.kind = Kind::signal;
      column.index = *signal;
    } else {
      refuse_column(column, cell);
    }
  }

  void refuse_column(const Column& column, const CsvCell& cell) {
    std::vector<std::string> known{"name"};
    for (const auto& ids : {ids_of(model_.criteria), ids_of(model_.signals)}) {
      known.insert(known.end(), ids.begin(), ids.end());
    }
    report_.add(cell.offset, "", fmt::format("column {} is neither a criterion nor a signal", in_quotes(column.header)),
                suggest(column.header, known));
  }

  /// A criterion that one column states outright must not be scored by another column's signal too.
  void check_scored_once(std::size_t i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool turned = columns_[i].kind == Kind::criterion;
      const Column& criterion = columns_[turned ? i : j];
      const Column& signal = columns_[turned ? j : i];
      if (criterion.kind != Kind::criterion || signal.kind != Kind::signal) continue;
      if (model_.signals[signal.index].criterion != criterion.index) continue;
      report_.add(
          cells_[i].offset, "",
          fmt::format("column {0} and column {1} (a signal of {0}) both score {0}", criterion.header, signal.header));
    }
  }

  /// The company of the record at hand; nothing where a cell of it is bad.
  std::optional<Company> read_row() {
    good_ = rows_.sound();
    if (good_ && cells_.size() != columns_.size()) {
      report_.add(rows_.offset(), "",
                  fmt::format("{} cell{} where the header has {}", cells_.size(), cells_.size() == 1 ? "" : "s",
                              columns_.size()));
      good_ = false;
    }
    if (!good_) return std::nullopt;
    Company company;
    if (states_scores_) company.stated.assign(model_.criteria.size(), kUnknown);
    for (std::size_t i = 0; i < cells_.size(); ++i) read_cell(columns_[i], cells_[i], company);
    if (company.name.empty()) company.name = company.id;
    if (!good_) return std::nullopt;
    return company;
  }

  void read_cell(const Column& column, const CsvCell& cell, Company& company) {
    if (column.kind == Kind::id) {
      read_id(cell, company);
    } else if (cell.text.empty()) {
      return;  // unknown
    } else if (column.kind == Kind::name) {
      company.name = cell.text;
    } else if (column.kind == Kind::criterion) {
      company.stated[column.index] = static_cast<float>(read_score(column, cell));
    } else if (column.kind == Kind::signal) {
      company.observations.push_back(
          {column.index, read_value(column, cell), {}, {}, fmt::format("{}:{}", report_.file(), rows_.line()), {}});
    }
  }

  void read_id(const CsvCell& cell, Company& company) {
    company.id = cell.text;
    if (company.id.empty()) {
      refuse(cell, "id", "must not be empty");
    } else if (!ids_.take(company.id, cell.offset, rows_.line(), report_)) {
      good_ = false;
    }
  }

  double read_score(const Column& column, const CsvCell& cell) {
    const double score = read_number(column, cell);
    if (score < 0 || score > 100) {
      refuse(cell, column.header, fmt::format("a score is from 0 to 100, found {}", score));
    }
    return score;
  }

  Value read_value(const Column& column, const CsvCell& cell) {
    const ValueFunction& function = model_.signals[column.index].value_function;
    if (!function.takes_levels()) return read_number(column, cell);
    const auto level = function.find_level(cell.text);
    if (!level) {
      const auto names = names_of(function.levels());
      refuse(cell, column.header, no_such(fmt::format("level {}", in_quotes(cell.text)), cell.text, names),
             suggest(cell.text, names));
    }
    return level.value_or(Level{});
  }

  double read_number(const Column& column, const CsvCell& cell) {
    const ParsedNumber number = parse_number(cell.text);
    if (number.error.empty()) return number.value;
    const std::string_view ink = without_blanks(cell.text);
    const bool only_blanks = ink.size() < cell.text.size() && parse_number(ink).error.empty();
    refuse(cell, column.header, only_blanks ? fmt::format("spaces around a number; write {}", ink) : number.error);
    return 0;
  }

  static std::string_view without_blanks(std::string_view text) {
    const std::size_t start = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t end = text.find_last_not_of(" \t");
    return text.substr(start, end == text.npos ? 0 : end + 1 - start);
  }

  void refuse(const CsvCell& cell, std::string path, std::string message, std::string suggestion = {}) {
    good_ = false;
    report_.add(cell.offset, std::move(path), std::move(message), std::move(suggestion));
  }

  Report& report_;
  const Model& model_;
  CompanyIds& ids_;
  CsvReader rows_;
  std::vector<CsvCell> cells_;
  std::vector<Column> columns_;
  bool states_scores_ = false;
  bool good_ = true;  ///< the row at hand
};

}  // namespace

std::vector<Company> read_companies_csv(const SourceText& source, const Model& model, CompanyIds& ids,
                                        Problems& problems) {
  Report report(source);
  std::vector<Company> companies;
  if (check_utf8(report)) companies = TableReader(report, model, ids).read();
  report.finish(problems);
  return companies;
}

std::vector<Company> read_companies_csv(const SourceText& source, const Model& model, Problems& problems) {
  CompanyIds ids;
  return read_companies_csv(source, model, ids, problems);
}

}  // namespace fitrank
