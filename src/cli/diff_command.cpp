#include <filesystem>
#include <utility>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "input/read_ranking_json.hpp"
#include "output/present_diff.hpp"

namespace fitrank::cli {

namespace {

SavedRanking load_ranking(const std::string& path, Problems& problems) {
  const auto source = read_source(path, kRankingSizeLimit, problems);
  auto ranking = source ? read_ranking_json(*source, problems) : std::nullopt;
  return ranking ? std::move(*ranking) : SavedRanking{};
}

struct DiffOptions {
  std::string before;
  std::string now;
  OutputOptions output;

  void declare(Options& options) {
    options.word(before, {.argument = "OLD.json", .completes = Completes::files});
    options.word(now, {.argument = "NEW.json", .completes = Completes::files});
    output.declare(options);
  }
};

int diff(const DiffOptions& options) {
  if (options.before == "-" && options.now == "-") throw UsageError("diff: only one of the two can be standard input");
  Problems problems;
  SavedRanking before = load_ranking(options.before, problems);
  SavedRanking now = load_ranking(options.now, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  const RankingDiff result = diff_rankings(std::move(before), std::move(now));
  emit(options.output, present_diff(result), MadeFrom{});
  return kDone;
}

}  // namespace

CommandSpec diff_command() {
  return command<DiffOptions, diff>(
      {.name = "diff",
       .summary = "compares two saved rankings: who moved, and why",
       .text =
           "Compares two rankings saved by `rank --format json`: who moved, and how much of that is due to weights, "
           "data, and companies that came or went.",
       .examples = {"diff monday.json friday.json", "diff monday.json friday.json --format markdown -o moves.md"},
       .answer = diff_spec});
}

}  // namespace fitrank::cli
