// Waits until watched files are saved, as editors save them: written in place, renamed over, deleted
// and made again.
//
// How: inotify on the folders that hold the files (a watch on the file itself would stay with the one
// that a rename replaces) wakes it; what counts is whether a file's identity, size or time of change
// differs from the last look. Once that is so it waits until the files have been quiet for 50 ms. A look
// every second covers file systems that send no events, and folders that come and go. Keys and resizes of a window wake
// it too, as descriptors that can be read.
// Cost: a few stat calls an event or second.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace fitrank::cli {

/// What ended the waiting: a saved file, one of the descriptors, or that standard output's reader has gone, so that
/// there is nobody left to show anything to.
enum class Wake { files, input, gone };

class FileWatch {
 public:
  /// `paths`: files, and folders of company files; they need not exist.
  explicit FileWatch(std::vector<std::filesystem::path> paths);
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  /// Waits until any of the files differs from what it was when this object was made or this last returned
  /// Wake::files, or one of `inputs` can be read.
  Wake wait(std::span<const int> inputs = {});

  /// The first path that is not there, if any.
  std::optional<std::filesystem::path> missing() const;

 private:
  /// What tells one state of a file from another.
  struct State {
    std::filesystem::path path;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t changed_s = 0;
    std::int64_t changed_ns = 0;
    friend bool operator==(const State&, const State&) = default;
  };
  using States = std::vector<State>;

  static State state_of(const std::filesystem::path& path);
  States look() const;
  void watch_folders();
  /// Waits for an event of the files (or `longest`: then too the answer is Wake::files), or one of `inputs`.
  Wake sleep(std::chrono::milliseconds longest, std::span<const int> inputs = {});
  /// Waits until nothing changes any more; false where the reader has gone.
  bool settle();

  std::vector<std::filesystem::path> paths_;
  int inotify_ = -1;
  States last_;
};

}  // namespace fitrank::cli
