// The evidence database: what importers found, kept in one SQLite file.
//
// How: one transaction per source file, so that the database is whole whenever the process ends. What a source gave
// is keyed by kind and content hash, and a file's name refers to it: the same content again changes nothing, under
// any name; other content under a name replaces the earlier import, which is removed when no name refers to it.
// The names that sources use for a company are kept with it; nothing is merged here. Written with a write-ahead
// log, which close() folds back into the one file.
// Cost: about 5 microseconds an observation, 50 microseconds a file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "evidence/model.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

/// Which source file an import is of, and what decides whether it has to be read again.
struct ImportStamp {
  std::string kind;
  std::string file;
  std::string sha256;         ///< of its bytes
  std::string settings = {};  ///< what beside the bytes decides the result
};

/// All functions throw std::runtime_error with the file's name and a plain reason.
class EvidenceStore {
 public:
  /// Opens the database at `path` for writing, or makes it.
  explicit EvidenceStore(const std::filesystem::path& path);
  ~EvidenceStore();
  EvidenceStore(const EvidenceStore&) = delete;
  EvidenceStore& operator=(const EvidenceStore&) = delete;

  /// Whether a file of these bytes, kind and settings, of whatever name, is kept already.
  bool has(const ImportStamp& stamp);
  /// As has(); if so, the file's name refers to them from now on.
  bool stands_for_kept(const ImportStamp& stamp);
  /// Keeps what the file gave in place of what its name stood for; all of it or, where this throws, nothing.
  /// `file` fits `model`, as checked_by() makes it.
  void keep(const ImportStamp& stamp, const ImportedFile& file, const Model& model);
  /// Removes imports without a name and writes everything into the one file.
  void close();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// `file` with what the model does not know (signals, levels, tiers, numbers that are not finite) and what
/// has no source or company moved from the observations to the rejects.
ImportedFile checked_by(const Model& model, ImportedFile file);

}  // namespace fitrank
