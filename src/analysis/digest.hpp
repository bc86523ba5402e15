// What is new, and what it moved: new observations, each taken away alone, and the ranking made again.
//
// How: without one observation its company has what it had before it (the vintage or period before, another
// observation, or nothing); its score, its place and whether a deal-breaker excludes it are found anew by the one
// definition. No other company's score changes, so that its place among the sorted scores of the others is the
// whole new ranking. What moved most comes first: by how many other companies' ranks change, then by points.
// Cost: one sort of the companies' scores, then O(log companies) and one assessment an observation.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/screen.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/date.hpp"
#include "evidence/profile.hpp"
#include "evidence/trail.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// An observation that became known lately.
struct NewObservation {
  std::size_t company = 0;                 ///< index into the pool's dossiers
  Observation now;                         ///< as the company has it
  std::optional<Observation> before = {};  ///< what would take its place; none: what else the company has
};

/// The day an observation became known: when it was filed, or else when it was so.
std::optional<Date> known_on(const Observation& observation);

/// Those of the company's observations that became known after `since`, each with what its series had
/// before by `day` (none: no limit). `trail`: all of the company's, the latest first.
std::vector<NewObservation> new_observations(const Company& company, std::size_t index,
                                             std::span<const TrailEntry> trail, const Date& since,
                                             const std::optional<Date>& day);

/// The place of a company.
struct DigestPlace {
  std::optional<std::size_t> rank = {};  ///< none: excluded, or it has no data for any weighted criterion
  bool excluded = false;                 ///< by a deal-breaker
  FitScore fit = {};
};

struct DigestLine {
  NewObservation news;
  DigestPlace now;
  DigestPlace without;
  std::size_t others_moved = 0;  ///< companies, besides its own, whose rank would be another
};

struct Digest {
  std::size_t fresh = 0;               ///< new observations, total
  std::size_t moving = 0;              ///< of them, those without which its company's score or place would be another
  std::vector<DigestLine> lines = {};  ///< the first `top` of those
};

/// `screening`: of `pool` for `profile` and `weights`.
Digest make_digest(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
                   const Screening& screening, std::span<const NewObservation> news, std::size_t top);

}  // namespace fitrank
