// Output to standard output or, whole or not at all, to a file.
//
// How: a file is written beside its place, flushed, and renamed into it, keeping the mode of the file
// it replaces; a link is followed. What is no regular file (a device, a FIFO) is written into. One
// such file at a time: the signal handler knows one name.
// Cost: one write per piece.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string_view>

namespace fitrank {

/// What was not finished leaves nothing behind. All throw std::runtime_error naming the path and the
/// reason.
class WholeFile {
 public:
  /// "-" is standard output.
  explicit WholeFile(const std::filesystem::path& path);
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  ~WholeFile();

  /// False, now and from then on, once a pipe's reader has gone: it has seen enough, which is no failure.
  bool write(std::string_view bytes);
  /// Puts the file in its place; nothing may be written afterwards.
  void finish();

 private:
  void begin(const std::filesystem::path& path);
  void make_temporary(const std::filesystem::path& target, mode_t mode);
  void put_in_place();
  [[noreturn]] void fail() const;

  std::filesystem::path path_;    ///< as given
  std::filesystem::path target_;  ///< of the temporary; empty: written straight into what is there
  mode_t mode_ = 0;
  int descriptor_ = -1;
  bool reader_gone_ = false;
};

/// From now on SIGINT, SIGTERM and SIGHUP, unless ignored, end the program as ever, but first remove
/// the half-written file, if there is one.
void remove_temporaries_on_signal();

}  // namespace fitrank
