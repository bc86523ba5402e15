#include "cli/watch_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/emit.hpp"
#include "cli/notes.hpp"
#include "cli/screen.hpp"
#include "cli/terminal.hpp"
#include "cli/watch_frame.hpp"
#include "output/render.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kBesideSource = 3;  ///< columns for "…" at both ends of a source line, and a caret after it

void add_lines(std::vector<std::string>& lines, Block block, const TerminalOptions& options) {
  for (std::string& line : lines_of(render_terminal({std::move(block)}, options))) lines.push_back(std::move(line));
}

/// Where and what in colour, then the source line unchanged, then the caret in colour.
void add_problem(std::vector<std::string>& lines, const Problem& problem, const TerminalOptions& options) {
  const std::size_t columns = options.width - std::min(options.width - 1, kBesideSource);
  const std::vector<std::string> texts = lines_of(to_text(problem, columns));
  add_lines(lines, Paragraph{texts[0], Style::bad}, options);
  for (std::size_t i = 1; i < texts.size(); ++i) {
    add_lines(lines, Preformatted{texts[i], i == 1 ? Style::plain : Style::bad}, options);
  }
}

std::vector<std::string> error_lines(const BrokenSave& broken, const TerminalOptions& options) {
  std::vector<std::string> lines;
  for (const Problem& problem : broken.problems) add_problem(lines, problem, options);
  if (broken.problems.empty()) add_lines(lines, Paragraph{broken.text, Style::bad}, options);
  return lines;
}

class WatchScreen {
 public:
  WatchScreen(const RankOptions& options, WatchedRanking& ranking, std::optional<BrokenSave> broken)
      : options_(options), written_(options.written()), ranking_(ranking), broken_(std::move(broken)) {}

  void run() {
    const auto inputs = screen_.descriptors();
    while (draw()) {
      const Wake wake = ranking_.files().wait(inputs);
      if (wake == Wake::gone || (wake == Wake::input && !follow_keys())) return;
      if (wake != Wake::files) continue;
      broken_ = ranking_.load();
      scrolled_ = 0;
    }
  }

 private:
  /// False where one of them ends it.
  bool follow_keys() {
    for (const Key key : screen_.take_keys()) {
      if (key == Key::quit) return false;
      scrolled_ = scrolled_by(key, scrolled_, Screen::size().rows);
    }
    return true;
  }

  bool draw() {
    const WindowSize size = Screen::size();
    TerminalOptions terminal = terminal_options("-", options_.output.color);
    terminal.width = std::min(terminal.width, size.columns);
    WatchText text{.head = head(terminal), .error = {}, .rest = {}};
    if (broken_) text.error = error_lines(*broken_, terminal);
    if (ranking_.good() != nullptr) text.rest = rest(terminal);
    return screen_.draw(frame_of(text, size, scrolled_));
  }

  std::string head(const TerminalOptions& terminal) const {
    const std::string end = " (q ends)";
    const std::size_t room = terminal.width - std::min(terminal.width, end.size());
    const std::string text = fit_line("watching " + ranking_.watched_names(), room) + end;
    return lines_of(render_terminal({Paragraph{text, Style::dim}}, {terminal.color, text.size()})).front();
  }

  std::vector<std::string> rest(const TerminalOptions& terminal) const {
    const Answer answer = ranking_.answer();
    std::vector<Block> blocks = shown_blocks(written_, answer);
    // Chosen columns are the table alone.
    const auto& diff = ranking_.good()->diff;
    if (written_.columns && diff) {
      std::vector<Block> moves = present_moves(*diff);
      blocks.insert(blocks.begin(), moves.begin(), moves.end());
    }
    std::vector<std::string> lines = lines_of(render_terminal(blocks, terminal));
    if (broken_) lines.insert(lines.begin(), {"", "The last good ranking:"});
    return lines;
  }

  const RankOptions& options_;
  OutputOptions written_;
  WatchedRanking& ranking_;
  std::optional<BrokenSave> broken_;
  Screen screen_;
  std::size_t scrolled_ = 0;
};

}  // namespace

bool can_watch_on_screen(const RankOptions& options) {
  return options.output.path() == "-" && output_format(options.output) == Format::table && Screen::is_possible();
}

void watch_on_screen(const RankOptions& options, WatchedRanking& ranking, std::optional<BrokenSave> broken) {
  // A column that there is not ends it before the window is taken.
  if (ranking.good() != nullptr) shown_blocks(options.written(), ranking.answer());
  be_quiet(true);  // notes and bars would be written over the window
  WatchScreen(options, ranking, std::move(broken)).run();
}

}  // namespace fitrank::cli
