// All that an interactive page needs to rank by itself under other weights and policies.
//
// How: the companies, assessed once for each day that some persona ranks for and each evidence policy, with what the
// personas' rules say of them. Rules that look at coverage or range are left to the page, which
// knows the weights in hand. Of a large set only the candidates are embedded: those that some
// weights could put among the first k (page_candidates.cpp); the rest are counted.
// What is expected of the unknown is embedded for a page of dossiers, and for any where some persona asks for it.
// Cost: two assessments for each company embedded and day, and every rule of every persona twice;
// for a large set one skyband for each set of companies that some persona's deal-breakers leave.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/hype.hpp"
#include "analysis/screen.hpp"
#include "base/progress.hpp"
#include "evidence/assess.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/profile.hpp"
#include "evidence/profile_text.hpp"

namespace fitrank {

/// One company under one evidence policy.
struct PageAssessment {
  Assessment assessment;
  std::vector<RuleHit> flags;  ///< the model's risk flags that hold, but for those that look at coverage or range
};

/// What is expected of the companies' unknown signals under one evidence policy.
struct PageExpected {
  ScoreMatrix scores;                               ///< a row per company, filled
  std::vector<std::vector<ExpectedScore>> signals;  ///< one list per company
};

/// The evidence as of one day.
struct PageView {
  std::optional<Date> as_of;
  std::vector<PageAssessment> face;             ///< one per company
  std::vector<PageAssessment> discounted;       ///< one per company
  std::vector<std::vector<ClaimCheck>> claims;  ///< one list per company
  /// Of the face values and of the discounted ones; none where the page does not offer `missing: expected`.
  std::optional<PageExpected> expected_face = {};
  std::optional<PageExpected> expected_discounted = {};
};

/// What a persona's rules say of a company. A rule that looks at coverage or range has a result that says
/// nothing, and so has an item without a rule. Both lists are empty where no rule finds anything to
/// tell: none fails or asks, and nothing is known of any.
struct PageVerdict {
  std::vector<RuleResult> deal_breakers;  ///< one per deal-breaker
  std::vector<RuleResult> checklist;      ///< one per item
};

struct PagePersona {
  Profile profile;
  std::vector<double> start = {};  ///< raw weights to open with; empty: the profile's own
  ProfileText file = {};
  std::size_t view = 0;                      ///< index into ReportPage::views
  std::vector<PageVerdict> face = {};        ///< one per company
  std::vector<PageVerdict> discounted = {};  ///< one per company; empty where they are those of `face`
  std::size_t excluded_beyond = 0;           ///< companies its deal-breakers exclude that are not embedded
};

struct ReportPage {
  std::vector<Company> companies;        ///< the embedded ones, in the pool's order
  std::size_t first_of_tables = 0;       ///< from here on they are rows of bulk tables, whose unknowns are criteria
  std::size_t behind = 0;                ///< the number of companies
  std::optional<std::size_t> exact_top;  ///< so many places are exact for any weights; none: all are
  /// Companies that fail a deal-breaker were excluded before the candidates were found, so that a page cannot
  /// switch it off; those that look at coverage or range can be.
  bool fixed_deal_breakers = false;
  std::vector<PageView> views;
  std::vector<PagePersona> personas;
};

struct PageOptions {
  std::size_t places = 20;      ///< >= 1; how many are to be exact where only candidates are embedded
  std::size_t threads = 0;      ///< 0: all
  Progress progress = nullptr;  ///< in companies looked at, for large sets
};

/// A set of more companies is embedded by its candidates.
inline constexpr std::size_t kMostEmbeddedWhole = 20'000;
/// More are not embedded at all.
inline constexpr std::size_t kMostCandidates = 50'000;

/// `personas` with their profile, start and file; at least one. Throws std::length_error with a plain
/// message where there are more than kMostCandidates.
ReportPage make_report_page(const Model& model, const CompanyPool& pool, std::vector<PagePersona> personas,
                            const PageOptions& options = {});

}  // namespace fitrank
