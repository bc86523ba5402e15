// A zip archive from an unknown hand, read member by member.
//
// How: libzip over the archive's bytes. What an archive says of its members is judged before any is
// unpacked: paths that climb out ("..", absolute, backslashes), encryption, sizes and ratios that only a
// bomb has (Fifield 2019, "A better zip bomb", whose members overlap), names twice. A member is
// unpacked to the size it states and no further, and its checksum is verified.
// Cost: the directory once; a member's own bytes when it is read whole, a piece's when it is streamed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fitrank {

/// What an archive may claim.
struct ArchiveLimits {
  std::uint64_t total = std::uint64_t{64} << 30;        ///< bytes unpacked, all members
  std::uint64_t member = std::uint64_t{16} << 30;       ///< bytes of one member that is streamed
  std::uint64_t whole_member = std::uint64_t{1} << 30;  ///< bytes of one member that is read whole
  std::uint64_t ratio = 250;                            ///< unpacked to packed, of members from `ratio_from` bytes on
  std::uint64_t ratio_from = std::uint64_t{1} << 20;
  std::size_t members = 1000000;
};

struct ArchiveMember {
  std::string name;
  std::uint64_t index = 0;
  std::uint64_t size = 0;  ///< bytes, unpacked, as stated
};

/// Whether the bytes begin as a zip archive does.
bool is_zip(std::string_view bytes);

class ZipArchive {
 public:
  /// `bytes` must outlive the archive. Throws std::runtime_error with a plain message, which names the member
  /// but not the archive, where it is no archive or one that is refused.
  explicit ZipArchive(std::string_view bytes, const ArchiveLimits& limits = {});
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  /// Files, not folders, by name.
  const std::vector<ArchiveMember>& members() const { return members_; }
  /// The member of this name, or of this name in a folder; nothing where there is none.
  const ArchiveMember* find(std::string_view file_name) const;

  /// The member's bytes, with kImportPadding zero bytes behind them that the view leaves out. Throws as above.
  /// Not for several threads at once: each opens an archive of its own.
  std::string_view read(const ArchiveMember& member, std::string& buffer) const;
  /// The member piece by piece, until `take` gives false.
  void stream(const ArchiveMember& member, const std::function<bool(std::string_view piece)>& take) const;

 private:
  struct Handle;
  void list();
  void judge(const ArchiveMember& member, std::uint64_t packed, bool encrypted) const;
  [[noreturn]] static void refuse(std::string_view member, std::string_view reason);

  std::string_view bytes_;
  ArchiveLimits limits_;
  std::unique_ptr<Handle> handle_;
  std::vector<ArchiveMember> members_;
};

/// As many readable bytes follow every ImportItem's.
inline constexpr std::size_t kImportPadding = 64;

}  // namespace fitrank
