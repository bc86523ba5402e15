#include "analysis/brief.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/brief_unknown.hpp"

namespace fitrank {
namespace {

/// Looks at the companies of a finished report, which come first among those shown.
class BriefMaker {
 public:
  BriefMaker(const Model& model, const CompanyPool& pool, const Profile& profile, const RankReport& report)
      : model_(model), pool_(pool), profile_(profile), report_(report) {}

  std::vector<BriefQuestion> checklist() const {
    std::vector<BriefQuestion> questions;
    for (std::size_t i = 0; i < profile_.checklist.size(); ++i) {
      const auto& rule = profile_.checklist[i].rule;
      questions.push_back({i, rule ? answers(*rule) : std::vector<BriefAnswer>()});
    }
    return questions;
  }

  std::vector<HypeEntry> hype() const {
    return fitrank::hype(model_, pool_, ranked_companies(), profile_, Weights(report_.weights));
  }

  std::vector<BriefBacking> backing(const std::vector<HypeEntry>& entries) const {
    std::set<std::size_t> signals;
    for (const HypeEntry& entry : entries) {
      const auto& claims = report_.shown.companies[entry.company].claims;
      for (const ClaimCheck& check : entry.claims) signals.insert(claims[check.claim].signal);
    }
    std::vector<BriefBacking> backing;
    for (const std::size_t signal : signals) backing.push_back({signal, observations(signal)});
    return backing;
  }

  std::vector<BriefRisk> risks() const {
    std::vector<BriefRisk> risks;
    for (std::size_t i = 0; i < model_.risk_flags.size(); ++i) {
      BriefRisk risk{.flag = i, .holds = {}, .unknown = {}};
      for (BriefAnswer& answer : answers(model_.risk_flags[i].rule)) {
        const Verdict verdict = answer.result.verdict;
        if (verdict == Verdict::holds) risk.holds.push_back(std::move(answer));
        if (verdict == Verdict::unknown) risk.unknown.push_back(std::move(answer));
      }
      risks.push_back(std::move(risk));
    }
    return risks;
  }

 private:
  const Company& company(const RankRow& row) const { return report_.shown.companies[row.place.company]; }

  /// In the rows' order, which is their order among the shown: an index into these is one into those.
  std::vector<Company> ranked_companies() const {
    std::vector<Company> companies;
    for (const RankRow& row : report_.rows) companies.push_back(company(row));
    return companies;
  }

  std::vector<BriefAnswer> answers(const Rule& rule) const {
    std::vector<BriefAnswer> answers;
    for (const RankRow& row : report_.rows) {
      const std::size_t shown = row.place.company;
      const RuleView view{company(row), report_.shown.assessments[shown], row.place.fit};
      answers.push_back({shown, evaluate(model_, rule, view)});
    }
    return answers;
  }

  std::vector<std::optional<std::size_t>> observations(std::size_t signal) const {
    std::vector<std::optional<std::size_t>> chosen;
    for (const RankRow& row : report_.rows) {
      const auto& known = report_.shown.assessments[row.place.company].signals;
      const auto line = std::ranges::find(known, signal, &SignalScore::signal);
      chosen.push_back(line == known.end() ? std::nullopt : std::optional(line->chosen));
    }
    return chosen;
  }

  const Model& model_;
  const CompanyPool& pool_;
  const Profile& profile_;
  const RankReport& report_;
};

}  // namespace

Brief make_brief(const Model& model, const CompanyPool& pool, const Profile& profile,
                 const std::vector<NamedShare>& named, std::size_t threads, DealBreakers deal_breakers) {
  Profile first = profile;
  first.top = profile.top.value_or(kBriefTop);
  Brief brief;
  brief.report = report_ranking(model, pool, first, named, threads, deal_breakers);
  const BriefMaker maker(model, pool, profile, brief.report);
  brief.checklist = maker.checklist();
  brief.hype = maker.hype();
  brief.backing = maker.backing(brief.hype);
  brief.risks = maker.risks();
  const Weights weights = Weights::from_scaled(brief.report.weights);
  add_unknown(model, pool, first, screen_for(model, pool, first, weights, threads, deal_breakers), threads, brief);
  return brief;
}

}  // namespace fitrank
