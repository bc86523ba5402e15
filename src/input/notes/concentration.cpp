#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/text.hpp"
#include "input/notes/concentration.hpp"
#include "input/notes/inline_page.hpp"
#include "input/notes/notes_data.hpp"
#include "input/records/file_ending.hpp"
#include "input/records/zip_archive.hpp"

// Customers' shares of revenue: inline XBRL pages, alone or in an archive, and Notes data sets.
//
// How: an archive with the tables of a Notes data set is read as one; of any other, every page in it. A
// page says neither when it was filed nor under which accession number: its name does, where it holds a
// date ("nvda-10-k-2025-02-26.html") or the number; where it holds no date, the last day on which the report was
// due is used, so that nothing counts before it was known.
// Cost: a page takes about 20 ms; see inline_page and notes_data.

namespace fitrank {
namespace {

constexpr Day kLongestDelay = 400;  // days from a period's end to its report

bool is_page(std::string_view name) {
  return has_ending(name, ".htm") || has_ending(name, ".html") || has_ending(name, ".xhtml");
}

/// Whether `text` begins with the pattern, in which 0 means any digit, and no digit follows it.
bool fits(std::string_view text, std::string_view pattern) {
  if (text.size() < pattern.size() || (text.size() > pattern.size() && is_digit(text[pattern.size()]))) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '0' ? !is_digit(text[i]) : text[i] != pattern[i]) return false;
  }
  return true;
}

/// The last place in `name` that fits the pattern; empty: none.
std::string_view find_pattern(std::string_view name, std::string_view pattern) {
  for (std::size_t i = name.size(); i-- > 0;) {
    if ((i == 0 || !is_digit(name[i - 1])) && fits(name.substr(i), pattern)) return name.substr(i, pattern.size());
  }
  return {};
}

std::string accession_in(std::string_view name) {
  const std::string_view dashed = find_pattern(name, "0000000000-00-000000");
  if (!dashed.empty()) return std::string(dashed);
  const std::string_view plain = find_pattern(name, "000000000000000000");
  if (plain.empty()) return {};
  return fmt::format("{}-{}-{}", plain.substr(0, 10), plain.substr(10, 2), plain.substr(12));
}

std::optional<Day> filed_in(std::string_view name, Day period_end) {
  const Day day = parse_day(find_pattern(name, "0000-00-00"));
  if (day == kNoDay || day < period_end || day > period_end + kLongestDelay) return std::nullopt;
  return day;
}

class Pages {
 public:
  explicit Pages(const SignalRule& as) : as_(as) {}

  /// `place` is the page's within its source; empty where it is all of it.
  void add(std::string_view name, std::string_view place, std::string_view bytes) {
    const InlinePage page = read_inline_page(bytes, rejects_);
    file_.records += page.facts;
    if (page.cik.empty()) throw std::runtime_error("not an inline XBRL report: no CIK in it");
    std::string source = accession_in(name);
    if (source.empty()) {
      source = fmt::format("{} of CIK {} for the period to {} ({})", page.form, page.cik, day_text(page.period.end),
                           name.substr(name.find_last_of("/!") + 1));
    }
    const ConcentrationFiling filing{page.form, page.period, source, filed_in(name, page.period.end)};
    auto observation = customer_concentration(filing, page.concentrations, as_, rejects_);
    if (!observation) return rejects_.leave_out(harmless(place), "no customer's share of revenue for its own period");
    observation->company = place_of(page);
    file_.observations.push_back(std::move(*observation));
  }

  void reject(std::string_view place, std::string_view reason) { rejects_.add(harmless(place), std::string(reason)); }

  ImportedFile finish() {
    rejects_.give_to(file_);
    return std::move(file_);
  }

 private:
  std::size_t place_of(const InlinePage& page) {
    const auto [entry, is_new] = place_.try_emplace(page.cik, file_.companies.size());
    if (is_new) {
      ImportedCompany company{page.name.empty() ? "CIK " + page.cik : page.name, {{"cik", page.cik}}};
      if (!page.ein.empty()) company.identifiers.push_back({"ein", page.ein});
      if (!page.ticker.empty()) company.identifiers.push_back({"ticker", page.ticker});
      file_.companies.push_back(std::move(company));
    }
    return entry->second;
  }

  const SignalRule& as_;
  ImportedFile file_;
  Rejects rejects_;
  std::map<std::string, std::size_t> place_;
};

ImportedFile read_archived_pages(const ImportItem& item, const ZipArchive& archive, const SignalRule& as) {
  Pages pages(as);
  bool any = false;
  std::string buffer;
  for (const ArchiveMember& member : archive.members()) {
    if (!is_page(member.name)) continue;
    any = true;
    try {
      pages.add(fmt::format("{}!{}", item.name, member.name), member.name, archive.read(member, buffer));
    } catch (const std::runtime_error& error) {
      pages.reject(member.name, error.what());
    }
  }
  if (!any)
    throw std::runtime_error("the archive has neither a Notes data set (sub, num and dim.tsv) nor pages (.htm)");
  return pages.finish();
}

class Concentration final : public Importer {
 public:
  explicit Concentration(std::shared_ptr<const SourceRules> rules) : rules_(std::move(rules)) {}
  std::string_view kind() const override { return "concentration"; }
  bool takes(std::string_view file_name) const override { return is_page(file_name) || has_ending(file_name, ".zip"); }
  bool takes_archives() const override { return true; }
  /// A page's name tells its accession number and day of filing, where it does.
  std::string settings(std::string_view file_name) const override {
    const std::string page(is_page(file_name) ? file_name.substr(file_name.find_last_of("/!") + 1) : "");
    return page + "; " + rules_->concentration.text();
  }
  ImportedFile read(const ImportItem& item) const override {
    const SignalRule& as = rules_->concentration;
    if (is_zip(item.bytes)) {
      const ZipArchive archive(item.bytes);
      return is_notes_data(archive) ? read_notes_concentration(archive, as) : read_archived_pages(item, archive, as);
    }
    Pages pages(as);
    pages.add(item.name, "", item.bytes);
    return pages.finish();
  }

 private:
  std::shared_ptr<const SourceRules> rules_;
};

}  // namespace

std::unique_ptr<Importer> make_concentration_importer(const ImportOptions& options) {
  return std::make_unique<Concentration>(options.rules);
}

}  // namespace fitrank
