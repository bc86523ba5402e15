#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/text.hpp"
#include "input/filings/filed_signals.hpp"
#include "input/filings/filings_importers.hpp"
#include "input/filings/submissions.hpp"
#include "input/records/file_ending.hpp"
#include "input/records/tab_table.hpp"

// The SEC's quarterly Financial Statement Data Sets: every filer's statements of one quarter, as tables
// of submissions (SUB) and numbers (NUM) in one archive.
//
// How: NUM is streamed; only wanted tags of the standard taxonomies, without `segments` and `coreg`, are
// kept, each with the day of its submission. `ddate` is the month's end nearest to the period's last day,
// and `qtrs` its length in quarters, so that periods here are whole months. What one filer states then goes
// the same way as company facts.
// Cost: the speed of unpacking, about 200 MB of tables a second; memory for the kept numbers, 40 bytes each.

namespace fitrank {
namespace {

enum Column : std::size_t { kAccession, kTag, kVersion, kDay, kQuarters, kUnit, kValue, kSegments, kCoregistrant };

constexpr int kMonthsInQuarter = 3;
constexpr int kMostQuarters = 4;
constexpr std::size_t kMostFacts = 20000;  // of one filer in one quarter

/// "us-gaap/2009" and "ifrs/2015" are standard taxonomies; a filer's own tags carry its accession number.
std::string_view taxonomy_of(std::string_view version) {
  if (version.starts_with("us-gaap/")) return "us-gaap";
  if (version.starts_with("ifrs/") || version.starts_with("ifrs-full/")) return "ifrs-full";
  return {};
}

class StatementsReader {
 public:
  StatementsReader(const ImportItem& item, const FilingRules& rules) : rules_(rules), archive_(item.bytes) {}

  ImportedFile read() {
    const ArchiveMember& sub = member("sub.txt");
    const ArchiveMember& num = member("num.txt");
    submissions_ = read_submissions(archive_, sub, rejects_);
    facts_.resize(submissions_.companies.size(), FiledFacts{.rules = &rules_});
    place_of_filing_.assign(submissions_.all.size(), kNone);
    table_ = num.name;
    TabTable numbers(num.name, {"adsh", "tag", "version", "ddate", "qtrs", "uom", "value"}, {"segments", "coreg"},
                     [&](auto row, std::size_t line) { take(row, line); });
    archive_.stream(num, [&](std::string_view piece) {
      numbers.add(piece);
      return true;
    });
    numbers.finish();
    rejects_.add(table_, "fewer columns than its header names", numbers.short_rows());
    return finish(numbers.rows());
  }

 private:
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  const ArchiveMember& member(std::string_view name) const {
    const ArchiveMember* const found = archive_.find(name);
    if (found == nullptr)
      throw std::runtime_error(fmt::format("not a financial statement data set: no {} in it", name));
    return *found;
  }

  void take(std::span<const std::string_view> row, std::size_t line) {
    line_ = line;
    if (!row[kSegments].empty() || !row[kCoregistrant].empty()) return;  // a part of the company, or another one
    const auto tag = rules_.find_tag(taxonomy_of(row[kVersion]), row[kTag]);
    if (!tag) return;
    const auto found = submissions_.by_accession.find(std::string(row[kAccession]));
    if (found == submissions_.by_accession.end()) {
      return rejects_.add(here(), "its accession number belongs to no submission");
    }
    const Submission& submission = submissions_.all[found->second];
    if (submission.filing.form.empty()) return rejects_.add(here(), "its submission has no form");
    if (submission.filing.rank == FormRank::never) {
      return rejects_.leave_out(here(), why_never(submission.filing.form));
    }
    if (row[kValue].empty()) return rejects_.leave_out(here(), "no value");
    if (!is_currency(row[kUnit])) return rejects_.leave_out(here(), "not an amount of money: the unit is no currency");
    add(row, *tag, found->second);
  }

  void add(std::span<const std::string_view> row, std::uint16_t tag, std::size_t submission_index) {
    const Submission& submission = submissions_.all[submission_index];
    const auto period = period_of(row, rules_.lines[rules_.tags[tag].item].instant);
    if (!period) return rejects_.leave_out(here(), "not a period of up to four quarters that ends on a day");
    // The month's end can be up to half a month after the period's last day.
    if (period->end > submission.filing.filed + 16) return rejects_.add(here(), "its period ends after it was filed");
    double value = 0;
    const char* const end = row[kValue].data() + row[kValue].size();
    const auto [rest, error] = std::from_chars(row[kValue].data(), end, value);
    if (error != std::errc() || rest != end || !std::isfinite(value))
      return rejects_.add(here(), "not a usable number");
    FiledFacts& facts = facts_[submission.company];
    if (facts.facts.size() >= kMostFacts) return rejects_.add(here(), "too many numbers of one filer");
    auto& filing = place_of_filing_[submission_index];
    if (filing == kNone) {
      filing = static_cast<std::uint32_t>(facts.filings.size());
      facts.filings.push_back(submission.filing);
      if (submission.year_end != kNoDay) facts.year_ends.push_back(submission.year_end);
    }
    facts.facts.push_back(
        {.period = *period, .value = value, .filing = filing, .tag = tag, .unit = unit_of(facts, row[kUnit])});
  }

  RecordPlace here() const { return {table_, ':', line_}; }

  static std::optional<FactPeriod> period_of(std::span<const std::string_view> row, bool instant) {
    const Day end = parse_compact_day(row[kDay]);
    const std::string_view text = row[kQuarters];
    const bool one_digit = text.size() == 1 && text[0] >= '0' && text[0] - '0' <= kMostQuarters;
    const int quarters = one_digit ? text[0] - '0' : -1;
    if (end == kNoDay || quarters < 0 || (quarters == 0) != instant) return std::nullopt;
    if (instant) return FactPeriod{kNoDay, end};
    return FactPeriod{month_end_before(end, quarters * kMonthsInQuarter) + 1, end};
  }

  static std::uint16_t unit_of(FiledFacts& facts, std::string_view name) {
    for (std::size_t i = 0; i < facts.units.size(); ++i) {
      if (facts.units[i] == name) return static_cast<std::uint16_t>(i);
    }
    facts.units.emplace_back(name);
    return static_cast<std::uint16_t>(facts.units.size() - 1);
  }

  ImportedFile finish(std::size_t records) {
    ImportedFile file;
    file.records = records;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const ImportedCompany& company = submissions_.companies[i];
      const std::string who = fmt::format("{} ({})", harmless(company.name), company.identifiers.front().value);
      const std::size_t before = file.observations.size();
      add_filed_signals(std::move(facts_[i]), file.companies.size(), who, file, rejects_);
      if (file.observations.size() > before) {
        file.companies.push_back(company);
      } else {
        rejects_.leave_out(who, "no amounts from which a signal can be computed");
      }
    }
    rejects_.give_to(file);
    return file;
  }

  const FilingRules& rules_;
  ZipArchive archive_;
  Submissions submissions_;
  std::vector<FiledFacts> facts_;               ///< by company
  std::vector<std::uint32_t> place_of_filing_;  ///< of each submission, within its company's filings
  std::string table_;
  std::size_t line_ = 0;
  Rejects rejects_;
};

class FinancialStatements final : public Importer {
 public:
  explicit FinancialStatements(std::shared_ptr<const SourceRules> rules) : rules_(std::move(rules)) {}
  std::string_view kind() const override { return "financial-statements"; }
  bool takes(std::string_view file_name) const override { return has_ending(file_name, ".zip"); }
  bool takes_archives() const override { return true; }
  ImportedFile read(const ImportItem& item) const override {
    if (!is_zip(item.bytes)) throw std::runtime_error("not a financial statement data set: no zip archive");
    return StatementsReader(item, rules_->filings).read();
  }
  std::string settings(std::string_view) const override { return rules_->filings.digest; }

 private:
  std::shared_ptr<const SourceRules> rules_;
};

}  // namespace

std::unique_ptr<Importer> make_financial_statements_importer(const ImportOptions& options) {
  return std::make_unique<FinancialStatements>(options.rules);
}

}  // namespace fitrank
