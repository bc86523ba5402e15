#include "cli/commands.hpp"

#include <vector>

namespace fitrank::cli {

std::span<const CommandSpec> all_commands() {
  static const std::vector<CommandSpec> commands = {rank_command(), explain_command(), reproduce_command(),
                                                    check_command()};
  return commands;
}

}  // namespace fitrank::cli
