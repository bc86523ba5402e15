#include "cli/general_options.hpp"

#include "cli/notes.hpp"

namespace fitrank::cli {

void GeneralOptions::declare(Options& options) {
  options.flag(quiet,
               {.name = "quiet", .help = "no progress and no notes on standard error; errors still", .writing = true});
  options.flag(help_, {.name = "help", .letter = 'h', .help = "show this help"});
}

void GeneralOptions::apply() const { be_quiet(quiet); }

}  // namespace fitrank::cli
