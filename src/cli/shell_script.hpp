// The scripts that teach a shell to complete fitrank's command line.
//
// How: a script asks `fitrank complete words` at every tab, so that it knows no command or option itself and cannot
// fall behind; it only splits the shell's words and puts the answer together.
#pragma once

#include <string_view>

namespace fitrank::cli {

enum class Shell { bash, zsh, fish };

std::string_view shell_script(Shell shell);

}  // namespace fitrank::cli
