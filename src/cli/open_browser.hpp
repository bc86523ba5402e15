// Shows a file in the reader's browser.
//
// How: the programs that the variable BROWSER names (a list parted by colons; "%s" in one means the address),
// else xdg-open, each started without a shell and left to itself; one that cannot be started, or that ends
// with a failure within a few seconds, gives way to the next.
#pragma once

#include <filesystem>

namespace fitrank::cli {

/// Throws std::runtime_error naming the file and what was tried where nothing opens it.
void open_browser(const std::filesystem::path& file);

}  // namespace fitrank::cli
