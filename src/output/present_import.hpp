// What an import, and any other command that makes files, did, as an answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "evidence/import_summary.hpp"
#include "output/answer.hpp"

namespace fitrank {

struct ImportSubject {
  std::string importer;  ///< "companyfacts"
  std::string into;      ///< the database
  bool dry_run = false;
};

const AnswerSpec& import_spec();

/// Rows are the records and files that were not taken: the first kMostRejects of each kind.
Answer present_import(const ImportSubject& subject, const ImportSummary& summary);

/// A file, or a folder of them, that was made.
struct MadeFiles {
  std::string kind;  ///< "dossiers", "table", "observations", "companies"
  std::string file;
  std::size_t files = 1;
  std::size_t companies = 0;
  std::optional<std::uint64_t> seed = {};  ///< of synthetic companies
};

const AnswerSpec& made_spec();
Answer present_made(const MadeFiles& made);

}  // namespace fitrank
