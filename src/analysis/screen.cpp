#include "analysis/screen.hpp"

#include <algorithm>
#include <atomic>

#include "base/parallel.hpp"

namespace fitrank {
namespace {

using Subject = Rule::Subject;

constexpr std::size_t kRowsPerWord = 64;
constexpr std::size_t kRowsToScreen = 64 * kRowsPerWord;  ///< whole words of the mask: no two threads share one

/// Whether the score matrix says all that the rule asks.
bool looks_at_scores(const Rule& rule) { return rule.subject == Subject::criterion || depends_on_weights(rule); }

bool any_fails(const Model& model, const std::vector<const Rule*>& rules, const RuleView& view) {
  return std::ranges::any_of(rules,
                             [&](const Rule* rule) { return evaluate(model, *rule, view).verdict == Verdict::fails; });
}

template <typename Matches>
std::vector<RuleHit> hits(const Model& model, const auto& ruled, const RuleView& view, const Matches& matches) {
  std::vector<RuleHit> hits;
  for (std::size_t i = 0; i < ruled.size(); ++i) {
    const RuleResult result = evaluate(model, ruled[i].rule, view);
    if (matches(result)) hits.push_back({i, result});
  }
  return hits;
}

class Screener {
 public:
  Screener(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights)
      : model_(model), pool_(pool), scoring_(profile.scoring()), weights_(weights) {
    for (const DealBreaker& breaker : profile.deal_breakers) {
      if (is_min_coverage(breaker)) {
        min_coverage_ = &breaker.rule;
        continue;
      }
      (looks_at_scores(breaker.rule) ? score_rules_ : company_rules_).push_back(&breaker.rule);
      all_rules_.push_back(&breaker.rule);
    }
    needs_fit_ = min_coverage_ != nullptr ||
                 std::ranges::any_of(all_rules_, [](const Rule* rule) { return depends_on_weights(*rule); });
  }

  Screening run(std::size_t threads) {
    Screening screening;
    screening.allowed.assign((pool_.size() + kRowsPerWord - 1) / kRowsPerWord, 0);
    const std::size_t chunks = (pool_.size() + kRowsToScreen - 1) / kRowsToScreen;
    std::atomic<std::size_t> allowed = 0;
    std::atomic<std::size_t> thin = 0;
    parallel_for(chunks, thread_count(threads, chunks), [&](std::size_t chunk, std::size_t) {
      std::vector<std::size_t> rows = passing(chunk * kRowsToScreen);
      thin += std::erase_if(rows, [&](std::size_t row) { return is_thin(row); });
      for (const std::size_t row : rows) {
        screening.allowed[row / kRowsPerWord] |= std::uint64_t{1} << (row % kRowsPerWord);
      }
      allowed += rows.size();
    });
    screening.excluded = pool_.size() - allowed;
    screening.thin = thin;
    if (screening.excluded == 0) screening.allowed.clear();
    return screening;
  }

 private:
  /// The rows of the chunk from `first` on that fail no rule.
  std::vector<std::size_t> passing(std::size_t first) const {
    const std::size_t end = std::min(pool_.size(), first + kRowsToScreen);
    const CompanySet& set = pool_.dossiers();
    const std::size_t tables = std::clamp(set.companies.size(), first, end);
    std::vector<std::size_t> rows;
    for (std::size_t row = first; row < tables; ++row) {
      if (!any_fails(model_, all_rules_, {set.companies[row], set.assessments[row], fit(row)})) rows.push_back(row);
    }
    std::vector<std::size_t> of_tables = passing_by_scores(tables, end);
    if (!company_rules_.empty()) of_tables = passing_as_companies(of_tables);
    rows.insert(rows.end(), of_tables.begin(), of_tables.end());
    return rows;
  }

  /// The table rows that fail no rule which the score matrix can answer. To such a rule a row is a company
  /// whose scores are stated outright: no value of a table has a tier.
  std::vector<std::size_t> passing_by_scores(std::size_t first, std::size_t end) const {
    std::vector<std::size_t> rows;
    Company company;
    Assessment assessment;
    for (std::size_t row = first; row < end; ++row) {
      company.stated.clear();
      for (std::size_t c = 0; c < model_.criteria.size(); ++c)
        company.stated.push_back(pool_.known_scores().at(row, c));
      assessment.criteria = company.stated;
      if (!any_fails(model_, score_rules_, {company, assessment, fit(row)})) rows.push_back(row);
    }
    return rows;
  }

  /// Those of `rows` that fail no rule for which they have to be made into companies.
  std::vector<std::size_t> passing_as_companies(const std::vector<std::size_t>& rows) const {
    const CompanySet set = pool_.select(rows);
    std::vector<std::size_t> passing;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!any_fails(model_, company_rules_, {set.companies[i], set.assessments[i], {}})) passing.push_back(rows[i]);
    }
    return passing;
  }

  bool is_thin(std::size_t row) const {
    if (min_coverage_ == nullptr) return false;
    const Company company;
    const Assessment assessment;
    const FitScore known = fit(row);
    return evaluate(model_, *min_coverage_, {company, assessment, known}).verdict == Verdict::fails;
  }

  FitScore fit(std::size_t row) const {
    return needs_fit_ ? fit_score(pool_.scores(), row, weights_, scoring_) : FitScore{};
  }

  const Model& model_;
  const CompanyPool& pool_;
  const Scoring scoring_;
  const Weights& weights_;
  std::vector<const Rule*> score_rules_;
  std::vector<const Rule*> company_rules_;
  std::vector<const Rule*> all_rules_;
  const Rule* min_coverage_ = nullptr;
  bool needs_fit_ = false;
};

}  // namespace

Screening screen(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
                 std::size_t threads) {
  if (profile.deal_breakers.empty()) return {};
  return Screener(model, pool, profile, weights).run(threads);
}

bool depends_on_weights(const Rule& rule) {
  return rule.subject == Subject::coverage || rule.subject == Subject::range;
}

bool depends_on_weights(const Profile& profile) {
  return std::ranges::any_of(profile.deal_breakers,
                             [](const DealBreaker& breaker) { return depends_on_weights(breaker.rule); });
}

bool only_thin(const Profile& profile, const std::vector<RuleHit>& failed) {
  return !failed.empty() && std::ranges::all_of(failed, [&](const RuleHit& hit) {
    return is_min_coverage(profile.deal_breakers[hit.rule]);
  });
}

std::vector<RuleHit> failed_rules(const Model& model, const Profile& profile, const RuleView& view) {
  return hits(model, profile.deal_breakers, view,
              [](const RuleResult& result) { return result.verdict == Verdict::fails; });
}

std::vector<RuleHit> to_ask(const Model& model, const Profile& profile, const RuleView& view) {
  return hits(model, profile.deal_breakers, view,
              [](const RuleResult& result) { return result.verdict == Verdict::unknown; });
}

std::vector<RuleHit> raised_flags(const Model& model, const RuleView& view) {
  return hits(model, model.risk_flags, view, [](const RuleResult& result) { return result.verdict == Verdict::holds; });
}

}  // namespace fitrank
