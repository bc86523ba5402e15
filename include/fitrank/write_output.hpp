// Output to standard output or, whole or not at all, to a file.
//
// How: a file is written beside its place, flushed, and renamed into it, keeping the mode of the file
// it replaces; a link is followed. What is no regular file (a device, a FIFO) is written into. A
// reader that closes the pipe early ends the writing without a word. One output at a time.
// Cost: one write.
#pragma once

#include <filesystem>
#include <string_view>

namespace fitrank {

/// Writes `text` to `path`, "-" being standard output. Throws std::runtime_error naming the path and
/// the reason where that fails; a closed pipe on standard output is no failure.
void write_output(const std::filesystem::path& path, std::string_view text);

/// From now on SIGINT, SIGTERM and SIGHUP, unless ignored, end the program as ever, but first remove
/// the half-written file, if there is one.
void remove_temporaries_on_signal();

}  // namespace fitrank
