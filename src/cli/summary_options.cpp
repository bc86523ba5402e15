#include "cli/summary_options.hpp"

#include <utility>

#include "cli/notes.hpp"

namespace fitrank::cli {

void SummaryOptions::declare(Options& options, std::vector<std::string> aliases) {
  options.choice(format, {.name = "summary",
                          .argument = "FORMAT",
                          .help = "how the summary of what was done is written",
                          .aliases = std::move(aliases),
                          .writing = true});
  options.remember(called);
}

void SummaryOptions::tell(Answer answer, const MadeFrom& from, bool text_to_output) const {
  OutputOptions output;
  output.format = json() ? Format::json : Format::table;
  output.called = called;
  if (json() || text_to_output) return emit(output, std::move(answer), from);
  write_note(render_terminal(answer.blocks, {}));
}

}  // namespace fitrank::cli
