// Zip archives from an unknown hand: whatever the bytes, an archive is read within its limits or refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "input/records/zip_archive.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 20;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const fitrank::ZipArchive archive(bytes, {.total = kMost, .member = kMost, .whole_member = kMost, .members = 1000});
    std::string buffer;
    for (const fitrank::ArchiveMember& member : archive.members()) {
      if (member.name.starts_with("../") || member.name.starts_with("/")) std::abort();
      try {
        if (archive.read(member, buffer).size() != member.size) std::abort();
      } catch (const std::runtime_error&) {
        continue;  // this member is damaged; another one need not be
      }
    }
  } catch (const std::runtime_error&) {
    return 0;
  }
  return 0;
}
