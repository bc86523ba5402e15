#include <fmt/format.h>

#include <cstdio>
#include <optional>
#include <utility>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/notes.hpp"
#include "cli/watch_screen.hpp"
#include "cli/watched_ranking.hpp"
#include "output/present_ranking.hpp"
#include "output/write_output.hpp"

namespace fitrank::cli {

namespace {

/// One answer after the other, and errors on standard error; until the reader has gone.
void watch_in_turn(const RankOptions& options, WatchedRanking& ranking, std::optional<BrokenSave> broken) {
  const bool separates = options.output.path() == "-" && output_format(options.output) == Format::table;
  bool shown = false;
  do {
    if (broken) {
      fmt::print(stderr, "{}", broken->text);
    } else {
      if (separates && std::exchange(shown, true)) write_output("-", "\n");
      emit(options.written(), ranking.answer(), ranking.good()->inputs.made_from());
    }
    if (ranking.files().wait() != Wake::files) return;
    broken = ranking.load();
  } while (true);
}

int watch(const RankOptions& options) {
  WatchedRanking ranking(options);
  const bool on_screen = can_watch_on_screen(options);
  if (!on_screen) note("watching {} (Ctrl-C ends)\n", ranking.watched_names());
  std::optional<BrokenSave> broken = ranking.load();
  on_screen ? watch_on_screen(options, ranking, std::move(broken)) : watch_in_turn(options, ranking, std::move(broken));
  return kDone;
}

}  // namespace

CommandSpec watch_command() {
  return command<RankOptions, watch>(
      {.name = "watch",
       .summary = "ranks again whenever a file is saved",
       .text =
           "Ranks again whenever the profile, the model or a company is saved, and shows what moved and why. On a "
           "terminal it fills the window: what is wrong with a mistaken save comes first, then what moved, then the "
           "last good ranking. Arrow and page keys scroll, q ends. Into a pipe or file it writes one answer after "
           "the other, and errors to standard error; Ctrl-C ends it.",
       .examples = {"watch profiles/mine.yaml", "watch mine.yaml --top 10 --companies dossiers"},
       .answer = ranking_spec});
}

}  // namespace fitrank::cli
