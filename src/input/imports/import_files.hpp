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

#include "base/progress.hpp"
#include "evidence/import_summary.hpp"
#include "evidence/model.hpp"
#include "input/records/imported.hpp"
#include "input/store/evidence_store.hpp"

namespace fitrank {

struct ImportRun {
  std::size_t threads = 0;      ///< 0: all
  Progress progress = nullptr;  ///< told KiB
  bool dry_run = false;         ///< keep nothing; what the store has is unchanged all the same
};

/// Reads the files of `paths` (files, folders, archives, "-") with `importer` into `store`; none: a dry run. Throws
/// std::runtime_error where the store fails; what was kept before stays.
ImportSummary import_files(const Importer& importer, std::span<const std::filesystem::path> paths, const Model& model,
                           EvidenceStore* store, const ImportRun& run);

}  // namespace fitrank
