// Keys of answers (keys.hpp): personas, saved answers and files.
#pragma once

#include "output/field.hpp"

namespace fitrank::key {

// Personas, saved answers, files.
inline constexpr FieldSpec personas{"personas", "Personas", FieldKind::records, "each persona's policies and counts"};
inline constexpr FieldSpec by_company{"by_company", "By company", FieldKind::records,
                                      "for which persona each company ranks best and worst"};
inline constexpr FieldSpec best_persona{"best_persona", "Best for", FieldKind::text,
                                        "the persona for which the company ranks best"};
inline constexpr FieldSpec best_persona_rank{"best_persona_rank", "Rank", FieldKind::count, "its rank there"};
inline constexpr FieldSpec best_persona_ties{"best_persona_ties", "More", FieldKind::count,
                                             "for how many other personas it has that rank"};
inline constexpr FieldSpec worst_persona{"worst_persona", "Worst for", FieldKind::text,
                                         "the persona for which the company ranks worst"};
inline constexpr FieldSpec worst_persona_rank{"worst_persona_rank", "Rank", FieldKind::count, "its rank there"};
inline constexpr FieldSpec worst_persona_ties{"worst_persona_ties", "More", FieldKind::count,
                                              "for how many other personas it has that rank"};
inline constexpr FieldSpec excluded_for{"excluded_for", "Excluded for", FieldKind::count,
                                        "for how many personas the company is excluded"};
inline constexpr FieldSpec unranked_for{"unranked_for", "Unranked for", FieldKind::count,
                                        "for how many personas the company is unranked"};
inline constexpr FieldSpec mean_agreement{"mean_agreement", "Mean agreement", FieldKind::record,
                                          "the mean over all pairs"};
inline constexpr FieldSpec old_answer{"old_answer", "Old", FieldKind::record, "the older answer"};
inline constexpr FieldSpec new_answer{"new_answer", "New", FieldKind::record, "the newer answer"};
inline constexpr FieldSpec file{"file", "File", FieldKind::text, "the file"};
inline constexpr FieldSpec shown{"shown", "Shown", FieldKind::count, "how many companies it shows"};
inline constexpr FieldSpec weight_changes{"weight_changes", "Weight changes", FieldKind::records,
                                          "the weights that differ"};
inline constexpr FieldSpec weight_before{"weight_before", "Weight before", FieldKind::number,
                                         "the share of the weight before", Unit::share};
inline constexpr FieldSpec score_changes{"score_changes", "Score changes", FieldKind::records,
                                         "the criterion scores that differ"};
inline constexpr FieldSpec move{"move", "Move", FieldKind::count, "the places won; negative where lost"};
inline constexpr FieldSpec moved_by_companies{"moved_by_companies", "Companies", FieldKind::count,
                                              "the places won because companies came or went"};
inline constexpr FieldSpec moved_by_weights{"moved_by_weights", "Weights", FieldKind::count,
                                            "the places won because weights or policies changed"};
inline constexpr FieldSpec moved_by_data{"moved_by_data", "Data", FieldKind::count,
                                         "the places won because criterion scores changed"};
inline constexpr FieldSpec moved_by_unseen{"moved_by_unseen", "Unseen", FieldKind::count,
                                           "the places won because of companies that one of the answers does not show"};
inline constexpr FieldSpec came_from{"came_from", "Came from", FieldKind::text,
                                     "where the company was before: absent, unranked, excluded or too_little_known"};
inline constexpr FieldSpec since{"since", "Since", FieldKind::date, "what became known after this day"};
inline constexpr FieldSpec new_observations{"new_observations", "New", FieldKind::count,
                                            "how many observations are new"};
inline constexpr FieldSpec moving{"moving", "Moving", FieldKind::count, "how many of them move the ranking or a score"};
inline constexpr FieldSpec rank_without{"rank_without", "Rank without", FieldKind::count,
                                        "the rank without this observation"};
inline constexpr FieldSpec score_without{"score_without", "Fit without", FieldKind::number,
                                         "the score without this observation", Unit::points};
inline constexpr FieldSpec standing_without{"standing_without", "Standing without", FieldKind::text,
                                            "what became of the company without this observation"};
inline constexpr FieldSpec others_moved{"others_moved", "Others moved", FieldKind::count,
                                        "how many other companies have another rank because of it"};
inline constexpr FieldSpec table{"table", "Table", FieldKind::text, "the title of the published table"};
inline constexpr FieldSpec number_holds{"number_holds", "Number holds", FieldKind::flag,
                                        "whether the printed score comes out"};
inline constexpr FieldSpec order_holds{"order_holds", "Order holds", FieldKind::flag,
                                       "whether the printed order comes out"};
inline constexpr FieldSpec files{"files", "Files", FieldKind::count, "how many files"};
inline constexpr FieldSpec problems{"problems", "Problems", FieldKind::count, "how many problems"};
inline constexpr FieldSpec line{"line", "Line", FieldKind::count, "the line; null where not known"};
inline constexpr FieldSpec column{"column", "Column", FieldKind::count, "the column; null where not known"};
inline constexpr FieldSpec path{"path", "Path", FieldKind::text, "where in the file"};
inline constexpr FieldSpec message{"message", "Message", FieldKind::text, "what is wrong"};
inline constexpr FieldSpec suggestion{"suggestion", "Suggestion", FieldKind::text, "what may have been meant"};
inline constexpr FieldSpec way{"way", "Way", FieldKind::text, "how the weights were made"};
inline constexpr FieldSpec consistency_ratio{"consistency_ratio", "Consistency ratio", FieldKind::number,
                                             "how far the comparisons disagree; up to 0.1 is commonly accepted"};
inline constexpr FieldSpec eigenvalue{"eigenvalue", "Eigenvalue", FieldKind::number,
                                      "the greatest eigenvalue of the comparisons"};
inline constexpr FieldSpec choices{"choices", "Choices", FieldKind::records, "the choices made"};
inline constexpr FieldSpec taken{"taken", "Taken", FieldKind::text, "the company taken"};
inline constexpr FieldSpec over{"over", "Over", FieldKind::text, "the company left"};
inline constexpr FieldSpec ahead_by{"ahead_by", "Ahead by", FieldKind::number,
                                    "the points by which the taken one is ahead", Unit::points};
inline constexpr FieldSpec possible_low{"possible_low", "From", FieldKind::number,
                                        "the least weight that agrees with the choices", Unit::share};
inline constexpr FieldSpec possible_high{"possible_high", "To", FieldKind::number,
                                         "the greatest weight that agrees with the choices", Unit::share};
inline constexpr FieldSpec contradiction{"contradiction", "Contradiction", FieldKind::texts,
                                         "choices that no weights lead to"};
inline constexpr FieldSpec smallest{"smallest", "Smallest", FieldKind::flag,
                                    "whether no fewer choices contradict each other"};
inline constexpr FieldSpec resolving{"resolving", "Resolving", FieldKind::texts,
                                     "choices without which the others agree"};
inline constexpr FieldSpec bytes{"bytes", "Bytes", FieldKind::count, "the size in bytes"};
inline constexpr FieldSpec hash{"hash", "Hash", FieldKind::text, "the hash of the content"};
inline constexpr FieldSpec companies{"companies", "Companies", FieldKind::count, "how many companies"};
inline constexpr FieldSpec members{"members", "Members", FieldKind::count, "how many companies the index holds"};
inline constexpr FieldSpec pays{"pays", "Pays", FieldKind::flag, "whether the index is worth its size"};
inline constexpr FieldSpec signals{"signals", "Signals", FieldKind::count, "how many signals"};
inline constexpr FieldSpec observations{"observations", "Observations", FieldKind::count, "how many observations"};
inline constexpr FieldSpec records_read{"records_read", "Records", FieldKind::count, "how many records were read"};
inline constexpr FieldSpec unchanged{"unchanged", "Unchanged", FieldKind::count,
                                     "how many files were imported before, with the same content"};
inline constexpr FieldSpec other_files{"other_files", "Other files", FieldKind::count,
                                       "how many files of other kinds were ignored"};
inline constexpr FieldSpec skipped{"skipped", "Skipped", FieldKind::count,
                                   "how many records or files were skipped as not relevant"};
inline constexpr FieldSpec rejected{"rejected", "Rejected", FieldKind::count, "how many records are faulty"};
inline constexpr FieldSpec refused{"refused", "Refused", FieldKind::count, "how many files cannot be read"};
inline constexpr FieldSpec dry_run{"dry_run", "Dry run", FieldKind::flag, "whether nothing was kept"};
inline constexpr FieldSpec reason{"reason", "Reason", FieldKind::text, "why"};
inline constexpr FieldSpec same{"same", "Same", FieldKind::flag, "whether it gives the same bytes"};
inline constexpr FieldSpec old_text{"old_text", "Old", FieldKind::text, "what the saved answer says"};
inline constexpr FieldSpec new_text{"new_text", "New", FieldKind::text, "what the answer says now"};
inline constexpr FieldSpec changed{"changed", "Changed", FieldKind::texts,
                                   "what differs: version, model, profile, companies, day or answer"};
inline constexpr FieldSpec instruction_set{"instruction_set", "Instruction set", FieldKind::text,
                                           "the instruction set in use"};
inline constexpr FieldSpec experience{"experience", "Experience", FieldKind::text, "the persona's experience"};
inline constexpr FieldSpec role{"role", "Role", FieldKind::text, "the persona's role"};
inline constexpr FieldSpec pains{"pains", "Pains", FieldKind::texts, "what is hard for the persona"};
inline constexpr FieldSpec blockers{"blockers", "Blockers", FieldKind::texts, "what keeps the persona from deciding"};
inline constexpr FieldSpec information{"information", "Information", FieldKind::texts,
                                       "the information that the persona needs"};
inline constexpr FieldSpec tools{"tools", "Tools", FieldKind::texts, "the tools that the persona needs"};
inline constexpr FieldSpec services{"services", "Services", FieldKind::texts, "the services that the persona needs"};
inline constexpr FieldSpec deal_breakers{"deal_breakers", "Deal-breakers", FieldKind::records,
                                         "the profile's deal-breakers"};
inline constexpr FieldSpec unknown_of{"unknown_of", "Unknown of", FieldKind::count,
                                      "of how many companies it is unknown"};

}  // namespace fitrank::key
