#include "output/listed_apart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "output/numbers.hpp"
#include "output/ranking_notes.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kListedApart = 20;
constexpr std::size_t kThinListed = 5;
constexpr std::size_t kLongestNameApart = 60;

/// "1st", "12th", "22nd"
std::string ordinal_text(std::size_t number) {
  const bool teen = number / 10 % 10 == 1;
  const char* ending = teen ? "th" : number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
  return fmt::format("{}{}", number, ending);
}

double coverage_of(const ExcludedCompany& thin) { return thin.failed.front().result.value.value_or(0); }

std::string name_apart(const Subject& subject, std::size_t company) {
  return cut(harmless(display_name(subject.set.companies[company])), kLongestNameApart);
}

std::string and_more(std::size_t more) { return fmt::format("and {} more", more); }

}  // namespace

Counts counts_of(const RankReport& report) {
  return {.companies = report.companies,
          .ranked = report.ranked,
          .unranked = report.unranked_in_all,
          .excluded = report.excluded_in_all,
          .too_little_known = report.thin_in_all};
}

void add_excluded_table(Writer& page, const Subject& subject, const RankReport& report, std::string header) {
  const std::size_t shown = std::min(report.excluded.size(), kListedApart);
  const auto company = [&](const ExcludedCompany& one) -> const Company& { return subject.set.companies[one.company]; };
  page.table(TableOf<ExcludedCompany>()
                 .left(std::move(header), [&](auto& one) { return strong(display_name(company(one))); })
                 .right("Would have ranked",
                        [](auto& one) { return one.would_rank ? fmt::format("{}", *one.would_rank) : "not ranked"; })
                 .notes("Why",
                        [&](auto& one) {
                          std::vector<std::string> why;
                          for (const RuleHit& hit : one.failed) why.push_back(failure_text(subject, company(one), hit));
                          return why;
                        })
                 .of(std::span(report.excluded).first(shown)));
  if (report.excluded_in_all > shown) page.say(fmt::format("And {} more.", report.excluded_in_all - shown));
}

void add_excluded(Writer& page, const Subject& subject, const RankReport& report) {
  if (report.excluded.empty()) return;
  page.head("Excluded");
  std::string text =
      fmt::format("{}: {} ranked, ", count_text(report.companies, "company", "companies"), report.ranked);
  if (report.thin_in_all > 0) text += fmt::format("{} too little known, ", report.thin_in_all);
  page.say(text + fmt::format("{} with no data for any weighted criterion, {} excluded by a deal-breaker:",
                              report.unranked_in_all, report.excluded_in_all));
  add_excluded_table(page, subject, report, "Company");
}

void add_thin(Writer& page, const Subject& subject, const RankReport& report) {
  if (report.thin_in_all == 0) return;
  const bool one = report.thin_in_all == 1;
  page.head("Too little known");
  std::string text = fmt::format("Coverage is below {:.4g} % for {}", 100 * subject.profile.min_coverage,
                                 count_text(report.thin_in_all, "company", "companies"));
  if (!report.thin.empty() && report.thin.front().would_rank) {
    text += fmt::format("; {} would rank {} among all companies", one ? "it" : "the best of them",
                        ordinal_text(*report.thin.front().would_rank));
  }
  page.say(text + fmt::format(". The option --min-coverage 0 ranks {} too.", one ? "it" : "them"));
  std::vector<std::string> items;
  for (std::size_t i = 0; i < std::min(report.thin.size(), kThinListed); ++i) {
    items.push_back(fmt::format("{}: coverage {}", name_apart(subject, report.thin[i].company),
                                percent_text(coverage_of(report.thin[i]))));
  }
  if (report.thin_in_all > items.size()) items.push_back(and_more(report.thin_in_all - items.size()));
  page.list(std::move(items));
}

void add_unranked(Writer& page, const Subject& subject, const RankReport& report) {
  if (report.unranked_in_all == 0) return;
  if (report.unranked.empty()) {
    return page.say(fmt::format("Not ranked: {} with no data for any weighted criterion.",
                                count_text(report.unranked_in_all, "company", "companies")));
  }
  page.head("Not ranked");
  page.say("There are no data for any weighted criterion of:");
  std::vector<std::string> items;
  for (std::size_t i = 0; i < std::min(report.unranked.size(), kListedApart); ++i) {
    items.push_back(name_apart(subject, report.unranked[i]));
  }
  if (report.unranked_in_all > items.size()) items.push_back(and_more(report.unranked_in_all - items.size()));
  page.list(std::move(items));
}

}  // namespace fitrank
