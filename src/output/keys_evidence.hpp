// Keys of answers (keys.hpp): evidence, rules and questions.
#pragma once

#include "fitrank/field.hpp"

namespace fitrank::key {

// Evidence.
inline constexpr FieldSpec value{"value", "Value", Kind::number,
                                 "the value observed; null where the signal has levels"};
inline constexpr FieldSpec level{"level", "Level", Kind::text, "the level observed; null where the signal has numbers"};
inline constexpr FieldSpec unit{"unit", "Unit", Kind::text, "the unit of the value"};
inline constexpr FieldSpec tier{"tier", "Tier", Kind::text, "the evidence tier"};
inline constexpr FieldSpec trust{"trust", "Trust", Kind::number, "the trust in that evidence", Unit::share};
inline constexpr FieldSpec as_of{
    "as_of", "As of", Kind::date,
    "the day, month or year that the observation holds for; of an answer, the day it is made for"};
inline constexpr FieldSpec filed{"filed", "Filed", Kind::date, "the day on which the source was filed or published"};
inline constexpr FieldSpec source{"source", "Source", Kind::text, "the source's address, accession number or name"};
inline constexpr FieldSpec source_title{"source_title", "Source title", Kind::text, "the title of the source"};
inline constexpr FieldSpec note{"note", "Note", Kind::text, "the note of the observation"};
inline constexpr FieldSpec face{"face", "At face value", Kind::number, "the score at face value", Unit::points};
inline constexpr FieldSpec discounted{"discounted", "Discounted", Kind::number,
                                      "the score discounted by the trust in the evidence", Unit::points};
inline constexpr FieldSpec points{"points", "Points", Kind::number,
                                  "the points of the fit score that this contributes"};
inline constexpr FieldSpec weight{"weight", "Weight", Kind::number, "the criterion's share of the weight", Unit::share};
inline constexpr FieldSpec importance{"importance", "Importance", Kind::number,
                                      "the importance of the signal within its criterion"};
inline constexpr FieldSpec stated{"stated", "Stated", Kind::flag,
                                  "whether a table states the score without observations"};
inline constexpr FieldSpec only_expected{"only_expected", "Only expected", Kind::flag,
                                         "whether nothing is known and the score is what is expected"};
inline constexpr FieldSpec set_aside{"set_aside", "Set aside", Kind::text, "why this observation does not count"};
inline constexpr FieldSpec deviation{"deviation", "Deviation", Kind::number,
                                     "the standard deviation of the expected score", Unit::points};
inline constexpr FieldSpec employers{"employers", "Employers", Kind::count,
                                     "how many employers the expectation is from"};
inline constexpr FieldSpec of_layer{"of_layer", "Of its layer", Kind::flag,
                                    "whether these employers are those of the company's layer"};
inline constexpr FieldSpec given_others{"given_others", "Given others", Kind::flag,
                                        "whether the company's known signals have a part in the expectation"};
inline constexpr FieldSpec period_start{"period_start", "From", Kind::date, "the first day of the period"};
inline constexpr FieldSpec period_end{"period_end", "To", Kind::date, "the last day of the period"};
inline constexpr FieldSpec rule{"rule", "Rule", Kind::text, "the rule that decides or chose"};
inline constexpr FieldSpec import_kind{"import_kind", "Import", Kind::text, "the kind of import"};
inline constexpr FieldSpec import_file{"import_file", "File", Kind::text, "the file that it was imported from"};
inline constexpr FieldSpec import_sha256{"import_sha256", "SHA-256", Kind::text, "the SHA-256 of that file"};
inline constexpr FieldSpec value_before{"value_before", "Value before", Kind::number, "the value before"};
inline constexpr FieldSpec level_before{"level_before", "Level before", Kind::text, "the level before"};
inline constexpr FieldSpec tier_before{"tier_before", "Tier before", Kind::text, "the evidence tier before"};
inline constexpr FieldSpec as_of_before{"as_of_before", "As of before", Kind::date,
                                        "the day of the observation before"};
inline constexpr FieldSpec filed_before{"filed_before", "Filed before", Kind::date,
                                        "the day on which the source before was filed"};
inline constexpr FieldSpec source_before{"source_before", "Source before", Kind::text, "the source before"};

// Rules and questions.
inline constexpr FieldSpec question{"question", "Question", Kind::text, "what to ask"};
inline constexpr FieldSpec doubt{"doubt", "Doubt", Kind::text,
                                 "why it cannot be told: not_observed, weak_evidence or unit_slip"};
inline constexpr FieldSpec distance{"distance", "Distance", Kind::number, "how far the value is from the limit"};
inline constexpr FieldSpec found{"found", "Found", Kind::number, "the number that the rule looked at"};
inline constexpr FieldSpec assumed{"assumed", "Assumed", Kind::flag, "whether the unknown counts as an answer"};
inline constexpr FieldSpec answer{"answer", "Answer", Kind::text, "met, not_met or unknown"};

}  // namespace fitrank::key
