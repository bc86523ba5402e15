// Hype: what a score owes to weak evidence.
//
// How: the hype gap is the fit score at face value less the fit score with evidence discounted by
// trust, both under the profile's weights, missing policy and date; it is split over the signals whose
// discount makes it, by weight, importance and the points each loses, so that the parts add up to it (what
// narrowing the criteria to float32 moved, some millionths of a point, is spread over them). Where the unknown counts
// as expected of other companies, discounting their evidence moves it too, which is shown separately. Claims that no
// firmer observation backs are listed beside it. Values that state no tier are taken at face value either way and make
// no part. Cost: two assessments a company; of all in the pool where the unknown counts as expected.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "evidence/assess.hpp"
#include "evidence/company.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// One signal's part of the gap.
struct HypePart {
  std::size_t signal = 0;
  std::size_t observation = 0;  ///< index into Company::observations
  double trust = 1;             ///< of the tier, aged where the signal has a half-life
  double face = 0;              ///< score at face value
  double used = 0;              ///< score discounted
  double points = 0;            ///< part of the gap; may be negative (a weakly evidenced low score)
};

/// The evidence for a claim: is its signal observed, and by firmer evidence than the claim itself?
struct ClaimCheck {
  std::size_t claim = 0;                   ///< index into Company::claims
  std::optional<std::size_t> observation;  ///< the chosen observation of its signal, if any
  /// Observed by an evidence tier of more trust than the claim's (where none is trusted more: of the
  /// same), scoring 50 or more.
  bool backed = false;
  bool contradicted = false;  ///< observed as firmly, but scoring below 50
};

struct HypeEntry {
  std::size_t company = 0;  ///< index into the companies given
  FitScore face;
  FitScore discounted;
  double gap = 0;                  ///< face.score less discounted.score
  std::vector<HypePart> parts;     ///< greatest first, then in the model's order; with of_others they add up to the gap
  double of_others = 0;            ///< what is expected of its unknown signals less when others are discounted
  std::vector<ClaimCheck> claims;  ///< in file order, without those dated after the profile's date
};

/// The evidence for the claims of `company`, in file order, without those dated after `as_of`; `face` is what was made
/// of the company at face value and of that day.
std::vector<ClaimCheck> check_claims(const Model& model, const Company& company, const Assessment& face,
                                     const std::optional<Date>& as_of);

/// Greatest gap first (then by id); companies with no data for any weighted criterion are left out.
/// Deal-breakers are not looked at. `pool` has all companies, from which missing data is estimated.
std::vector<HypeEntry> hype(const Model& model, const CompanyPool& pool, const std::vector<Company>& companies,
                            const Profile& profile, const Weights& weights);

}  // namespace fitrank
