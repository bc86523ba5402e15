// Deal-breakers: which companies are excluded, why, and what to ask about the others.
//
// How: every rule of the profile is what a company must satisfy. One that fails a rule is excluded;
// unknown keeps it. Dossiers are looked at as they were assessed. Of a bulk table's rows, criterion,
// coverage and range come from the score matrix; only for the other rules are those still in made into
// companies, block by block, on all threads. Reasons are made only for the companies shown.
// Cost: companies x rules; a few microseconds for each row that has to be made into a company; a bit a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "evidence/company_pool.hpp"
#include "evidence/evaluate_rule.hpp"
#include "evidence/profile.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// What a rule said of one company.
struct RuleHit {
  std::size_t rule = 0;  ///< index into Profile::deal_breakers or Model::risk_flags
  RuleResult result;
};

struct Screening {
  std::vector<std::uint64_t> allowed;  ///< a bit per row of the pool, as ranking.hpp takes it; empty: none excluded
  std::size_t excluded = 0;            ///< how many companies
  std::size_t thin = 0;                ///< of these, how many for the profile's min_coverage alone

  bool allows(std::size_t row) const { return allowed.empty() || ((allowed[row / 64] >> (row % 64)) & 1U) != 0; }
};

/// `weights` are those that coverage and range are measured by.
Screening screen(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
                 std::size_t threads = 0);

/// Whether a rule looks at coverage or range, which other weights would change.
bool depends_on_weights(const Rule& rule);
/// Whether some deal-breaker does, so that other weights may exclude others.
bool depends_on_weights(const Profile& profile);

/// Whether a company that fails these deal-breakers is too little known, and nothing else is wrong with it.
bool only_thin(const Profile& profile, const std::vector<RuleHit>& failed);

/// The deal-breakers that a company fails.
std::vector<RuleHit> failed_rules(const Model& model, const Profile& profile, const RuleView& view);

/// The deal-breakers that are unknown for a company and not assumed either way.
std::vector<RuleHit> to_ask(const Model& model, const Profile& profile, const RuleView& view);

/// The model's risk flags whose rule holds.
std::vector<RuleHit> raised_flags(const Model& model, const RuleView& view);

}  // namespace fitrank
