#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/notes.hpp"
#include "cli/ranked.hpp"

namespace fitrank::cli {

namespace {

/// CSV rows have no place to say that there are more.
void say_what_csv_leaves_out(const RankReport& report) {
  const std::size_t unranked = report.unranked_in_all - report.unranked.size();
  const std::size_t excluded = report.excluded_in_all - report.excluded.size();
  if (unranked > 0) note("fitrank: {} more companies are not ranked for want of data\n", unranked);
  if (excluded > 0) note("fitrank: {} more companies are excluded by deal-breakers\n", excluded);
}

int rank(const RankOptions& options) {
  const Inputs inputs(options.ranking);
  const RankReport report = ranked_report(options, inputs);
  emit(options.written(), ranked_answer(options, inputs, report), inputs.made_from());
  if (output_format(options.output) == Format::csv) say_what_csv_leaves_out(report);
  return kDone;
}

}  // namespace

CommandSpec rank_command() {
  return command<RankOptions, rank>(
      {.name = "rank",
       .summary = "ranks companies for a profile, with range and reasons",
       .text =
           "Ranks companies for a profile, with range, coverage and reasons. Companies that fail a deal-breaker, or "
           "of which too little is known, are listed separately.",
       .examples = {"rank", "rank profiles/mine.yaml --top 3", "rank --weight growth=50 --weight comp=10",
                    "rank --missing neutral --evidence discounted --as-of 2026-05-13",
                    "rank --companies config/companies extra.csv --format json -o ranking.json",
                    "rank profiles/mine.yaml --ignore-deal-breakers", "rank --companies big.csv --top 10"},
       .answer = ranking_spec});
}

}  // namespace fitrank::cli
