// Keys of answers (keys.hpp): who and what a row is about, ranks and scores.
#pragma once

#include "output/field.hpp"

namespace fitrank::key {

// Who and what a row is about.
inline constexpr FieldSpec id{"id", "Company id", FieldKind::text, "the company's id"};
inline constexpr FieldSpec name{"name", "Company", FieldKind::text, "the company's name; its id where it has none"};
inline constexpr FieldSpec layer{"layer", "Layer", FieldKind::text,
                                 "the layer of the supply chain that the company belongs to"};
inline constexpr FieldSpec market{"market", "Market", FieldKind::text, "the market that the company belongs to"};
inline constexpr FieldSpec ticker{"ticker", "Ticker", FieldKind::text, "the company's ticker"};
inline constexpr FieldSpec cik{"cik", "CIK", FieldKind::text, "the company's number at the SEC"};
inline constexpr FieldSpec kind{"kind", "FieldKind", FieldKind::text, "what the row is about"};
inline constexpr FieldSpec section{"section", "Section", FieldKind::text,
                                   "the part of the brief that the row belongs to"};
inline constexpr FieldSpec item{"item", "Item", FieldKind::text, "what within its section the row is about"};
inline constexpr FieldSpec criterion{"criterion", "Criterion", FieldKind::text, "the criterion's id"};
inline constexpr FieldSpec other_criterion{"other_criterion", "With", FieldKind::text,
                                           "the second criterion of a pair"};
inline constexpr FieldSpec signal{"signal", "Signal", FieldKind::text, "the signal's id"};
inline constexpr FieldSpec other_signal{"other_signal", "With", FieldKind::text, "the second signal of a pair"};
inline constexpr FieldSpec persona{"persona", "Persona", FieldKind::text, "the persona's id"};
inline constexpr FieldSpec other_persona{"other_persona", "With", FieldKind::text, "the second persona of a pair"};
inline constexpr FieldSpec method{"method", "Method", FieldKind::text, "how criterion scores become one"};
inline constexpr FieldSpec other_method{"other_method", "With", FieldKind::text, "the second method of a pair"};
inline constexpr FieldSpec driver{"driver", "Driver", FieldKind::text, "what is varied"};
inline constexpr FieldSpec analysis{"analysis", "Analysis", FieldKind::text, "which analysis"};
inline constexpr FieldSpec title{"title", "Title", FieldKind::text, "the title that people read"};
inline constexpr FieldSpec label{"label", "Label", FieldKind::text, "the words for the level"};
inline constexpr FieldSpec text{"text", "Text", FieldKind::text, "what is said"};

// Ranks and scores.
inline constexpr FieldSpec standing{"standing", "Standing", FieldKind::text,
                                    "what became of it: ranked, excluded, too_little_known, unranked or absent; of an "
                                    "observation: counts, too_old or set_aside"};
inline constexpr FieldSpec rank{"rank", "#", FieldKind::count,
                                "the rank, 1 for the best; equal scores share a rank; null without a score"};
inline constexpr FieldSpec score{
    "score", "Fit", FieldKind::number,
    "the score from 0 to 100: the company's fit score, or where the row has a criterion or signal the score of that",
    Unit::points};
inline constexpr FieldSpec low{"low", "Lowest", FieldKind::number, "the lowest score possible over everything unknown",
                               Unit::points};
inline constexpr FieldSpec high{"high", "Highest", FieldKind::number,
                                "the highest score possible over everything unknown", Unit::points};
inline constexpr FieldSpec likely_low{"likely_low", "Likely from", FieldKind::number,
                                      "the low end of the interval in which the score probably is", Unit::points};
inline constexpr FieldSpec likely_high{"likely_high", "Likely to", FieldKind::number, "the high end of that interval",
                                       Unit::points};
inline constexpr FieldSpec coverage{"coverage", "Coverage", FieldKind::number,
                                    "the share of the weight about which something is known; of a criterion, the "
                                    "share of its signals",
                                    Unit::share};
inline constexpr FieldSpec criteria{"criteria", "Criteria", FieldKind::by_criterion,
                                    "the company's score on each criterion; null where unknown", Unit::points};
inline constexpr FieldSpec expected_criteria{"expected_criteria", "Expected", FieldKind::texts,
                                             "the criteria whose score is only expected, from comparable employers"};
inline constexpr FieldSpec unknown_criteria{"unknown_criteria", "Unknown", FieldKind::texts,
                                            "the weighted criteria of which nothing is known"};
inline constexpr FieldSpec known_criteria{"known_criteria", "Known", FieldKind::texts,
                                          "the criteria of which something is known"};
inline constexpr FieldSpec criterion_ids{"criterion_ids", "Criteria", FieldKind::texts, "the ids of the criteria"};
inline constexpr FieldSpec complete_as_of{"complete_as_of", "Complete as of", FieldKind::date,
                                          "the day as of which the company's dossier is complete"};
inline constexpr FieldSpec oldest{"oldest", "Oldest", FieldKind::date, "the oldest date of the evidence that counts"};
inline constexpr FieldSpec latest{"latest", "Latest", FieldKind::date, "the latest date of the evidence that counts"};
inline constexpr FieldSpec why{"why", "Why", FieldKind::records, "the signals that contribute most to the score"};
inline constexpr FieldSpec risk{"risk", "Risk", FieldKind::record, "the weighted signal with the lowest score"};
inline constexpr FieldSpec stale{"stale", "Too old", FieldKind::records,
                                 "the latest observations that are too old to count"};
inline constexpr FieldSpec flags{"flags", "Flags", FieldKind::texts, "the ids of the model's risk flags that apply"};
inline constexpr FieldSpec excluded_by{"excluded_by", "Excluded by", FieldKind::records,
                                       "the deal-breakers that the company fails"};
inline constexpr FieldSpec ask{"ask", "Ask", FieldKind::records, "the deal-breakers for which too little is known"};
inline constexpr FieldSpec would_rank{"would_rank", "Would rank", FieldKind::count,
                                      "the rank that the company would have among all companies"};
inline constexpr FieldSpec rank_before{"rank_before", "Was", FieldKind::count,
                                       "the rank before; null where there was none"};
inline constexpr FieldSpec score_before{"score_before", "Fit before", FieldKind::number, "the score before",
                                        Unit::points};
inline constexpr FieldSpec place{"place", "Place", FieldKind::count,
                                 "the place among the companies of the published table"};
inline constexpr FieldSpec published_score{"published_score", "Published", FieldKind::count, "the score as printed"};
inline constexpr FieldSpec published_place{"published_place", "Published place", FieldKind::count,
                                           "the place as printed"};
inline constexpr FieldSpec published_why{"published_why", "Why it differs", FieldKind::texts,
                                         "why the score differs from the printed one"};
inline constexpr FieldSpec verdict{"verdict", "Verdict", FieldKind::record, "whether the first place is firm"};
inline constexpr FieldSpec call{"call", "Call", FieldKind::text, "firm or too_close"};
inline constexpr FieldSpec chance{"chance", "Chance", FieldKind::number,
                                  "how often the company is first, over drawn weights and scores", Unit::share};
inline constexpr FieldSpec standard_error{"standard_error", "Error", FieldKind::number,
                                          "the standard error of that share", Unit::share};
inline constexpr FieldSpec draws{"draws", "Draws", FieldKind::count, "how many times weights and scores were drawn"};
inline constexpr FieldSpec drawn{"drawn", "Drawn", FieldKind::count, "how many companies took part in the draws"};
inline constexpr FieldSpec contenders{"contenders", "Contenders", FieldKind::records,
                                      "the companies that are first in at least 5 % of the draws"};
inline constexpr FieldSpec without{"without", "Without", FieldKind::records,
                                   "the order if a criterion that is known of only some companies is left out"};
inline constexpr FieldSpec known_of{"known_of", "Known of", FieldKind::texts, "the companies of which it is known"};
inline constexpr FieldSpec order{"order", "Order", FieldKind::texts, "the companies in order"};
inline constexpr FieldSpec dossiers_apart{"dossiers_apart", "Dossier days", FieldKind::record,
                                          "dossiers that are complete as of very different days"};
inline constexpr FieldSpec oldest_id{"oldest_id", "Oldest", FieldKind::text, "the company whose dossier is the oldest"};
inline constexpr FieldSpec newest_id{"newest_id", "Newest", FieldKind::text, "the company whose dossier is the newest"};
inline constexpr FieldSpec days_apart{"days_apart", "Days between", FieldKind::count, "how many days lie between them"};
inline constexpr FieldSpec undated_ids{"undated_ids", "Undated", FieldKind::texts,
                                       "the companies whose dossiers do not say as of when they are complete"};
inline constexpr FieldSpec published{"published", "Published", FieldKind::record,
                                     "the published table that the ranking is compared with"};
inline constexpr FieldSpec compared{"compared", "Compared", FieldKind::count, "how many companies are compared"};
inline constexpr FieldSpec known_then{"known_then", "Known then", FieldKind::flag,
                                      "whether the evidence of the published table is available"};
inline constexpr FieldSpec only_layer{"only_layer", "Layer", FieldKind::text,
                                      "the layer that the ranking is limited to"};
inline constexpr FieldSpec changed_companies{"changed_companies", "Changed", FieldKind::records,
                                             "the companies of the table whose score or place differs"};
inline constexpr FieldSpec changed_signals{"changed_signals", "Because", FieldKind::records,
                                           "the signals that have changed since"};

}  // namespace fitrank::key
