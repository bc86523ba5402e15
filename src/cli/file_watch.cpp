#include "cli/file_watch.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace fitrank::cli {

namespace fs = std::filesystem;

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kQuiet{50};
constexpr milliseconds kLook{1000};
constexpr int kMostRounds = 40;  // of quiet: files that never rest are read as they are
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR;

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

bool is_company_file(const fs::path& path) {
  const bool yaml = path.extension() == ".yaml" || path.extension() == ".yml";
  return yaml && !path.filename().native().starts_with('.');
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (is_company_file(at->path())) files.push_back(at->path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

FileWatch::FileWatch(std::vector<fs::path> paths)
    : paths_(std::move(paths)), inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  watch_folders();
  last_ = look();
}

FileWatch::~FileWatch() {
  if (inotify_ >= 0) close(inotify_);
}

std::optional<fs::path> FileWatch::missing() const {
  const auto found = std::ranges::find_if(paths_, [](const fs::path& path) {
    std::error_code ignored;
    return !fs::exists(path, ignored);
  });
  return found == paths_.end() ? std::nullopt : std::optional(*found);
}

FileWatch::State FileWatch::state_of(const fs::path& path) {
  struct stat there {};
  if (stat(path.c_str(), &there) != 0) return {.path = path};
  return {.path = path,
          .inode = there.st_ino,
          .size = there.st_size,
          .changed_s = there.st_mtim.tv_sec,
          .changed_ns = there.st_mtim.tv_nsec};
}

FileWatch::States FileWatch::look() const {
  States states;
  for (const fs::path& path : paths_) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      states.push_back(state_of(path));
    } else {
      for (const fs::path& file : files_in(path)) states.push_back(state_of(file));
    }
  }
  return states;
}

void FileWatch::watch_folders() {
  if (inotify_ < 0) return;
  const auto add = [&](const fs::path& folder) { inotify_add_watch(inotify_, folder.c_str(), kEvents); };
  for (const fs::path& path : paths_) {
    std::error_code error;
    add(folder_of(path));
    add(path);  // refused where it is no folder
    const fs::path target = fs::canonical(path, error);
    if (!error) add(folder_of(target));
  }
}

Wake FileWatch::sleep(milliseconds longest, std::span<const int> inputs) {
  std::vector<pollfd> waiting{pollfd{STDOUT_FILENO, 0, 0}, pollfd{inotify_, POLLIN, 0}};
  for (const int input : inputs) waiting.push_back({input, POLLIN, 0});
  const int ready = poll(waiting.data(), waiting.size(), static_cast<int>(longest.count()));
  const auto woke = [](const pollfd& one) { return one.revents != 0; };
  if (ready > 0 && woke(waiting[0])) return Wake::gone;
  if (ready > 0 && std::any_of(waiting.begin() + 2, waiting.end(), woke)) return Wake::input;
  // What happened is seen by looking; the events only wake.
  std::array<char, 4096> events{};
  while (inotify_ >= 0 && read(inotify_, events.data(), events.size()) > 0) continue;
  return Wake::files;
}

bool FileWatch::settle() {
  States before = look();
  for (int round = 0; round < kMostRounds; ++round) {
    if (sleep(kQuiet) == Wake::gone) return false;
    States now = look();
    if (now == before) return true;
    before = std::move(now);
  }
  return true;
}

Wake FileWatch::wait(std::span<const int> inputs) {
  do {
    if (const Wake wake = sleep(kLook, inputs); wake != Wake::files) return wake;
    watch_folders();
  } while (look() == last_);
  if (!settle()) return Wake::gone;
  last_ = look();
  return Wake::files;
}

}  // namespace fitrank::cli
