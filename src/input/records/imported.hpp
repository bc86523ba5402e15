// What an importer finds in one source file, before it is kept in the evidence database.
//
// How: an importer turns the bytes of one file (of a folder, of an archive, or a whole archive where its
// members belong together) into companies, as the source names them, and observations of them. It
// knows the model's signals and tiers by their ids alone, chooses nothing between vintages (every one
// is kept, with the day it was filed), and says of each number by which rule it was chosen. What it
// cannot use it gives back as rejects with place and reason.
// Cost: that of its parser; importers keep no state between files and may read several at once.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "evidence/date.hpp"

namespace fitrank {

/// By what a source knows a company: kind "cik", "ein", "ticker", "greenhouse", "lever", "ashby", "name", or
/// "id", by which our own files know it.
struct Identifier {
  std::string kind;
  std::string value;  ///< a CIK has ten digits
  friend auto operator<=>(const Identifier&, const Identifier&) = default;
};

struct ImportedCompany {
  std::string name;  ///< as the source writes it
  std::vector<Identifier> identifiers;
};

struct ImportedObservation {
  std::size_t company = 0;                  ///< index into ImportedFile::companies
  std::string signal;                       ///< the model's id of it
  std::variant<double, std::string> value;  ///< in the signal's unit, or one of its levels
  std::string tier;                         ///< the model's id of it
  std::optional<Date> period_start = {};    ///< what the value is about
  std::optional<Date> period_end = {};
  std::optional<Date> as_of = {};  ///< the day it was so: the period's end, or the day of the snapshot
  std::optional<Date> filed = {};  ///< the day it became known; none: unknown
  std::string source;              ///< accession number or address
  std::string note = {};
  std::string rule = {};   ///< how it was chosen or computed, in words a person can check
  std::string place = {};  ///< where it is in the file, for a reject's place; not kept
};

/// What was not used.
struct Reject {
  std::string place;  ///< line, JSON pointer or record
  std::string reason;
  bool left_out = false;  ///< sound, but not what is asked for: another currency, a proxy statement; else faulty
};

struct ImportedFile {
  std::vector<ImportedCompany> companies;
  std::vector<ImportedObservation> observations;
  std::vector<Reject> rejects;  ///< the first kMostRejects, the faulty ones before those left out
  std::size_t rejects_in_all = 0;
  std::size_t left_out_in_all = 0;  ///< of rejects_in_all, those that are sound
  std::size_t records = 0;          ///< facts, postings or rows looked at
};

inline constexpr std::size_t kMostRejects = 1000;

/// One source file's bytes.
struct ImportItem {
  std::string name;        ///< as shown: "facts.zip!CIK0001045810.json"
  std::string_view bytes;  ///< at least 64 readable bytes follow them
};

/// One kind of source.
class Importer {
 public:
  virtual ~Importer() = default;
  virtual std::string_view kind() const = 0;  ///< as `fitrank import KIND` names it
  /// Whether a file of a folder or archive, by its name, is one for this importer.
  virtual bool takes(std::string_view file_name) const = 0;
  /// Whether an archive is one source (its members belong together) and is given to read() as it is.
  virtual bool takes_archives() const { return false; }
  /// What beside the bytes of a file of that name decides what read() gives, as text; it is read again where it
  /// differs.
  virtual std::string settings([[maybe_unused]] std::string_view file_name) const { return {}; }
  /// Throws std::runtime_error with a plain message where the bytes are no such source at all.
  virtual ImportedFile read(const ImportItem& item) const = 0;
};

}  // namespace fitrank
