// The commands, one file each.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"

namespace fitrank::cli {

/// Exit statuses of every command.
inline constexpr int kDone = 0;
inline constexpr int kDoesNotHold = 1;  ///< a check did not hold
inline constexpr int kCannot = 2;       ///< usage or input

CommandSpec rank_command();
CommandSpec explain_command();
CommandSpec brief_command();
CommandSpec report_command();
CommandSpec compare_command();
CommandSpec hype_command();
CommandSpec robustness_command();
CommandSpec stability_command();
CommandSpec bounds_command();
CommandSpec reach_command();
CommandSpec unknowns_command();
CommandSpec methods_command();
CommandSpec weights_command();
CommandSpec acceptability_command();
CommandSpec drivers_command();
CommandSpec audit_command();
CommandSpec reproduce_command();
CommandSpec check_command();
CommandSpec batch_command();
CommandSpec index_command();
CommandSpec watch_command();
CommandSpec init_command();
CommandSpec diff_command();
CommandSpec sql_command();
CommandSpec synth_command();
CommandSpec import_command();
CommandSpec export_command();
CommandSpec sources_command();
CommandSpec coverage_command();
CommandSpec calibrate_command();
CommandSpec digest_command();
CommandSpec complete_command();
CommandSpec help_command();

/// All of them, in the order of the help.
std::span<const CommandSpec> all_commands();
/// The one called `name`; throws UsageError with a suggestion.
const CommandSpec& find_command(const std::string& name);

}  // namespace fitrank::cli
