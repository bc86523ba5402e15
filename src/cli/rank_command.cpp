#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "fitrank/present.hpp"
#include "fitrank/rank_report.hpp"

namespace fitrank::cli {

namespace {

int rank(const Arguments& arguments) {
  const Inputs inputs = load_inputs(arguments, profile_name(arguments, 0));
  const RankReport report = report_ranking(inputs.model, inputs.set, inputs.profile, inputs.named);
  const Subject subject{inputs.model, inputs.set, inputs.profile};
  emit(
      arguments, [&] { return present_ranking(subject, report); }, [&] { return ranking_json(subject, report); });
  return kDone;
}

}  // namespace

CommandSpec rank_command() {
  return {
      .name = "rank",
      .positionals = "[PROFILE]",
      .summary = "Ranks companies for a profile, with range, coverage and reasons.",
      .examples = {"rank", "rank profiles/mine.yaml --top 3", "rank --weight growth=50 --weight comp=10",
                   "rank --missing neutral --evidence discounted --as-of 2026-05-13",
                   "rank --companies config/companies extra.csv --format json -o ranking.json"},
      .options = {"companies", "model", "missing", "evidence", "as-of", "weight", "top", "format", "output", "help"},
      .at_most = 1,
      .run = rank};
}

}  // namespace fitrank::cli
