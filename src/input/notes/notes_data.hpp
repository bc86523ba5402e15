// The SEC's Financial Statement and Notes data sets: concentration percentages of every filer.
//
// How: an archive of tab-separated tables. DIM names the dimensions behind each hash, NUM the numbers,
// SUB the submissions; NUM is streamed, and only the one tag's rows are kept.
// Cost: the speed of unpacking; memory for the submissions and the hashes of major customers.
#pragma once

#include "input/records/imported.hpp"
#include "input/records/source_rules.hpp"
#include "input/records/zip_archive.hpp"

namespace fitrank {

/// Whether the archive has the tables of such a data set.
bool is_notes_data(const ZipArchive& archive);
/// Throws std::runtime_error with a plain message where a table cannot be read.
ImportedFile read_notes_concentration(const ZipArchive& archive, const SignalRule& as);

}  // namespace fitrank
