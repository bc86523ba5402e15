// A user's defaults for options: fitrank.yaml beside the profile, else in the current folder, else in
// $XDG_CONFIG_HOME/fitrank (or ~/.config/fitrank). The first that is there is read, and the command line wins.
//
// How: a flat map of long option names to values. A name that no command knows is an error; an option that the given
// command does not take is left out. Files that are read (--companies, --model) are seen from the defaults' own folder.
// Cost: one small file.
#pragma once

#include <string>
#include <vector>

#include "cli/option.hpp"
#include "input/read_defaults.hpp"

namespace fitrank::cli {

inline constexpr const char* kDefaultsFile = "fitrank.yaml";

struct DefaultOption : OptionDefault {};

/// Throws InputError.
std::vector<DefaultOption> find_defaults(const Options::ProfileWord& profile);

/// Whether this command's option does not take the value, but the option of the same name of another command does:
/// `html` is a format of one command and not of another.
bool is_for_others(const DefaultOption& one, const OptionSpec& spec);

/// Reads the value as the command would; throws InputError at its place.
void check_default(Options& options, const DefaultOption& one);

/// All problems of a file of defaults, for every command.
void check_defaults(const SourceText& source, Problems& problems);

}  // namespace fitrank::cli
