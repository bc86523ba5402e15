// Keys of answers (keys.hpp): evidence, rules and questions.
#pragma once

#include "output/field.hpp"

namespace fitrank::key {

// Evidence.
inline constexpr FieldSpec value{"value", "Value", FieldKind::number,
                                 "the value observed; null where the signal has levels"};
inline constexpr FieldSpec level{"level", "Level", FieldKind::text,
                                 "the level observed; null where the signal has numbers"};
inline constexpr FieldSpec unit{"unit", "Unit", FieldKind::text, "the unit of the value"};
inline constexpr FieldSpec tier{"tier", "Tier", FieldKind::text, "the evidence tier"};
inline constexpr FieldSpec trust{"trust", "Trust", FieldKind::number, "the trust in that evidence", Unit::share};
inline constexpr FieldSpec as_of{
    "as_of", "As of", FieldKind::date,
    "the day, month or year that the observation holds for; of an answer, the day it is made for"};
inline constexpr FieldSpec filed{"filed", "Filed", FieldKind::date,
                                 "the day on which the source was filed or published"};
inline constexpr FieldSpec source{"source", "Source", FieldKind::text,
                                  "the source's address, accession number or name"};
inline constexpr FieldSpec source_title{"source_title", "Source title", FieldKind::text, "the title of the source"};
inline constexpr FieldSpec note{"note", "Note", FieldKind::text, "the note of the observation"};
inline constexpr FieldSpec face{"face", "At face value", FieldKind::number, "the score at face value", Unit::points};
inline constexpr FieldSpec discounted{"discounted", "Discounted", FieldKind::number,
                                      "the score discounted by the trust in the evidence", Unit::points};
inline constexpr FieldSpec points{"points", "Points", FieldKind::number,
                                  "the points of the fit score that this contributes"};
inline constexpr FieldSpec weight{"weight", "Weight", FieldKind::number, "the criterion's share of the weight",
                                  Unit::share};
inline constexpr FieldSpec importance{"importance", "Importance", FieldKind::number,
                                      "the importance of the signal within its criterion"};
inline constexpr FieldSpec stated{"stated", "Stated", FieldKind::flag,
                                  "whether a table states the score without observations"};
inline constexpr FieldSpec only_expected{"only_expected", "Only expected", FieldKind::flag,
                                         "whether nothing is known and the score is what is expected"};
inline constexpr FieldSpec set_aside{"set_aside", "Set aside", FieldKind::text, "why this observation does not count"};
inline constexpr FieldSpec deviation{"deviation", "Deviation", FieldKind::number,
                                     "the standard deviation of the expected score", Unit::points};
inline constexpr FieldSpec employers{"employers", "Employers", FieldKind::count,
                                     "how many employers the expectation is from"};
inline constexpr FieldSpec of_layer{"of_layer", "Of its layer", FieldKind::flag,
                                    "whether these employers are those of the company's layer"};
inline constexpr FieldSpec given_others{"given_others", "Given others", FieldKind::flag,
                                        "whether the company's known signals have a part in the expectation"};
inline constexpr FieldSpec period_start{"period_start", "From", FieldKind::date, "the first day of the period"};
inline constexpr FieldSpec period_end{"period_end", "To", FieldKind::date, "the last day of the period"};
inline constexpr FieldSpec rule{"rule", "Rule", FieldKind::text, "the rule that decides or chose"};
inline constexpr FieldSpec import_kind{"import_kind", "Import", FieldKind::text, "the kind of import"};
inline constexpr FieldSpec import_file{"import_file", "File", FieldKind::text, "the file that it was imported from"};
inline constexpr FieldSpec import_sha256{"import_sha256", "SHA-256", FieldKind::text, "the SHA-256 of that file"};
inline constexpr FieldSpec value_before{"value_before", "Value before", FieldKind::number, "the value before"};
inline constexpr FieldSpec level_before{"level_before", "Level before", FieldKind::text, "the level before"};
inline constexpr FieldSpec tier_before{"tier_before", "Tier before", FieldKind::text, "the evidence tier before"};
inline constexpr FieldSpec as_of_before{"as_of_before", "As of before", FieldKind::date,
                                        "the day of the observation before"};
inline constexpr FieldSpec filed_before{"filed_before", "Filed before", FieldKind::date,
                                        "the day on which the source before was filed"};
inline constexpr FieldSpec source_before{"source_before", "Source before", FieldKind::text, "the source before"};

// Rules and questions.
inline constexpr FieldSpec question{"question", "Question", FieldKind::text, "what to ask"};
inline constexpr FieldSpec doubt{"doubt", "Doubt", FieldKind::text,
                                 "why it cannot be told: not_observed, weak_evidence or unit_slip"};
inline constexpr FieldSpec distance{"distance", "Distance", FieldKind::number, "how far the value is from the limit"};
inline constexpr FieldSpec found{"found", "Found", FieldKind::number, "the number that the rule looked at"};
inline constexpr FieldSpec assumed{"assumed", "Assumed", FieldKind::flag, "whether the unknown counts as an answer"};
inline constexpr FieldSpec answer{"answer", "Answer", FieldKind::text, "met, not_met or unknown"};

}  // namespace fitrank::key
