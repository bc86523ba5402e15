// Which rows of evidence databases, and which companies known to us, are one employer.
//
// How: a pure function of what is there, whatever the order of imports. A row belongs to a known company
// (a dossier, an entry of config/entities.yaml) by an identifier, the firmest first, or by a name that
// only one of them bears; else, without a CIK, to the one filer that gives the same EIN; else it is an employer
// of its own. Names alone never join two rows that are not declared to be one, and what could be
// two companies is joined with neither and told. Different CIKs are different companies.
// Cost: a few look-ups an identifier.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "input/records/imported.hpp"

namespace fitrank {

/// A company as a database identifies it.
struct CompanyRow {
  std::string name_id;
  std::vector<Identifier> identifiers = {};
};

/// A company that a person has declared, in one dossier, one entry, or both.
struct KnownCompany {
  std::string id;
  std::string name;
  std::vector<Identifier> identifiers = {};
};

/// What could be several companies, and is therefore kept separate.
struct NameDoubt {
  std::string name_id;
  std::string what;                     ///< the name or identifier, as the source has it
  std::vector<std::string> candidates;  ///< ids
};

struct Employers {
  std::vector<std::string> ids;  ///< of each row: a known company's id, or a name_id
  std::vector<NameDoubt> doubts;
};

Employers link_employers(std::span<const CompanyRow> rows, std::span<const KnownCompany> known);

}  // namespace fitrank
