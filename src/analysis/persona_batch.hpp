// All personas at once: the place of each company for each of them, and how much they agree.
//
// How: every profile keeps its own weights, policies, date and deal-breakers, and gets exactly what
// report_ranking gives it. Personas who see the evidence alike share one assessment. A first pass takes
// the first N of each persona; the companies in any of these are the shown ones, and a second pass
// finds their places for all personas. Agreement is measured over all companies that both of a
// pair rank (rank-biased overlap: over their whole lists), between at most as many personas, evenly
// spaced in the order given, as keeps pairs x companies in bounds.
// Cost: for each persona two reads of the scores and its deal-breakers, on all threads over the
// personas; for each compared persona a full sort and for each pair O(companies log companies); one or two
// assessments of all dossiers for each view of the evidence. Memory: 24 bytes a shown company and persona.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/profile.hpp"
#include "score/ranking.hpp"

namespace fitrank {

struct PersonaBatchOptions {
  std::size_t top = 10;         ///< N
  std::size_t threads = 0;      ///< 0: all
  Progress progress = nullptr;  ///< in personas, each counted once a pass
};

/// The place of one company for one persona.
struct PersonaPlace {
  double score = 0;        ///< also of an excluded company: what its fit score would be
  double coverage = 0;     ///< 0: no data for any weighted criterion, so it is unranked
  std::uint32_t rank = 0;  ///< from 1; 0: not ranked
  bool excluded = false;   ///< by a deal-breaker
};

struct PersonaRanking {
  std::size_t ranked = 0;  ///< ranked + excluded + unranked = companies
  std::size_t excluded = 0;
  std::size_t unranked = 0;
  std::vector<RankedCompany> top;    ///< best first; company = index into PersonaBatch::shown
  std::vector<PersonaPlace> places;  ///< one per shown company
};

/// The persona that ranks a company best or worst.
struct ExtremePersona {
  std::size_t persona = 0;  ///< the first of equals, in the order given
  std::size_t rank = 0;
  std::size_t equals = 0;  ///< how many other personas rank it so
};

struct ShownCompany {
  std::string id;
  std::string name;
  std::optional<ExtremePersona> best;  ///< none if no persona ranks it
  std::optional<ExtremePersona> worst;
  std::size_t excluded_by = 0;  ///< personas
  std::size_t unranked_by = 0;
};

/// A measure of agreement for every pair.
struct AgreementMatrix {
  std::vector<std::optional<double>> cells;  ///< compared x compared, symmetric; none where not defined
  std::optional<double> mean;                ///< over the pairs of different personas for which it is defined
};

struct PersonaAgreement {
  std::vector<std::size_t> compared;  ///< personas; fewer than all where there are many
  AgreementMatrix tau_b;
  AgreementMatrix weighted_spearman;
  AgreementMatrix rank_biased_overlap;
};

struct PersonaBatch {
  std::size_t top = 0;
  std::size_t companies = 0;             ///< how many there were to rank
  std::vector<ShownCompany> shown;       ///< in some persona's first N; least sum of ranks first, then by id
  std::vector<PersonaRanking> personas;  ///< in the order of the profiles
  PersonaAgreement agreement;
};

/// Ranks `pool` for every profile; `pool` may have been made under any view of the evidence. A
/// profile's own `top` is not looked at.
PersonaBatch rank_personas(const Model& model, const CompanyPool& pool, const std::vector<Profile>& profiles,
                           const PersonaBatchOptions& options);

}  // namespace fitrank
