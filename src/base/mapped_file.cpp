#include "base/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace fitrank {

namespace {

/// Closes what was opened, however the constructor ends: a mapping needs no descriptor.
class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path) : number_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

void must_map(bool done, int error = errno) {
  if (!done) throw std::system_error(error, std::generic_category());
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
  const Descriptor file(path);
  must_map(file.number() >= 0);
  struct stat there {};
  must_map(fstat(file.number(), &there) == 0);
  must_map(!S_ISDIR(there.st_mode), EISDIR);
  must_map(S_ISREG(there.st_mode), ESPIPE);
  size_ = static_cast<std::size_t>(there.st_size);
  if (size_ == 0) return;  // nothing can be mapped
  // More than the file: where that reaches into another page, the page stays empty; else the file's last
  // page has zeros to its end.
  void* place = mmap(nullptr, size_ + kPadding, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  must_map(place != MAP_FAILED);
  data_ = static_cast<const char*>(place);
  if (mmap(place, size_, PROT_READ, MAP_PRIVATE | MAP_FIXED, file.number(), 0) != MAP_FAILED) return;
  const int error = errno;
  munmap(place, size_ + kPadding);
  must_map(false, error);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(const_cast<char*>(data_), size_ + kPadding);
}

}  // namespace fitrank
