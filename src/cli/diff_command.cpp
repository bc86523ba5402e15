#include <filesystem>
#include <utility>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "fitrank/present_diff.hpp"
#include "fitrank/read_ranking_json.hpp"

namespace fitrank::cli {

namespace {

SavedRanking load_ranking(const std::string& path, Problems& problems) {
  const auto source = read_source(path, kRankingSizeLimit, problems);
  auto ranking = source ? read_ranking_json(*source, problems) : std::nullopt;
  return ranking ? std::move(*ranking) : SavedRanking{};
}

int diff(const Arguments& arguments) {
  const auto& files = arguments.positionals();
  if (files[0] == "-" && files[1] == "-") throw UsageError("diff: only one of the two can be standard input");
  Problems problems;
  SavedRanking before = load_ranking(files[0], problems);
  SavedRanking now = load_ranking(files[1], problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  const RankingDiff result = diff_rankings(std::move(before), std::move(now));
  emit(
      arguments, [&] { return present_diff(result); }, [&] { return diff_json(result); });
  return kDone;
}

}  // namespace

CommandSpec diff_command() {
  return {.name = "diff",
          .positionals = "OLD.json NEW.json",
          .summary =
              "Compares two rankings saved by `rank --format json`: who moved, and how much of that is due to "
              "weights, data, and companies that came or went.",
          .examples = {"diff monday.json friday.json", "diff monday.json friday.json --format markdown -o moves.md"},
          .options = {"format", "output", "help"},
          .at_least = 2,
          .at_most = 2,
          .run = diff};
}

}  // namespace fitrank::cli
