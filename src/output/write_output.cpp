#include "fitrank/write_output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

#include "output/temporary_file.hpp"

namespace fitrank {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail() { throw std::system_error(errno, std::generic_category()); }

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      return;  // the reader has seen enough
    } else if (errno != EINTR) {
      fail();
    }
  }
}

mode_t mode_of_new_file() {
  const mode_t mask = umask(0);
  umask(mask);
  return static_cast<mode_t>(0666) & ~mask;
}

/// Where a link leads that points to no file yet; any other path as it is.
fs::path follow(fs::path path) {
  for (int links = 0; fs::is_symlink(fs::symlink_status(path)); ++links) {
    if (links == 40) {
      errno = ELOOP;
      fail();
    }
    path = path.parent_path() / fs::read_symlink(path);
  }
  return path;
}

void replace(const fs::path& target, mode_t mode, std::string_view text) {
  TemporaryFile file(target.has_parent_path() ? target.parent_path() : fs::path("."));
  write_all(file.descriptor(), text);
  file.rename_to(target, mode);
}

/// A device, a FIFO, a socket; opening a folder fails with the right words.
void write_into(const fs::path& path, std::string_view text) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) fail();
  try {
    write_all(descriptor, text);
  } catch (...) {
    close(descriptor);
    throw;
  }
  if (close(descriptor) != 0) fail();
}

void write_to(const fs::path& path, std::string_view text) {
  struct stat there {};
  if (stat(path.c_str(), &there) != 0) {
    if (errno != ENOENT) fail();
    return replace(follow(path), mode_of_new_file(), text);
  }
  if (!S_ISREG(there.st_mode)) return write_into(path, text);
  // A rename would override a file's own protection.
  if (access(path.c_str(), W_OK) != 0) fail();
  replace(fs::canonical(path), there.st_mode & static_cast<mode_t>(07777), text);
}

}  // namespace

void write_output(const fs::path& path, std::string_view text) {
  const bool standard = path == "-" || path == "/dev/stdout";
  try {
    if (standard) return write_all(STDOUT_FILENO, text);
    write_to(path, text);
  } catch (const std::system_error& error) {
    throw std::runtime_error(
        fmt::format("cannot write {}: {}", standard ? "standard output" : path.string(), error.code().message()));
  }
}

}  // namespace fitrank
