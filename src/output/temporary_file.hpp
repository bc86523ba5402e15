// A file under construction beside the one it is to replace.
//
// How: mkstemp (POSIX) into a buffer that the signal handler of remove_temporaries_on_signal() reads,
// so that an interruption at any moment leaves nothing behind. There is one at a time.
// Cost: one file.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string_view>

namespace fitrank {

/// Throws std::system_error where a step fails; what was not renamed is removed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& folder);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  int descriptor() const { return descriptor_; }
  /// Puts the file, flushed and with `mode`, in the place of `target`.
  void rename_to(const std::filesystem::path& target, mode_t mode);

 private:
  int descriptor_ = -1;
};

}  // namespace fitrank
