// Commands as hints show them, to be typed into a shell.
#pragma once

#include <string>
#include <string_view>

namespace fitrank::cli {

/// The word as a POSIX shell reads it whole: quoted where it holds a blank or anything that a shell would take for its
/// own.
std::string shell_word(std::string_view word);

}  // namespace fitrank::cli
