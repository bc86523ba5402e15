#include "input/records/zip_archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <stdexcept>

#include "base/utf8.hpp"
#include "input/size_limit.hpp"

namespace fitrank {

struct ZipArchive::Handle {
  explicit Handle(std::string_view bytes) {
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return;
    archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (archive == nullptr) zip_source_free(source);
  }
  ~Handle() {
    if (archive != nullptr) zip_discard(archive);
    zip_error_fini(&error);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  zip_error_t error{};
  zip_t* archive = nullptr;
};

namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kPiece = std::size_t{1} << 20;

/// Closes a member however its reading ends.
struct MemberFile {
  explicit MemberFile(zip_file_t* opened) : file(opened) {}
  ~MemberFile() {
    if (file != nullptr) zip_fclose(file);
  }
  MemberFile(const MemberFile&) = delete;
  MemberFile& operator=(const MemberFile&) = delete;
  zip_file_t* file;
};

/// Whether unpacking under this name could reach a place outside the archive's own.
bool climbs_out(std::string_view name) {
  if (name.starts_with('/') || name.find('\\') != name.npos || name.find('\0') != name.npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");  // the second: an empty archive
}

ZipArchive::ZipArchive(std::string_view bytes, const ArchiveLimits& limits)
    : bytes_(bytes), limits_(limits), handle_(std::make_unique<Handle>(bytes)) {
  if (handle_->archive == nullptr) {
    if (zip_error_code_zip(&handle_->error) == ZIP_ER_EXISTS) {
      throw std::runtime_error("a name occurs twice in the archive");
    }
    throw std::runtime_error(fmt::format("cannot be read as a zip archive, is truncated or damaged ({})",
                                         zip_error_strerror(&handle_->error)));
  }
  list();
}

ZipArchive::~ZipArchive() = default;

void ZipArchive::refuse(std::string_view member, std::string_view reason) {
  throw std::runtime_error(fmt::format("{}: {}", shorten(member, kLongestName), reason));
}

void ZipArchive::list() {
  const auto entries = static_cast<std::uint64_t>(std::max<zip_int64_t>(zip_get_num_entries(handle_->archive, 0), 0));
  if (entries > limits_.members) {
    throw std::runtime_error(fmt::format("{} members; at most {} are read", entries, limits_.members));
  }
  std::uint64_t total = 0;
  std::uint64_t packed = 0;
  for (std::uint64_t index = 0; index < entries; ++index) {
    zip_stat_t about;
    if (zip_stat_index(handle_->archive, index, 0, &about) != 0) refuse("?", zip_strerror(handle_->archive));
    const ArchiveMember member{about.name, index, about.size};
    judge(member, about.comp_size, (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != 0);
    total += about.size;
    packed += about.comp_size;
    if (total > limits_.total || packed > bytes_.size()) {
      refuse(member.name, packed > bytes_.size()
                              ? "members share their bytes, as in a zip bomb"
                              : "the archive unpacks to more than the " + size_text(limits_.total) + " limit");
    }
    if (!member.name.ends_with('/')) members_.push_back(member);
  }
  std::ranges::sort(members_, {}, &ArchiveMember::name);
  const auto twice = std::ranges::adjacent_find(members_, {}, &ArchiveMember::name);
  if (twice != members_.end()) refuse(twice->name, "is in the archive twice");
}

void ZipArchive::judge(const ArchiveMember& member, std::uint64_t packed, bool encrypted) const {
  if (climbs_out(member.name)) refuse(member.name, "a path that leaves the archive");
  if (encrypted) refuse(member.name, "is encrypted");
  if (member.size > limits_.member) refuse(member.name, too_large(limits_.member));
  if (member.size >= limits_.ratio_from && member.size / std::max<std::uint64_t>(packed, 1) > limits_.ratio) {
    refuse(member.name, fmt::format("{} bytes packed into {}, as in a zip bomb", member.size, packed));
  }
}

const ArchiveMember* ZipArchive::find(std::string_view file_name) const {
  for (const ArchiveMember& member : members_) {
    if (std::string_view(member.name).substr(member.name.rfind('/') + 1) == file_name) return &member;
  }
  return nullptr;
}

std::string_view ZipArchive::read(const ArchiveMember& member, std::string& buffer) const {
  if (member.size > limits_.whole_member) refuse(member.name, too_large(limits_.whole_member));
  buffer.clear();
  buffer.reserve(member.size + kImportPadding);
  stream(member, [&](std::string_view piece) {
    buffer += piece;
    return true;
  });
  buffer.append(kImportPadding, '\0');
  return std::string_view(buffer).substr(0, buffer.size() - kImportPadding);
}

void ZipArchive::stream(const ArchiveMember& member, const std::function<bool(std::string_view piece)>& take) const {
  const MemberFile opened(zip_fopen_index(handle_->archive, member.index, 0));
  if (opened.file == nullptr) refuse(member.name, zip_strerror(handle_->archive));
  std::string piece(std::min<std::uint64_t>(kPiece, member.size + 1), '\0');
  std::uint64_t done = 0;
  while (true) {
    const zip_int64_t count = zip_fread(opened.file, piece.data(), piece.size());
    if (count < 0) refuse(member.name, fmt::format("is damaged: {}", zip_file_strerror(opened.file)));
    if (count == 0) break;
    done += static_cast<std::uint64_t>(count);
    if (done > member.size) refuse(member.name, "unpacks to more bytes than it states");
    if (!take(std::string_view(piece).substr(0, static_cast<std::size_t>(count)))) return;
  }
  if (done < member.size) refuse(member.name, "unpacks to fewer bytes than it states");
}

}  // namespace fitrank
