// A file's bytes, mapped for reading.
//
// How: mmap (POSIX). The mapping holds the file as it was opened: a file that is replaced by a rename
// stays whole here.
// Cost: pages are read as they are touched.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace fitrank {

class MappedFile {
 public:
  static constexpr std::size_t kPadding = 64;

  /// Throws std::system_error where the file cannot be opened or is not a regular one.
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  /// Where there are any, kPadding zero bytes follow them.
  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace fitrank
