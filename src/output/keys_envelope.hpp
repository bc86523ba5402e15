// Keys of answers (keys.hpp): the envelope.
#pragma once

#include "output/field.hpp"

namespace fitrank::key {

// The envelope.
inline constexpr FieldSpec format{"format", "Format", FieldKind::count, "the version of this format"};
inline constexpr FieldSpec fitrank{"fitrank", "Version", FieldKind::text, "the version of fitrank"};
inline constexpr FieldSpec command{"command", "Command", FieldKind::text, "the command"};
inline constexpr FieldSpec arguments{"arguments", "Arguments", FieldKind::texts,
                                     "the words of the command line, without those that say where and how to write"};
inline constexpr FieldSpec profile{"profile", "Profile", FieldKind::text, "the profile's id"};
inline constexpr FieldSpec profile_hash{"profile_hash", "Profile hash", FieldKind::text,
                                        "the SHA-256 of the profile's file"};
inline constexpr FieldSpec model_hash{"model_hash", "Model hash", FieldKind::text, "the SHA-256 of the model's file"};
inline constexpr FieldSpec companies_hash{"companies_hash", "Companies hash", FieldKind::text,
                                          "the SHA-256 over the companies as read"};
inline constexpr FieldSpec weights{"weights", "Weights", FieldKind::by_criterion, "the share of each criterion",
                                   Unit::share};
inline constexpr FieldSpec missing{"missing", "Missing", FieldKind::text, "what an unknown counts as"};
inline constexpr FieldSpec estimate{"estimate", "Estimate", FieldKind::text, "how the unknown is estimated"};
inline constexpr FieldSpec interval{"interval", "Interval", FieldKind::number,
                                    "how probably a score is in its likely interval", Unit::share};
inline constexpr FieldSpec evidence{"evidence", "Evidence", FieldKind::text, "how evidence counts"};
inline constexpr FieldSpec min_coverage{"min_coverage", "Least coverage", FieldKind::number,
                                        "the coverage below which a company is too little known", Unit::share};
inline constexpr FieldSpec as_of_from{"as_of_from", "As of from", FieldKind::text,
                                      "where the day is from: profile, option or evidence"};
inline constexpr FieldSpec sentence{"sentence", "Sentence", FieldKind::text, "the answer in a sentence"};
inline constexpr FieldSpec counts{"counts", "Counts", FieldKind::record, "how many companies of each standing"};
inline constexpr FieldSpec ranked{"ranked", "Ranked", FieldKind::count, "how many companies are ranked"};
inline constexpr FieldSpec unranked{"unranked", "Unranked", FieldKind::count,
                                    "how many companies have no data for any weighted criterion"};
inline constexpr FieldSpec excluded{"excluded", "Excluded", FieldKind::count, "how many companies fail a deal-breaker"};
inline constexpr FieldSpec too_little_known{"too_little_known", "Too little known", FieldKind::count,
                                            "how many companies are below the least coverage"};
inline constexpr FieldSpec rows{"rows", "Rows", FieldKind::records, "the rows"};
inline constexpr FieldSpec not_ranked{"not_ranked", "Not ranked", FieldKind::records,
                                      "the companies without a rank, listed separately"};

}  // namespace fitrank::key
