// The sources to import: files, folders, members of archives and standard input, as one list.
//
// How: folders are walked by name, links in them are not followed and hidden files left out; an archive
// becomes its members, or stays whole where its importer takes archives.
// Cost: a look at every file's name and first bytes; an archive's directory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/records/imported.hpp"
#include "input/records/zip_archive.hpp"

namespace fitrank {

/// Bytes that several entries share: an archive, or what standard input gave.
class SharedBytes {
 public:
  virtual ~SharedBytes() = default;
  virtual std::string_view bytes() const = 0;  ///< kImportPadding readable bytes follow
};

/// One source to import.
struct ImportEntry {
  std::string name;                                  ///< what it is known by: its absolute path, "archive!member"
  std::string shown;                                 ///< its path as the user gave it
  std::filesystem::path path = {};                   ///< of a file that is read by itself
  std::shared_ptr<const SharedBytes> shared = {};    ///< else
  std::shared_ptr<const ArchiveMember> member = {};  ///< in `shared`; none: all of it
  std::uint64_t size = 0;                            ///< bytes, unpacked
};

struct ImportEntries {
  std::vector<ImportEntry> entries;  ///< in the order of the paths given, by name within each
  struct Refusal {
    std::string file;
    std::string reason;
  };
  std::vector<Refusal> refusals;
  std::size_t passed_over = 0;  ///< files in folders and archives that are none for the importer
};

ImportEntries list_entries(const Importer& importer, std::span<const std::filesystem::path> paths);

/// Reads entries one after the other; each thread has its own. An archive stays open for its next member.
class EntryReader {
 public:
  /// The entry's bytes, kImportPadding readable ones behind them; they hold until the next call. Throws
  /// std::runtime_error with a plain message.
  std::string_view read(const ImportEntry& entry);

 private:
  std::unique_ptr<SharedBytes> mapped_;
  std::shared_ptr<const SharedBytes> opened_;  ///< what archive_ reads
  std::unique_ptr<ZipArchive> archive_;
  std::string buffer_;
};

}  // namespace fitrank
