#include "base/whole_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace fitrank {

namespace {

namespace fs = std::filesystem;

std::array<char, PATH_MAX> temporary_path{};
std::atomic<bool> temporary_exists{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler reads it");

void must_write(bool done) {
  if (!done) throw std::system_error(errno, std::generic_category());
}

/// Async-signal-safe. SA_RESETHAND has restored the default action, which ends the program once this returns.
void remove_and_end(int signal) {
  if (temporary_exists) unlink(temporary_path.data());
  raise(signal);
}

mode_t mode_of_new_file() {
  const mode_t mask = umask(0);
  umask(mask);
  return static_cast<mode_t>(0666) & ~mask;
}

/// Where a link leads that points to no file yet; any other path as it is.
fs::path follow(fs::path path) {
  for (int links = 0; fs::is_symlink(fs::symlink_status(path)); ++links) {
    errno = ELOOP;
    must_write(links < 40);
    path = path.parent_path() / fs::read_symlink(path);
  }
  return path;
}

}  // namespace

WholeFile::WholeFile(const fs::path& path) : path_(path == "/dev/stdout" ? "-" : path) {
  try {
    begin(path_);
  } catch (const std::system_error& error) {
    errno = error.code().value();
    fail();
  }
}

WholeFile::~WholeFile() {
  if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO) close(descriptor_);
  if (target_.empty()) return;
  unlink(temporary_path.data());
  temporary_exists = false;
}

void WholeFile::begin(const fs::path& path) {
  if (path == "-") {
    descriptor_ = STDOUT_FILENO;
    return;
  }
  struct stat there {};
  if (stat(path.c_str(), &there) != 0) {
    must_write(errno == ENOENT);
    make_temporary(follow(path), mode_of_new_file());
  } else if (S_ISREG(there.st_mode)) {
    // A rename would override a file's own protection.
    must_write(access(path.c_str(), W_OK) == 0);
    make_temporary(fs::canonical(path), there.st_mode & static_cast<mode_t>(07777));
  } else {
    descriptor_ = open(path.c_str(), O_WRONLY | O_CLOEXEC);  // opening a folder fails with the right words
    must_write(descriptor_ >= 0);
  }
}

void WholeFile::make_temporary(const fs::path& target, mode_t mode) {
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const std::string pattern = (folder / ".fitrank.XXXXXX").string();
  errno = ENAMETOOLONG;
  must_write(pattern.size() < temporary_path.size());
  if (temporary_exists) throw std::logic_error("two files under construction at a time");
  std::memcpy(temporary_path.data(), pattern.c_str(), pattern.size() + 1);
  // mkstemp fills in the name before it makes the file: marked first, no file is ever unknown to the handler.
  temporary_exists = true;
  descriptor_ = mkstemp(temporary_path.data());
  if (descriptor_ < 0) temporary_exists = false;
  must_write(descriptor_ >= 0);
  target_ = target;
  mode_ = mode;
}

bool WholeFile::write(std::string_view bytes) {
  while (!bytes.empty() && !reader_gone_) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      reader_gone_ = true;
    } else if (errno != EINTR) {
      fail();
    }
  }
  return !reader_gone_;
}

void WholeFile::finish() {
  if (!target_.empty()) return put_in_place();
  const int descriptor = std::exchange(descriptor_, -1);
  if (descriptor != STDOUT_FILENO && close(descriptor) != 0) fail();
}

void WholeFile::put_in_place() {
  if (fchmod(descriptor_, mode_) != 0 || fsync(descriptor_) != 0 || close(std::exchange(descriptor_, -1)) != 0 ||
      rename(temporary_path.data(), target_.c_str()) != 0) {
    fail();
  }
  target_.clear();
  temporary_exists = false;
}

void WholeFile::fail() const {
  const std::string reason = std::generic_category().message(errno);
  throw std::runtime_error(
      fmt::format("cannot write {}: {}", path_ == "-" ? "standard output" : path_.string(), reason));
}

void remove_temporaries_on_signal() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action = {};
    action.sa_handler = remove_and_end;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(signal, &action, nullptr);
  }
}

}  // namespace fitrank
