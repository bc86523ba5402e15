// Fields that rows of several answers share: a fit score, the policies that it was made by.
#pragma once

#include "evidence/profile.hpp"
#include "output/fields.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// score, low, high, coverage.
const Fields<FitScore>& fit_fields();

struct PolicyNames {
  MissingPolicy missing;
  Aggregation method;
  EvidencePolicy evidence;
};
/// Those of a profile, a published table or a saved ranking.
template <typename T>
std::optional<PolicyNames> policies_in(const T& one) {
  return PolicyNames{one.missing, one.method, one.evidence};
}
/// missing, method, evidence.
const Fields<PolicyNames>& policy_fields();

/// What `pointer` refers to, for Fields::include and Fields::object; none where it is null.
template <typename T>
std::optional<const T*> if_given(const T* pointer) {
  return pointer == nullptr ? std::nullopt : std::optional(pointer);
}
/// Left out where there is none.
template <typename T>
nlohmann::ordered_json or_absent(const std::optional<T>& value) {
  return value ? json_of(*value) : absent();
}
/// Null where it is empty.
inline std::optional<std::string> unless_blank(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace fitrank
