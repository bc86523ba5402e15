#include <array>
#include <map>

#include "door/asked.hpp"
#include "door/guarded.hpp"
#include "door/policies.hpp"
#include "fitrank/ranking.hpp"

namespace fitrank::v1 {

namespace {

std::vector<std::string> texts_of(const fitrank::Model& model, const fitrank::Profile& profile,
                                  const std::vector<RuleHit>& hits) {
  std::vector<std::string> texts;
  for (const RuleHit& hit : hits) {
    const DealBreaker& breaker = profile.deal_breakers[hit.rule];
    texts.push_back(breaker.text.empty() ? rule_text(model, breaker.rule) : breaker.text);
  }
  return texts;
}

const std::string& shown_name(const CompanySet& shown, std::size_t company) {
  const std::string& name = shown.companies[company].name;
  return name.empty() ? shown.ids[company] : name;
}

RankedCompany ranked_company(const Asked& asked, const RankReport& report, std::size_t place) {
  const RankRow& row = report.rows[place];
  RankedCompany company{.rank = row.place.rank,
                        .id = report.shown.ids[row.place.company],
                        .name = shown_name(report.shown, row.place.company),
                        .fit = door_fit(row.place.fit),
                        .ask = texts_of(asked.model(), asked.profile(), row.ask)};
  if (row.likely) {
    company.likely_low = row.likely->low;
    company.likely_high = row.likely->high;
  }
  if (report.verdict && place < report.verdict->level.size()) company.tied = report.verdict->level[place];
  for (const RuleHit& hit : row.flags) company.flags.push_back(asked.model().risk_flags[hit.rule].text);
  return company;
}

std::vector<LeftOut> left_out_of(const Asked& asked, const RankReport& report) {
  std::vector<LeftOut> left_out;
  const auto add = [&](std::size_t company, LeftOut::Why why, std::vector<std::string> reasons) {
    left_out.push_back({report.shown.ids[company], shown_name(report.shown, company), why, std::move(reasons)});
  };
  for (const ExcludedCompany& one : report.excluded) {
    add(one.company, LeftOut::Why::deal_breaker, texts_of(asked.model(), asked.profile(), one.failed));
  }
  for (const ExcludedCompany& one : report.thin) add(one.company, LeftOut::Why::too_little_known, {});
  for (const std::size_t company : report.unranked) add(company, LeftOut::Why::nothing_known, {});
  return left_out;
}

Ranking ranking_of(const Asked& asked, const RankReport& report) {
  Ranking ranking{.left_out = left_out_of(asked, report), .ranked = report.ranked, .shares = report.weights};
  for (std::size_t place = 0; place < report.rows.size(); ++place) {
    ranking.companies.push_back(ranked_company(asked, report, place));
  }
  if (report.verdict) {
    ranking.firm = report.verdict->firm();
    for (const fitrank::Contender& one : report.verdict->contenders) ranking.contenders.push_back({one.id, one.first});
  }
  if (const auto& day = asked.profile().as_of) ranking.as_of = day->text();
  return ranking;
}

}  // namespace

Ranking rank(const Companies& companies, const Profile& profile, const RankOptions& options) {
  return guarded([&] {
    const Asked asked(companies, profile);
    fitrank::Profile listed = asked.profile();
    listed.top = options.top > 0 ? std::optional(options.top) : std::nullopt;
    return ranking_of(asked, report_ranking(asked.model(), asked.pool(), listed, asked.named(), options.threads));
  });
}

}  // namespace fitrank::v1
