// Keys of answers (keys.hpp): two companies, hype, and how firm a ranking is.
#pragma once

#include "output/field.hpp"

namespace fitrank::key {

// Comparing two companies.
inline constexpr FieldSpec compared_companies{"compared_companies", "Companies", FieldKind::records,
                                              "the two companies"};
inline constexpr FieldSpec gap{"gap", "Gap", FieldKind::number, "the points by which the first is ahead of the second"};
inline constexpr FieldSpec from{"from", "From", FieldKind::number, "the share of the weight today", Unit::share};
inline constexpr FieldSpec to{"to", "To", FieldKind::number, "the share of the weight at which the order turns",
                              Unit::share};
inline constexpr FieldSpec until{"until", "Until", FieldKind::number, "the share of the weight at which it turns back",
                                 Unit::share};
inline constexpr FieldSpec level_only{"level_only", "Level only", FieldKind::flag, "whether it only draws level"};
inline constexpr FieldSpec behind{"behind", "Behind", FieldKind::text, "the company that is behind today"};
inline constexpr FieldSpec ahead{"ahead", "Ahead", FieldKind::text, "the company that is ahead today"};
inline constexpr FieldSpec score_a{"score_a", "Score A", FieldKind::number, "the score of the first company",
                                   Unit::points};
inline constexpr FieldSpec score_b{"score_b", "Score B", FieldKind::number, "the score of the second company",
                                   Unit::points};
inline constexpr FieldSpec points_a{"points_a", "Points A", FieldKind::number,
                                    "the points that it contributes to the first company's fit score"};
inline constexpr FieldSpec points_b{"points_b", "Points B", FieldKind::number,
                                    "the points that it contributes to the second company's fit score"};
inline constexpr FieldSpec stated_a{"stated_a", "Stated A", FieldKind::flag,
                                    "whether a table states the first company's score"};
inline constexpr FieldSpec stated_b{"stated_b", "Stated B", FieldKind::flag,
                                    "whether a table states the second company's score"};
inline constexpr FieldSpec evidence_a{"evidence_a", "Evidence A", FieldKind::record, "the first company's observation"};
inline constexpr FieldSpec evidence_b{"evidence_b", "Evidence B", FieldKind::record,
                                      "the second company's observation"};

// Hype.
inline constexpr FieldSpec hype_gap{"hype_gap", "Hype gap", FieldKind::number,
                                    "the points of the fit score that rest on weak evidence"};
inline constexpr FieldSpec of_others{
    "of_others", "Of others", FieldKind::number,
    "the part that comes from what is expected, as other companies are discounted too"};
inline constexpr FieldSpec claim{"claim", "Claim", FieldKind::text, "the claim as made"};
inline constexpr FieldSpec claim_tier{"claim_tier", "Claimed", FieldKind::text, "the evidence tier of the claim"};
inline constexpr FieldSpec claim_trust{"claim_trust", "Trust in it", FieldKind::number,
                                       "the trust in a claim of that tier", Unit::share};
inline constexpr FieldSpec claim_as_of{"claim_as_of", "Claimed on", FieldKind::date,
                                       "the day, month or year of the claim"};
inline constexpr FieldSpec claim_source{"claim_source", "Claimed in", FieldKind::text,
                                        "the address or name of the claim's source"};
inline constexpr FieldSpec claim_source_title{"claim_source_title", "Title of the claim", FieldKind::text,
                                              "the title of the claim's source"};
inline constexpr FieldSpec backing{"backing", "Backing", FieldKind::text,
                                   "whether evidence backs the claim: backed, contradicted, not_firmer or unobserved"};

// How firm.
inline constexpr FieldSpec top{"top", "First N", FieldKind::count, "N, where the first N places count"};
inline constexpr FieldSpec whole_order{"whole_order", "Whole order", FieldKind::flag,
                                       "whether the order of all companies is meant, or that of the first N"};
inline constexpr FieldSpec leader{"leader", "First", FieldKind::text, "the company that is first today"};
inline constexpr FieldSpec scope{"scope", "Of", FieldKind::text, "what stays the same: first, top or order"};
inline constexpr FieldSpec end{"end", "End", FieldKind::text, "which end of the stretch: low or high"};
inline constexpr FieldSpec limit{"limit", "Limit", FieldKind::number, "the share of the weight at that end",
                                 Unit::share};
inline constexpr FieldSpec rising{"rising", "Rising", FieldKind::text, "the company that overtakes there"};
inline constexpr FieldSpec falling{"falling", "Falling", FieldKind::text, "the company that is overtaken there"};
inline constexpr FieldSpec within{"within", "Within", FieldKind::number, "how many points each weight may move"};
inline constexpr FieldSpec best_rank{"best_rank", "Best rank", FieldKind::count,
                                     "the best rank possible over everything unknown"};
inline constexpr FieldSpec worst_rank{"worst_rank", "Worst rank", FieldKind::count,
                                      "the worst rank possible over everything unknown"};
inline constexpr FieldSpec weights_low{"weights_low", "Lowest", FieldKind::number,
                                       "the lowest score over the weights allowed", Unit::points};
inline constexpr FieldSpec weights_high{"weights_high", "Highest", FieldKind::number,
                                        "the highest score over the weights allowed", Unit::points};
inline constexpr FieldSpec weights_best{"weights_best", "Best rank", FieldKind::count,
                                        "no weights allowed give a better rank"};
inline constexpr FieldSpec weights_best_found{"weights_best_found", "Best found", FieldKind::count,
                                              "the best rank that some weights give"};
inline constexpr FieldSpec weights_worst{"weights_worst", "Worst rank", FieldKind::count,
                                         "no weights allowed give a worse rank"};
inline constexpr FieldSpec weights_worst_found{"weights_worst_found", "Worst found", FieldKind::count,
                                               "the worst rank that some weights give"};
inline constexpr FieldSpec best_weights{"best_weights", "Best weights", FieldKind::by_criterion,
                                        "weights that give the best rank found", Unit::share};
inline constexpr FieldSpec worst_weights{"worst_weights", "Worst weights", FieldKind::by_criterion,
                                         "weights that give the worst rank found", Unit::share};
inline constexpr FieldSpec outcome{"outcome", "Outcome", FieldKind::text, "already, reachable, impossible or open"};
inline constexpr FieldSpec change{"change", "Change", FieldKind::number,
                                  "the total change of weights needed, as a share of 1"};
inline constexpr FieldSpec change_least{"change_least", "Least change", FieldKind::number,
                                        "the total change below which it is proven impossible"};
inline constexpr FieldSpec exact{"exact", "Exact", FieldKind::flag, "whether the change is proven to be the least"};
inline constexpr FieldSpec percent_change{"percent_change", "Change set", FieldKind::number,
                                          "the total change to the round weights"};
inline constexpr FieldSpec passed{"passed", "Passed", FieldKind::texts, "the companies that it passes"};
inline constexpr FieldSpec passed_total{"passed_total", "Passed", FieldKind::count, "how many companies it passes"};
inline constexpr FieldSpec still_ahead{"still_ahead", "Still ahead", FieldKind::texts,
                                       "the companies that stay ahead of it"};
inline constexpr FieldSpec proof{"proof", "Proof", FieldKind::records,
                                 "mixtures of companies, one of which is ahead under any weights"};
inline constexpr FieldSpec shares{"shares", "Shares", FieldKind::by_company, "each company's share of the mixture",
                                  Unit::share};
inline constexpr FieldSpec nearest{"nearest", "Nearest", FieldKind::number, "the nearest weight that does it",
                                   Unit::share};
inline constexpr FieldSpec percent{"percent", "Set", FieldKind::number, "the round weight to set", Unit::percent};
inline constexpr FieldSpec needed{"needed", "Needed", FieldKind::number,
                                  "the score that this criterion alone would need; null where not even 100 is enough",
                                  Unit::points};
inline constexpr FieldSpec worth{"worth", "Worth", FieldKind::number,
                                 "the points that asking before choosing is worth on average", Unit::points};
inline constexpr FieldSpec changes_top{"changes_top", "Changes the first N", FieldKind::number,
                                       "the chance that it changes the first N", Unit::share};
inline constexpr FieldSpec changes_first{"changes_first", "Changes the first", FieldKind::number,
                                         "the chance that it changes which company is first", Unit::share};
inline constexpr FieldSpec at_stake{"at_stake", "Points, up to", FieldKind::number,
                                    "the points between the least and the greatest fit score that it could bring",
                                    Unit::points};
inline constexpr FieldSpec vikor_proposes{"vikor_proposes", "VIKOR proposes", FieldKind::texts,
                                          "the companies that VIKOR cannot tell from the best"};
inline constexpr FieldSpec not_applicable{"not_applicable", "Not applicable", FieldKind::texts,
                                          "the methods that give every company the same score"};
inline constexpr FieldSpec agreement{"agreement", "Agreement", FieldKind::records, "how far two orders agree"};
inline constexpr FieldSpec kendall_tau_b{"kendall_tau_b", "Kendall tau-b", FieldKind::number,
                                         "Kendall's tau-b: 1 the same order, -1 the reverse"};
inline constexpr FieldSpec weighted_spearman{"weighted_spearman", "Weighted Spearman", FieldKind::number,
                                             "the weighted Spearman correlation of the ranks"};
inline constexpr FieldSpec ws{"ws", "WS", FieldKind::number, "the WS coefficient of rank similarity"};
inline constexpr FieldSpec rank_biased_overlap{"rank_biased_overlap", "Overlap", FieldKind::number,
                                               "the rank-biased overlap, persistence 0.9"};
inline constexpr FieldSpec method_score{"method_score", "Score", FieldKind::number,
                                        "the score that the method gives, on its own scale"};
inline constexpr FieldSpec samples{"samples", "Samples", FieldKind::count, "how many samples were drawn"};
inline constexpr FieldSpec seed{"seed", "Seed", FieldKind::count, "the seed of the draws"};
inline constexpr FieldSpec rounds{"rounds", "Rounds", FieldKind::count, "how many rounds were made"};
inline constexpr FieldSpec weights_from{"weights_from", "Weights from", FieldKind::text,
                                        "which weights are drawn: profile or uniform"};
inline constexpr FieldSpec concentration{"concentration", "Concentration", FieldKind::count,
                                         "how near the profile's weights the draws are"};
inline constexpr FieldSpec orders{"orders", "Orders", FieldKind::texts, "the orders of weights that the draws keep"};
inline constexpr FieldSpec evidence_noise{"evidence_noise", "Evidence noise", FieldKind::flag,
                                          "whether known scores are drawn too"};
inline constexpr FieldSpec unknown_drawn{"unknown_drawn", "Unknown drawn", FieldKind::text,
                                         "how unknowns are drawn: uniform or peers"};
inline constexpr FieldSpec first_share{"first_share", "First", FieldKind::number, "how often the company is first",
                                       Unit::share};
inline constexpr FieldSpec first_error{"first_error", "Error", FieldKind::number, "the standard error of that share",
                                       Unit::share};
inline constexpr FieldSpec top_share{"top_share", "In the first N", FieldKind::number,
                                     "how often the company is among the first N", Unit::share};
inline constexpr FieldSpec top_error{"top_error", "Error", FieldKind::number, "the standard error of that share",
                                     Unit::share};
inline constexpr FieldSpec mean_rank{"mean_rank", "Mean rank", FieldKind::number, "the mean of its ranks"};
inline constexpr FieldSpec confidence{"confidence", "Confidence", FieldKind::number,
                                      "how often it is first with its central weights", Unit::share};
inline constexpr FieldSpec rank_shares{"rank_shares", "Share of each rank", FieldKind::numbers,
                                       "how often it has each rank, from 1 on", Unit::share};
inline constexpr FieldSpec central_weights{"central_weights", "Central weights", FieldKind::by_criterion,
                                           "the mean of the weights with which it is first", Unit::share};
inline constexpr FieldSpec ahead_of{"ahead_of", "Ahead of", FieldKind::by_company,
                                    "how often it is ahead of each other company", Unit::share};
inline constexpr FieldSpec field{"field", "Field", FieldKind::count, "how many companies the ranks are among"};
inline constexpr FieldSpec least_rank{"least_rank", "Least", FieldKind::number, "the least rank in the samples"};
inline constexpr FieldSpec greatest_rank{"greatest_rank", "Greatest", FieldKind::number,
                                         "the greatest rank in the samples"};
inline constexpr FieldSpec variance{"variance", "Variance", FieldKind::number, "the variance of the rank"};
inline constexpr FieldSpec first_index{"first_index", "Alone", FieldKind::number,
                                       "the share of the variance that the driver has by itself", Unit::share};
inline constexpr FieldSpec first_low{"first_low", "Alone from", FieldKind::number, "the low end of its interval",
                                     Unit::share};
inline constexpr FieldSpec first_high{"first_high", "Alone to", FieldKind::number, "the high end of its interval",
                                      Unit::share};
inline constexpr FieldSpec total_index{"total_index", "Together", FieldKind::number,
                                       "the share of the variance in which the driver takes part", Unit::share};
inline constexpr FieldSpec total_low{"total_low", "Together from", FieldKind::number, "the low end of its interval",
                                     Unit::share};
inline constexpr FieldSpec total_high{"total_high", "Together to", FieldKind::number, "the high end of its interval",
                                      Unit::share};
inline constexpr FieldSpec compared_weight{"compared_weight", "Compared with", FieldKind::number,
                                           "the weight that the effective one is compared with", Unit::share};
inline constexpr FieldSpec effective_weight{"effective_weight", "Effective", FieldKind::number,
                                            "the criterion's share of what moves the score", Unit::share};
inline constexpr FieldSpec counts_more{"counts_more", "Counts for more", FieldKind::flag,
                                       "whether it counts for more than one and a half times its weight"};
inline constexpr FieldSpec counts_less{"counts_less", "Counts for less", FieldKind::flag,
                                       "whether it counts for less than half its weight"};
inline constexpr FieldSpec correlation{"correlation", "r", FieldKind::number,
                                       "the correlation; null where it is not defined"};
inline constexpr FieldSpec redundant{"redundant", "Redundant", FieldKind::flag, "whether both say nearly the same"};
inline constexpr FieldSpec trade_off{"trade_off", "Trade-off", FieldKind::flag, "whether one falls as the other rises"};
inline constexpr FieldSpec at_worst{"at_worst", "At worst", FieldKind::count,
                                    "how many values score the worst that there is"};
inline constexpr FieldSpec at_best{"at_best", "At best", FieldKind::count,
                                   "how many values score the best that there is"};
inline constexpr FieldSpec outside{"outside", "Outside", FieldKind::count, "how many values are outside the goalposts"};
inline constexpr FieldSpec least{"least", "Least", FieldKind::number, "the least value"};
inline constexpr FieldSpec greatest{"greatest", "Greatest", FieldKind::number, "the greatest value"};
inline constexpr FieldSpec least_level{"least_level", "Least", FieldKind::text, "the level with the lowest score"};
inline constexpr FieldSpec greatest_level{"greatest_level", "Greatest", FieldKind::text,
                                          "the level with the highest score"};
inline constexpr FieldSpec mean_coverage{"mean_coverage", "Coverage", FieldKind::number,
                                         "the mean share of the signals that is known", Unit::share};
inline constexpr FieldSpec known{"known", "Known", FieldKind::count, "of how many companies it is known"};
inline constexpr FieldSpec years{"years", "Years", FieldKind::count,
                                 "up to how many years old; null: older than all of these"};
inline constexpr FieldSpec share{"share", "Share", FieldKind::number, "the share of all", Unit::share};
inline constexpr FieldSpec with_signals{"with_signals", "With signals", FieldKind::count,
                                        "how many companies have signals to look at"};
inline constexpr FieldSpec hide{"hide", "Hidden", FieldKind::number, "the chance of each known value to be hidden",
                                Unit::share};
inline constexpr FieldSpec places{"places", "Places", FieldKind::count, "how many places count as the first"};
inline constexpr FieldSpec took_part{"took_part", "Took part", FieldKind::count, "how many companies took part"};
inline constexpr FieldSpec hidden_weight{"hidden_weight", "Hidden weight", FieldKind::number,
                                         "the share of the weight that was hidden on average", Unit::share};
inline constexpr FieldSpec mean_error{"mean_error", "Error", FieldKind::number,
                                      "the mean distance of the fit score from the true one", Unit::points};
inline constexpr FieldSpec bias{"bias", "Bias", FieldKind::number, "the mean of the fit score less the true one",
                                Unit::points};
inline constexpr FieldSpec top_bias{"top_bias", "Bias of the first", FieldKind::number,
                                    "the same over the first places", Unit::points};
inline constexpr FieldSpec recall{"recall", "Found", FieldKind::number,
                                  "the share of the true first places that are found", Unit::share};
inline constexpr FieldSpec interval_holds{"interval_holds", "Interval holds", FieldKind::number,
                                          "how often the interval holds the true score", Unit::share};
inline constexpr FieldSpec interval_width{"interval_width", "Width", FieldKind::number,
                                          "the mean width of the interval", Unit::points};
inline constexpr FieldSpec answers{"answers", "Answers", FieldKind::answers, "the answer of each analysis, whole"};

}  // namespace fitrank::key
