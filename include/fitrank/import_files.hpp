// Source files read by one importer, in parallel, and kept in the evidence database by one writer.
//
// How: threads take the next source, read it and hand over what it gave; it is written in the order of the
// list, whichever was read first; nothing depends on the number of threads. A thread that is too far ahead of the
// writer waits, which bounds the memory. A source that cannot be read is refused and does not stop the
// others.
// Cost: that of the importer, shared among the threads, and of the writer.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "fitrank/evidence_store.hpp"
#include "fitrank/imported.hpp"
#include "fitrank/model.hpp"
#include "fitrank/progress.hpp"

namespace fitrank {

struct ImportRun {
  std::size_t threads = 0;      ///< 0: all
  Progress progress = nullptr;  ///< told KiB
  bool dry_run = false;         ///< keep nothing; what the store has is unchanged all the same
};

/// A file, and what is to be said of it.
struct FileReject {
  std::string file;   ///< as the user gave it
  std::string place;  ///< empty: the file as a whole
  std::string reason;
};

struct ImportSummary {
  std::size_t kept = 0;         ///< files read, and kept unless it was a dry run
  std::size_t unchanged = 0;    ///< files that were kept already
  std::size_t passed_over = 0;  ///< files in folders and archives that are none for the importer
  std::size_t records = 0;
  std::size_t companies = 0;  ///< distinguished by their own identifiers
  std::size_t observations = 0;
  std::size_t rejects_in_all = 0;   ///< records that are faulty
  std::size_t left_out_in_all = 0;  ///< records that are sound, but not what is asked for
  std::vector<FileReject> refused;  ///< files that could not be read
  std::vector<FileReject> rejects;  ///< the first kMostRejects of the faulty ones
  std::vector<FileReject> left_out;
};

/// Reads the files of `paths` (files, folders, archives, "-") with `importer` into `store`; none: a dry run. Throws
/// std::runtime_error where the store fails; what was kept before stays.
ImportSummary import_files(const Importer& importer, std::span<const std::filesystem::path> paths, const Model& model,
                           EvidenceStore* store, const ImportRun& run);

}  // namespace fitrank
