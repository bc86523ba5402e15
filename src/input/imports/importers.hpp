// The kinds of source that can be imported, in one list.
//
// How: each kind is a line of the list in src/input/imports/importers.cpp: its name as `fitrank import`
// takes it, what it reads, and how its importer is made.
// Cost: a look-up by name among a handful.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "input/records/import_options.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

struct ImporterKind {
  std::string_view name;     ///< "companyfacts"
  std::string_view summary;  ///< what it reads
  std::unique_ptr<Importer> (*make)(const ImportOptions& options);
  bool by_rules = true;  ///< whether it goes by the rules of the sources
};

/// All kinds, in the order of the help.
std::span<const ImporterKind> importer_kinds();

/// The importer of this kind; nothing where there is none. Throws std::runtime_error where `options` make no
/// sense for it.
std::unique_ptr<Importer> make_importer(std::string_view kind, const ImportOptions& options);

}  // namespace fitrank
