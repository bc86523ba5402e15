// A profile: one persona's weights, policies and background.
//
// The background (audience, needs, checklist) is carried so that a brief can be written from it; it
// never enters a score. `published` has published tables to reproduce.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "evidence/assess.hpp"
#include "evidence/date.hpp"
#include "evidence/rule.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

struct Audience {
  std::string experience;
  std::string role;
  std::vector<std::string> pains;
  std::vector<std::string> blockers;
};

struct Needs {
  std::vector<std::string> information;
  std::vector<std::string> tools;
  std::vector<std::string> services;
};

/// A rule that every company must satisfy to stay in the ranking.
struct DealBreaker {
  std::string text;  ///< why it is one, in the persona's words; empty: the rule speaks for itself
  Rule rule;
};

/// A question to put to any company, under the criterion it belongs to (none: about all of them), met
/// where its rule holds (no rule: only a person can tell).
struct ChecklistItem {
  std::string question;
  std::optional<std::size_t> criterion;
  std::optional<Rule> rule;
};

struct PublishedScore {
  std::string company;  ///< company id
  long score = 0;       ///< as printed, a whole number 0..100
};

/// A published table, best first, with the policies under which it is to come out.
struct PublishedTable {
  std::string title;
  std::string source;
  MissingPolicy missing = MissingPolicy::renormalize;
  EvidencePolicy evidence = EvidencePolicy::face_value;
  std::vector<PublishedScore> scores = {};
  Aggregation method = Aggregation::weighted_sum;
  std::string source_title = {};  ///< empty: the source speaks for itself
};

/// Where the ranking's day is from.
enum class DaySource { profile, option, evidence };

struct Profile {
  std::string id;
  std::string title;
  std::vector<double> weights;        ///< as written, in criterion order; 0 where left out; not all zero
  std::vector<std::size_t> left_out;  ///< criteria that `weights` does not name
  MissingPolicy missing = MissingPolicy::expected;
  PeerEstimate estimate = PeerEstimate::conditional;  ///< what `expected` goes by; not none
  double interval = 0.8;                              ///< how probably a score lies in its likely range, 0..1
  EvidencePolicy evidence = EvidencePolicy::face_value;
  Aggregation method = Aggregation::weighted_sum;
  std::optional<std::size_t> top;  ///< >= 1; how many companies to show
  std::optional<Date> as_of;       ///< the ranking's day; none: no evidence is late, and none too old
  DaySource day_source = DaySource::profile;
  std::vector<DealBreaker> deal_breakers;
  Audience audience;
  Needs needs;
  std::vector<ChecklistItem> checklist;
  std::vector<PublishedTable> published;
  /// The companies to rank: files and folders, those of a relative name from where the profile is; empty: not stated.
  std::vector<std::filesystem::path> companies = {};

  /// Companies of which less is known are listed separately, as too little known; 0..1, 0: none are.
  double min_coverage = 0;

  Scoring scoring() const { return {missing, method}; }
  /// How the companies are to be assessed for it.
  EvidenceView view() const { return view(evidence); }
  /// The same under another evidence policy.
  EvidenceView view(EvidencePolicy policy) const {
    return {policy, as_of, missing == MissingPolicy::expected ? estimate : PeerEstimate::none};
  }
};

/// Where the profile has no day: the newest of the companies' evidence, so that the same files give the same day.
void settle_day(Profile& profile, const std::optional<Date>& newest);

/// Sets min_coverage, and makes it the last of the deal-breakers: every path then applies it as one. 0 takes it out.
void set_min_coverage(Profile& profile, double share);

/// Whether the deal-breaker is the profile's min_coverage.
bool is_min_coverage(const DealBreaker& breaker);

}  // namespace fitrank
