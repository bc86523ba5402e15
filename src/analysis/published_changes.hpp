// A profile's published table against today's ranking, and what has become known since.
//
// How: the table whose policies are the ranking's is taken. The profile's own companies are what was known when it was
// printed; a signal of whose chosen observation another score comes today is a reason, and its points are what the
// score as it was then would gain by this signal alone. Places are those among the table's companies.
// Cost: two assessments of the table's companies, and one for each changed signal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evidence/company.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"

namespace fitrank {

/// A signal that scores otherwise than when the table was published.
struct ChangedSignal {
  std::size_t signal = 0;           ///< index into Model::signals
  std::optional<Observation> then;  ///< that counted then; none: nothing was known
  std::optional<Observation> now;   ///< that counts now; none: nothing is known
  double points = 0;
};

/// Score and place of a company of the table today.
enum class PublishedStanding { ranked, excluded, thin, unranked, gone };

/// A company whose score or place differs from what was printed.
struct PublishedChange {
  std::string company;  ///< id
  std::string name;     ///< empty: there is no such company
  long published = 0;
  std::size_t published_place = 0;  ///< from 1
  PublishedStanding standing = PublishedStanding::ranked;
  std::optional<double> score;         ///< today's; none: not ranked
  std::size_t place = 0;               ///< from 1, among the table's companies; 0: none
  std::vector<ChangedSignal> because;  ///< that moved its score most first
};

struct PublishedChanges {
  PublishedTable table;
  bool known_then = false;               ///< the profile names its companies, so that there may be reasons
  std::vector<PublishedChange> changed;  ///< in the table's order; empty: all is as printed
};

/// What `profile`'s table of the same policies says otherwise than a ranking of `pool` by the profile's own weights.
/// `then`: the profile's own companies; `excluded`: ids that a deal-breaker takes out; `thin`: of which too little is
/// known. Nothing where no table has these
/// policies or none of its companies is a dossier of `pool`; rows of large tables are not looked for.
std::optional<PublishedChanges> changes_since_published(const Model& model, const CompanyPool& pool,
                                                        const Profile& profile, const std::vector<Company>& then,
                                                        const std::vector<std::string>& excluded,
                                                        const std::vector<std::string>& thin = {});

}  // namespace fitrank
