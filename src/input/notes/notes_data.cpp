#include "input/notes/notes_data.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <map>
#include <unordered_map>

#include "input/filings/submissions.hpp"
#include "input/notes/customer_shares.hpp"
#include "input/records/tab_table.hpp"

namespace fitrank {
namespace {

enum NumColumn : std::size_t { kAccession, kTag, kDay, kQuarters, kHash, kValue, kCoregistrant, kCopy };
enum DimColumn : std::size_t { kDimHash, kSegments };

constexpr int kMonthsInQuarter = 3;

/// "MajorCustomers=CustomerA;ConcentrationRiskByType=CustomerConcentrationRisk;"
Dimensions dimensions_of(std::string_view segments) {
  Dimensions dimensions;
  while (!segments.empty()) {
    const std::size_t end = std::min(segments.find(';'), segments.size());
    const std::string_view pair = segments.substr(0, end);
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos) {
      dimensions.emplace_back(dimension_name(pair.substr(0, equals)), dimension_name(pair.substr(equals + 1)));
    }
    segments.remove_prefix(std::min(end + 1, segments.size()));
  }
  return dimensions;
}

class NotesReader {
 public:
  NotesReader(const ZipArchive& archive, const SignalRule& as) : archive_(archive), as_(as) {}

  ImportedFile read() {
    submissions_ = read_submissions(archive_, *archive_.find("sub.tsv"), rejects_);
    stream("dim.tsv", {"dimhash", "segments"}, {}, [&](auto row, std::size_t) {
      if (row[kSegments].find("MajorCustomers") != std::string_view::npos) {
        dimensions_.try_emplace(std::string(row[kDimHash]), dimensions_of(row[kSegments]));
      }
    });
    stream("num.tsv", {"adsh", "tag", "ddate", "qtrs", "dimh", "value"}, {"coreg", "iprx"},
           [&](auto row, std::size_t line) { take(row, line); });
    return finish();
  }

 private:
  void stream(std::string_view name, std::vector<std::string_view> required, std::vector<std::string_view> optional,
              const TabTable::TakeRow& take) {
    TabTable table(std::string(name), std::move(required), std::move(optional), take);
    archive_.stream(*archive_.find(name), [&](std::string_view piece) {
      table.add(piece);
      return true;
    });
    table.finish();
    rejects_.add(std::string(name), "fewer columns than its header names", table.short_rows());
  }

  void take(std::span<const std::string_view> row, std::size_t line) {
    if (row[kTag] != kConcentrationTag) return;
    ++records_;
    const std::string place = fmt::format("num.tsv:{}", line);
    if (!row[kCoregistrant].empty()) return rejects_.leave_out("num.tsv", "of a co-registrant");
    if (!row[kCopy].empty() && row[kCopy] != "0")
      return rejects_.leave_out("num.tsv", "a second statement of the same fact");
    const auto submission = submissions_.by_accession.find(std::string(row[kAccession]));
    if (submission == submissions_.by_accession.end())
      return rejects_.add(place, "its accession number belongs to no submission");
    const auto dimensions = dimensions_.find(std::string(row[kHash]));
    if (dimensions == dimensions_.end())
      return rejects_.leave_out("num.tsv", "not a customer's share: no MajorCustomersAxis");
    const Day end = parse_compact_day(row[kDay]);
    const bool quarters = row[kQuarters].size() == 1 && row[kQuarters][0] >= '1' && row[kQuarters][0] <= '4';
    double share = 0;
    const char* const stop = row[kValue].data() + row[kValue].size();
    const auto [rest, error] = std::from_chars(row[kValue].data(), stop, share);
    if (end == kNoDay || !quarters) return rejects_.leave_out(place, "not of one to four quarters that end on a day");
    if (row[kValue].empty() || error != std::errc() || rest != stop || !std::isfinite(share)) {
      return rejects_.add(place, "not a usable number");
    }
    const FactPeriod period{month_end_before(end, (row[kQuarters][0] - '0') * kMonthsInQuarter) + 1, end};
    const double percent = std::round(share * 1e4) / 100;  // a hundredth, as a share's decimals give no more
    facts_[submission->second].push_back({place, period, percent, dimensions->second});
  }

  ImportedFile finish() {
    ImportedFile file;
    file.records = records_;
    std::map<std::size_t, std::size_t> place;  // of a submission's company, in the file
    for (const auto& [index, facts] : facts_) {
      const Submission& submission = submissions_.all[index];
      auto observation = customer_concentration(
          {submission.filing.form, {kNoDay, submission.period}, submission.filing.accession, submission.filing.filed},
          facts, as_, rejects_);
      if (!observation) continue;
      const auto [entry, is_new] = place.try_emplace(submission.company, file.companies.size());
      if (is_new) file.companies.push_back(submissions_.companies[submission.company]);
      observation->company = entry->second;
      file.observations.push_back(std::move(*observation));
    }
    rejects_.give_to(file);
    return file;
  }

  const ZipArchive& archive_;
  const SignalRule& as_;
  Submissions submissions_;
  std::unordered_map<std::string, Dimensions> dimensions_;  ///< of major customers alone
  std::map<std::size_t, std::vector<ConcentrationFact>> facts_;
  Rejects rejects_;
  std::size_t records_ = 0;
};

}  // namespace

bool is_notes_data(const ZipArchive& archive) {
  return archive.find("sub.tsv") != nullptr && archive.find("num.tsv") != nullptr && archive.find("dim.tsv") != nullptr;
}

ImportedFile read_notes_concentration(const ZipArchive& archive, const SignalRule& as) {
  return NotesReader(archive, as).read();
}

}  // namespace fitrank
