// What an import of public sources has read, kept and left out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace fitrank {

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

}  // namespace fitrank
