#include "analysis/report_page.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analysis/page_candidates.hpp"
#include "base/parallel.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kCompaniesPerChunk = 256;

bool same(const RuleResult& a, const RuleResult& b) {
  return a.verdict == b.verdict && a.assumed == b.assumed && a.doubt == b.doubt && a.observation == b.observation &&
         a.value == b.value && a.distance == b.distance;
}

bool same(const PageVerdict& a, const PageVerdict& b) {
  const auto alike = [](const RuleResult& x, const RuleResult& y) { return same(x, y); };
  return std::ranges::equal(a.deal_breakers, b.deal_breakers, alike) &&
         std::ranges::equal(a.checklist, b.checklist, alike);
}

/// Assumed to hold, because it is not observed.
bool is_taken_for_granted(const RuleResult& result) {
  return result.verdict == Verdict::holds && result.doubt == Doubt::not_observed;
}

/// Known, or known too weakly.
bool is_heard_of(const RuleResult& result) {
  return result.verdict != Verdict::unknown || result.doubt == Doubt::weak_evidence || result.doubt == Doubt::unit_slip;
}

class PageMaker {
 public:
  PageMaker(const Model& model, const CompanyPool& pool, const PageOptions& options)
      : model_(model), pool_(pool), options_(options) {}

  ReportPage make(std::vector<PagePersona> personas) && {
    PageCandidates candidates = page_candidates(model_, pool_, personas, options_);
    page_.personas = std::move(personas);
    rows_ = candidates.rows;
    page_.companies = pool_.select(candidates.rows).companies;
    const std::size_t dossiers = pool_.dossiers().companies.size();
    page_.first_of_tables =
        static_cast<std::size_t>(std::ranges::lower_bound(candidates.rows, dossiers) - candidates.rows.begin());
    page_.behind = pool_.size();
    page_.exact_top = candidates.exact_top;
    page_.fixed_deal_breakers = candidates.fixed_deal_breakers;
    for (std::size_t i = 0; i < page_.personas.size(); ++i) {
      PagePersona& persona = page_.personas[i];
      persona.excluded_beyond = candidates.excluded_beyond[i];
      persona.view = view_of(persona.profile.as_of);
      add_verdicts(persona);
    }
    return std::move(page_);
  }

 private:
  template <typename Work>
  void for_each_company(const Work& work) const {
    const std::size_t companies = page_.companies.size();
    const std::size_t chunks = (companies + kCompaniesPerChunk - 1) / kCompaniesPerChunk;
    parallel_for(chunks, thread_count(options_.threads, chunks), [&](std::size_t chunk, std::size_t) {
      const std::size_t end = std::min(companies, (chunk + 1) * kCompaniesPerChunk);
      for (std::size_t i = chunk * kCompaniesPerChunk; i < end; ++i) work(i);
    });
  }

  std::size_t view_of(const std::optional<Date>& as_of) {
    const auto known = std::ranges::find(page_.views, as_of, &PageView::as_of);
    if (known != page_.views.end()) return static_cast<std::size_t>(known - page_.views.begin());
    PageView view{.as_of = as_of, .face = {}, .discounted = {}, .claims = {}};
    view.face.resize(page_.companies.size());
    view.discounted.resize(page_.companies.size());
    view.claims.resize(page_.companies.size());
    for_each_company([&](std::size_t i) {
      const Company& company = page_.companies[i];
      view.face[i] = assessed(company, {EvidencePolicy::face_value, as_of});
      view.discounted[i] = assessed(company, {EvidencePolicy::discounted, as_of});
      view.claims[i] = check_claims(model_, company, view.face[i].assessment, as_of);
    });
    if (const PeerEstimate form = page_estimate(pool_, page_.personas); form != PeerEstimate::none) {
      view.expected_face = expected({EvidencePolicy::face_value, as_of, form});
      view.expected_discounted = expected({EvidencePolicy::discounted, as_of, form});
    }
    page_.views.push_back(std::move(view));
    return page_.views.size() - 1;
  }

  PageExpected expected(const EvidenceView& view) const {
    CompanySet set = pool_.viewed(view).select(rows_);
    return {std::move(set.scores), std::move(set.expected)};
  }

  PageAssessment assessed(const Company& company, const EvidenceView& view) const {
    PageAssessment made{assess(model_, company, view), {}};
    made.flags = raised_flags(model_, {company, made.assessment, {}});
    std::erase_if(made.flags, [&](const RuleHit& hit) { return depends_on_weights(model_.risk_flags[hit.rule].rule); });
    return made;
  }

  void add_verdicts(PagePersona& persona) const {
    const PageView& view = page_.views[persona.view];
    persona.face.resize(page_.companies.size());
    persona.discounted.resize(page_.companies.size());
    for_each_company([&](std::size_t i) {
      persona.face[i] = verdict(persona.profile, {page_.companies[i], view.face[i].assessment, {}});
      persona.discounted[i] = verdict(persona.profile, {page_.companies[i], view.discounted[i].assessment, {}});
    });
    const auto alike = [](const PageVerdict& a, const PageVerdict& b) { return same(a, b); };
    if (std::ranges::equal(persona.face, persona.discounted, alike)) persona.discounted = {};
  }

  PageVerdict verdict(const Profile& profile, const RuleView& view) const {
    PageVerdict verdict;
    bool to_tell = false;
    for (const DealBreaker& breaker : profile.deal_breakers) {
      verdict.deal_breakers.push_back(result(&breaker.rule, view));
      const bool live = depends_on_weights(breaker.rule);
      to_tell = to_tell || (!live && !is_taken_for_granted(verdict.deal_breakers.back()));
    }
    for (const ChecklistItem& item : profile.checklist) {
      verdict.checklist.push_back(result(item.rule ? &*item.rule : nullptr, view));
      to_tell = to_tell || is_heard_of(verdict.checklist.back());
    }
    return to_tell ? verdict : PageVerdict{};
  }

  RuleResult result(const Rule* rule, const RuleView& view) const {
    return rule == nullptr || depends_on_weights(*rule) ? RuleResult{} : evaluate(model_, *rule, view);
  }

  const Model& model_;
  const CompanyPool& pool_;
  const PageOptions& options_;
  std::vector<std::size_t> rows_;  ///< of the pool, those embedded
  ReportPage page_;
};

}  // namespace

ReportPage make_report_page(const Model& model, const CompanyPool& pool, std::vector<PagePersona> personas,
                            const PageOptions& options) {
  return PageMaker(model, pool, options).make(std::move(personas));
}

}  // namespace fitrank
