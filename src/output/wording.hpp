// The words that several answers share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/assess.hpp"
#include "evidence/company.hpp"
#include "evidence/date.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "output/document.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// As in profiles and JSON.
std::string_view id_of(MissingPolicy missing);
std::string_view id_of(EvidencePolicy evidence);
std::string_view id_of(Aggregation method);
/// Empty where nothing is estimated.
std::string_view id_of(PeerEstimate estimate);

/// As in JSON.
std::string_view id_of(DaySource source);
/// "As of: 2026-05-13", with where the day is from, unless somebody set it.
std::string day_text(const Profile& profile);

/// What an unknown criterion meets: "counts as zero".
std::string_view effect_of(MissingPolicy missing);

/// How evidence counts: "at face value".
std::string_view evidence_effect(EvidencePolicy evidence);

/// " · Method: weighted product"; nothing for the usual sum.
std::string_view method_text(Aggregation method);

/// "Unknown: counts as zero · Evidence: at face value", and " · Method: weighted product" where it is that.
std::string policies_text(Scoring scoring, EvidencePolicy evidence);
/// The same, and " · As of: 2026-05-13".
std::string policies_text(const Profile& profile);

/// How points come about under a weighted product.
std::string_view product_rule();

/// "Software engineer (swe-01)"
std::string titled(const std::string& title, const std::string& id);
const std::string& display_name(const Company& company);
std::string tier_text(const Model& model, const Observation& observation);
/// "announced, 2026-05-06", "filed, undated"
std::string tier_and_date_text(const Model& model, const Observation& observation);
std::string date_text(const std::optional<Date>& date);

}  // namespace fitrank
