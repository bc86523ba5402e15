#include "output/temporary_file.hpp"

#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "fitrank/write_output.hpp"

namespace fitrank {

namespace {

std::array<char, PATH_MAX> temporary_path{};
std::atomic<bool> temporary_exists{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler reads it");

void require(bool done) {
  if (!done) throw std::system_error(errno, std::generic_category());
}

/// Async-signal-safe. SA_RESETHAND has restored the default action, which ends the program once this returns.
void remove_and_end(int signal) {
  if (temporary_exists) unlink(temporary_path.data());
  raise(signal);
}

}  // namespace

TemporaryFile::TemporaryFile(const std::filesystem::path& folder) {
  const std::string pattern = (folder / ".fitrank.XXXXXX").string();
  errno = ENAMETOOLONG;
  require(pattern.size() < temporary_path.size());
  std::memcpy(temporary_path.data(), pattern.c_str(), pattern.size() + 1);
  // mkstemp fills in the name before it makes the file: marked first, no file is ever unknown to the handler.
  temporary_exists = true;
  descriptor_ = mkstemp(temporary_path.data());
  if (descriptor_ >= 0) return;
  temporary_exists = false;
  require(false);
}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (temporary_exists) unlink(temporary_path.data());
  temporary_exists = false;
}

void TemporaryFile::rename_to(const std::filesystem::path& target, mode_t mode) {
  require(fchmod(descriptor_, mode) == 0);
  require(fsync(descriptor_) == 0);
  require(close(std::exchange(descriptor_, -1)) == 0);
  require(rename(temporary_path.data(), target.c_str()) == 0);
  temporary_exists = false;
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
