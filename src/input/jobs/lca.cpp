#include "input/jobs/lca.hpp"

#include <fmt/format.h>
#include <unistr.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "input/jobs/jobs_importers.hpp"
#include "input/jobs/lca_cases.hpp"
#include "input/jobs/spread.hpp"
#include "input/records/file_date.hpp"
#include "input/records/file_ending.hpp"
#include "input/records/json_fields.hpp"
#include "input/records/rejects.hpp"

namespace fitrank {
namespace {

using std::string_view;

/// The last part of a path, or of a member of an archive.
string_view base_name(string_view name) {
  const std::size_t at = name.find_last_of("/!");
  return at == name.npos ? name : name.substr(at + 1);
}

/// Reads one disclosure.
class LcaReading {
 public:
  LcaReading(const ImportItem& item, const SocFilter& occupations, const SignalRule& as)
      : occupations_(occupations), as_(as), name_(base_name(item.name)), table_(item, file_), columns_(table_) {
    named_day_ = fiscal_end_in_name(item.name);
  }

  ImportedFile read();

 private:
  void take_row();
  void tell_left_out();
  void add_employer(std::span<const LcaCase> cases);
  ImportedObservation pay_of(std::span<const LcaCase> cases) const;
  std::string example(std::span<const LcaCase> cases) const;

  const SocFilter& occupations_;
  const SignalRule& as_;
  std::string name_;
  std::optional<Date> named_day_;
  ImportedFile file_;
  NamedCsv table_;
  LcaColumns columns_;
  LcaEmployers employers_;
  std::vector<LcaCase> cases_;
  std::map<string_view, std::size_t> left_out_;  ///< cases that are not sought, by why
};

void LcaReading::take_row() {
  const string_view name = table_.cell(columns_.employer);
  const auto soc = soc_code(table_.cell(columns_.soc));
  if (name.empty() || !soc) {
    return reject(file_, table_.place(), name.empty() ? "names no employer" : "has no occupation code (15-1252)");
  }
  if (u8_check(bytes_of(name), name.size()) != nullptr) {
    return reject(file_, table_.place(), "its employer's name is not UTF-8; save the file as UTF-8");
  }
  const string_view number = table_.cell(columns_.case_number);
  if (number.size() > kLongestCaseNumber || (!number.empty() && !table_.lasts(number))) {
    return reject(file_, table_.place(), "its case number is not valid");
  }
  const OfferedWage wage = offered_wage(table_, columns_);
  const auto decided = lca_date(table_.cell(columns_.decision));
  LcaCase row;
  row.hash = XXH3_64bits(number.data(), number.size());
  row.number_at = number.data();
  row.number_size = static_cast<std::uint8_t>(number.size());
  row.yearly = wage.yearly;
  row.state = wage.state;
  row.line = static_cast<std::uint32_t>(table_.line());
  row.employer = employers_.index_of(name, ein_digits(table_.cell(columns_.ein)));
  row.soc = *soc;
  if (decided) row.day = static_cast<std::int32_t>(decided->first_day().time_since_epoch().count());
  cases_.push_back(row);
}

ImportedFile LcaReading::read() {
  cases_.reserve(table_.likely_rows());
  while (table_.next()) take_row();
  const std::size_t rows = cases_.size();
  keep_latest(cases_);
  if (cases_.size() < rows) left_out_["rows replaced by a later row of the same case"] = rows - cases_.size();
  std::erase_if(cases_, [this](const LcaCase& row) {
    const bool sought = occupations_.takes(row.soc);
    if (!sought) ++left_out_["cases of other occupations"];
    return !sought;
  });
  for (auto begin = cases_.begin(); begin != cases_.end();) {
    const auto end =
        std::find_if(begin, cases_.end(), [&](const LcaCase& row) { return row.employer != begin->employer; });
    add_employer({begin, end});
    begin = end;
  }
  tell_left_out();
  return std::move(file_);
}

void LcaReading::tell_left_out() {
  for (const auto& [why, many] : left_out_) {
    add_reject(file_, {"whole file", fmt::format("{} {}", many, why), true}, many);
  }
}

void LcaReading::add_employer(std::span<const LcaCase> cases) {
  std::vector<LcaCase> usable;
  for (const LcaCase& row : cases) {
    if (row.state == WageState::usable) {
      usable.push_back(row);
    } else if (row.state == WageState::not_certified) {
      ++left_out_["cases that are not certified, or were withdrawn"];
    } else if (row.state == WageState::part_time) {
      ++left_out_["part-time cases"];
    } else {
      reject(file_, fmt::format("line {}", row.line), std::string(wage_text(row.state)));
    }
  }
  if (usable.empty()) return;
  const LcaEmployers::Employer& employer = employers_.all()[cases.front().employer];
  ImportedCompany company{employer.name(), {}};
  if (!employer.ein.empty()) company.identifiers.push_back({"ein", employer.ein});
  company.identifiers.push_back({"name", company.name});
  ImportedObservation pay = pay_of(usable);
  pay.company = file_.companies.size();
  file_.observations.push_back(std::move(pay));
  file_.companies.push_back(std::move(company));
}

/// ", for example case I-200-18043-123456" or nothing.
std::string LcaReading::example(std::span<const LcaCase> cases) const {
  string_view least;
  for (const LcaCase& row : cases) {
    if (row.number_size == 0 || (!least.empty() && row.number() >= least)) continue;
    if (is_plain_id(row.number())) least = row.number();
  }
  return least.empty() ? "" : fmt::format(", for example case {}", least);
}

ImportedObservation LcaReading::pay_of(std::span<const LcaCase> cases) const {
  ImportedObservation pay;
  std::vector<double> wages;
  std::set<std::string> codes;
  for (const LcaCase& row : cases) {
    wages.push_back(row.yearly / kThousand);
    codes.insert(soc_text(row.soc));
    const auto decided = row.decided();
    if (!decided) continue;
    if (!pay.period_start || *decided < *pay.period_start) pay.period_start = decided;
    if (!pay.period_end || *pay.period_end < *decided) pay.period_end = decided;
  }
  const Spread spread = spread_of(std::move(wages));
  const std::string dated = pay.period_end ? "dated by the last decision"
                            : named_day_   ? "dated by the end of the fiscal period in the file's name"
                                           : "not dated: neither the rows nor the file's name give a day";
  pay.as_of = pay.period_end ? pay.period_end : named_day_;
  pay.filed = pay.as_of;
  pay.signal = as_.signal;
  pay.value = spread.median;
  pay.tier = as_.tier;
  pay.source =
      fmt::format("US Department of Labor, disclosure of labor condition applications, {}{}", name_, example(cases));
  pay.note = fmt::format("base pay only, all levels, without bonus and equity; {}; occupations {}", spread_text(spread),
                         fmt::join(codes, ", "));
  pay.rule = fmt::format(
      "median of the yearly base wages offered in certified full-time cases of occupations {}; the "
      "middle where a range is offered, the latest row of each case, an hour x 2080; {}",
      occupations_.text(), dated);
  return pay;
}

}  // namespace

std::unique_ptr<Importer> make_lca_importer(const ImportOptions& options) {
  return std::make_unique<LcaImporter>(
      options.soc_code.empty() ? SocFilter(known_job(options.role, options.seniority, options.rules->jobs.terms).roles)
                               : SocFilter(options.soc_code),
      options.rules);
}

bool LcaImporter::takes(std::string_view file_name) const {
  return has_ending(file_name, ".csv") || has_ending(file_name, ".txt");
}

ImportedFile LcaImporter::read(const ImportItem& item) const {
  return LcaReading(item, occupations_, rules_->wages).read();
}

}  // namespace fitrank
