#include "input/read_companies_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "input/check_text.hpp"
#include "input/names.hpp"
#include "input/read_companies.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

CompanyColumn company_column(const Model& model, std::string_view header) {
  using Kind = CompanyColumn::Kind;
  if (header == "name") return {Kind::name, 0};
  if (const auto criterion = model.find_criterion(header)) return {Kind::criterion, *criterion};
  if (const auto signal = model.find_signal(header)) return {Kind::signal, *signal};
  return {};
}

void CompanyRecords::name_column(std::size_t column, const CsvCell& cell) {
  kinds_.resize(column + 1);
  kinds_[column] = company_column(model_, cell.text);
  if (kinds_[column].kind != Kind::unknown) return;
  std::vector<KnownName> known{{"name"}};
  for (const auto& names : {known_names(model_.criteria), known_names(model_.signals)}) {
    known.insert(known.end(), names.begin(), names.end());
  }
  report().add(cell.offset, "", fmt::format("column {} is neither a criterion nor a signal", in_quotes(cell.text)),
               suggest(cell.text, known));
}

void CompanyRecords::end_header() {
  kinds_.resize(columns().size());
  for (std::size_t column = 0; column < kinds_.size(); ++column) check_scored_once(column);
  states_scores_ = std::any_of(kinds_.begin(), kinds_.end(),
                               [](const CompanyColumn& column) { return column.kind == Kind::criterion; });
}

/// A criterion that one column states outright must not be scored by another column's signal too.
void CompanyRecords::check_scored_once(std::size_t column) {
  for (std::size_t other = 0; other < column; ++other) {
    const bool turned = kinds_[column].kind == Kind::criterion;
    const std::size_t criterion = turned ? column : other;
    const std::size_t signal = turned ? other : column;
    if (kinds_[criterion].kind != Kind::criterion || kinds_[signal].kind != Kind::signal) continue;
    if (model_.signals[kinds_[signal].index].criterion != kinds_[criterion].index) continue;
    report().add(cells()[column].offset, "",
                 fmt::format("column {0} and column {1} (a signal of {0}) both score {0}", columns()[criterion],
                             columns()[signal]));
  }
}

void CompanyRecords::begin_record() {
  company_ = {};
  company_.id = cells().front().text;
  company_.name = company_.id;
  company_.from_table = true;
  if (states_scores_) company_.stated.assign(model_.criteria.size(), kUnknown);
}

void CompanyRecords::read_cell(std::size_t column, const CsvCell& cell) {
  const CompanyColumn& kind = kinds_[column];
  if (cell.text.empty()) return;  // unknown
  if (kind.kind == Kind::name) {
    company_.name = cell.text;
  } else if (kind.kind == Kind::criterion) {
    company_.stated[kind.index] = static_cast<float>(read_score(column, cell));
  } else if (kind.kind == Kind::signal) {
    company_.observations.push_back(
        {kind.index, read_value(column, cell), {}, {}, fmt::format("{}:{}", report().file(), records().line()), {}});
  }
}

double CompanyRecords::read_score(std::size_t column, const CsvCell& cell) {
  const double score = read_number(column, cell);
  if (score < 0 || score > 100) {
    refuse(cell, columns()[column], fmt::format("a score is from 0 to 100, found {}", score));
  }
  return score;
}

Value CompanyRecords::read_value(std::size_t column, const CsvCell& cell) {
  const ValueFunction& function = model_.signals[kinds_[column].index].value_function;
  if (!function.takes_levels()) return read_number(column, cell);
  const auto level = function.find_level(cell.text);
  if (!level) {
    NoSuch problem = no_such(fmt::format("level {}", in_quotes(cell.text)), cell.text, known_names(function.levels()));
    refuse(cell, columns()[column], std::move(problem.message), std::move(problem.suggestion));
  }
  return level.value_or(Level{});
}

std::vector<Company> read_companies_csv(const SourceText& source, const Model& model, TakenIds& ids,
                                        Problems& problems) {
  Report report(source);
  std::vector<Company> companies;
  CompanyRecords records(report, model, ids);
  if (check_utf8(report) && records.read_header()) {
    while (records.next()) {
      if (records.good()) companies.push_back(records.take());
    }
  }
  report.finish(problems);
  return companies;
}

std::vector<Company> read_companies_csv(const SourceText& source, const Model& model, Problems& problems) {
  TakenIds ids;
  return read_companies_csv(source, model, ids, problems);
}

}  // namespace fitrank
