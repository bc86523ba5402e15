// The words that several answers share.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fitrank/assess.hpp"
#include "fitrank/company.hpp"
#include "fitrank/date.hpp"
#include "fitrank/document.hpp"
#include "fitrank/fit_score.hpp"
#include "fitrank/model.hpp"
#include "fitrank/profile.hpp"

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
/// Where the ranking's day is from; null where it has none.
nlohmann::ordered_json day_source_json(const Profile& profile);

/// What an unknown criterion meets: "counts as zero".
std::string_view effect_of(MissingPolicy missing);

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

nlohmann::ordered_json date_json(const std::optional<Date>& date);

Records::Field text_field(std::string text);
Records::Field number_field(double number);
Records::Field number_field(std::optional<double> number);
Records::Field count_field(std::size_t count);
/// A signal's raw value, without its unit: a number, or the name of its level.
Records::Field value_field(const Signal& signal, const Value& value);
nlohmann::ordered_json value_json(const Signal& signal, const Value& value);
/// What people call a value that is a level; empty for a number.
std::string label_of(const Signal& signal, const Value& value);
/// Adds to an object that has them by their ids the words for them: `label` of a level, `source_title` of a source.
void add_words(nlohmann::ordered_json& json, const Model& model, const Observation& observation);
/// The same for CSV, as two cells at the end of a row: kWordColumns; empty ones where there is nothing to say.
void append_words(std::vector<Records::Field>& row, const Model& model, const Observation* observation);
inline constexpr std::string_view kWordColumns[] = {"label", "source_title"};

}  // namespace fitrank
