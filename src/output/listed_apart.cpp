#include "output/listed_apart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fitrank/text.hpp"
#include "output/numbers.hpp"
#include "output/ranking_notes.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kListed = 20;
constexpr std::size_t kThinListed = 5;
constexpr std::size_t kLongestName = 60;

Table::Row excluded_row(const Subject& subject, const ExcludedCompany& excluded) {
  const Company& company = subject.set.companies[excluded.company];
  Table::Row row{{{display_name(company), Style::strong},
                  {excluded.would_rank ? fmt::format("{}", *excluded.would_rank) : "not ranked"}},
                 {}};
  for (const RuleHit& hit : excluded.failed) row.notes.push_back(failure_text(subject, company, hit));
  return row;
}

/// "1st", "12th", "22nd"
std::string ordinal_text(std::size_t number) {
  const bool teen = number / 10 % 10 == 1;
  const char* ending = teen ? "th" : number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
  return fmt::format("{}{}", number, ending);
}

double coverage_of(const ExcludedCompany& thin) { return thin.failed.front().result.value.value_or(0); }

}  // namespace

void add_excluded(std::vector<Block>& blocks, const Subject& subject, const RankReport& report) {
  if (report.excluded.empty()) return;
  blocks.emplace_back(Heading{"Excluded", 2});
  std::string text =
      fmt::format("Of {}, {} ranked, {} not ranked for want of data, ",
                  count_text(report.companies, "company", "companies"), report.ranked, report.unranked_in_all);
  if (report.thin_in_all > 0) text += fmt::format("{} too little known, ", report.thin_in_all);
  text += fmt::format("and {} excluded by a deal-breaker:", report.excluded_in_all);
  blocks.emplace_back(Paragraph{std::move(text), Style::plain});
  Table table{.columns = {{"Company"}, {"Would have ranked", Align::right}}, .rows = {}, .notes_header = "Why"};
  const std::size_t shown = std::min(report.excluded.size(), kListed);
  for (std::size_t i = 0; i < shown; ++i) table.rows.push_back(excluded_row(subject, report.excluded[i]));
  blocks.emplace_back(std::move(table));
  if (report.excluded_in_all > shown) {
    blocks.emplace_back(Paragraph{fmt::format("And {} more.", report.excluded_in_all - shown), Style::plain});
  }
}

void add_thin(std::vector<Block>& blocks, const Subject& subject, const RankReport& report) {
  if (report.thin_in_all == 0) return;
  blocks.emplace_back(Heading{"Too little known", 2});
  std::string text =
      fmt::format("Of {}, less than {:.4g} % of what the profile weighs is known",
                  count_text(report.thin_in_all, "company", "companies"), 100 * subject.profile.min_coverage);
  if (!report.thin.empty() && report.thin.front().would_rank) {
    text += fmt::format("; {} would rank {} among all companies", report.thin_in_all == 1 ? "it" : "the best of them",
                        ordinal_text(*report.thin.front().would_rank));
  }
  blocks.emplace_back(Paragraph{
      text + fmt::format(". The option --min-coverage 0 ranks {} too.", report.thin_in_all == 1 ? "it" : "them"),
      Style::plain});
  List list;
  for (std::size_t i = 0; i < std::min(report.thin.size(), kThinListed); ++i) {
    const ExcludedCompany& thin = report.thin[i];
    const std::string name = cut(harmless(display_name(subject.set.companies[thin.company])), kLongestName);
    list.items.push_back(fmt::format("{}: coverage {}", name, percent_text(coverage_of(thin))));
  }
  if (report.thin_in_all > list.items.size()) {
    list.items.push_back(fmt::format("and {} more", report.thin_in_all - list.items.size()));
  }
  blocks.emplace_back(std::move(list));
}

nlohmann::ordered_json thin_json(const Subject& subject, const RankReport& report) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const ExcludedCompany& thin : report.thin) {
    const Company& company = subject.set.companies[thin.company];
    json.push_back({{"id", company.id}, {"name", display_name(company)}, {"coverage", coverage_of(thin)}});
    json.back()["would_rank"] = thin.would_rank ? nlohmann::ordered_json(*thin.would_rank) : nullptr;
  }
  return json;
}

std::string left_out_text(std::size_t excluded, double min_coverage) {
  const std::string companies = count_text(excluded, "company", "companies");
  if (!(min_coverage > 0)) return fmt::format("Left out: {} excluded by a deal-breaker.", companies);
  return fmt::format("Left out: {} excluded by a deal-breaker, or too little known.", companies);
}

}  // namespace fitrank
