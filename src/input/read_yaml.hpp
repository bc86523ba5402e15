// Readers for the three kinds of YAML file: model, company (dossier) and profile.
//
// How: the event parser of yaml-cpp builds a small tree with places; each reader walks it, knows
// every key it accepts, and reports all problems of a file at once. Unknown or doubled keys,
// anchors, aliases, merge keys, tags, second documents, invalid UTF-8, numbers that are not plain
// finite decimals, nesting deeper than 16 and unknown names are problems, never ignored.
// Cost: linear in the text.
#pragma once

#include <optional>

#include "base/problem.hpp"
#include "evidence/company.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "input/source_text.hpp"

namespace fitrank {

/// Each gives nothing exactly when it added a problem.
std::optional<Model> read_model(const SourceText& source, Problems& problems);
std::optional<Company> read_company(const SourceText& source, const Model& model, Problems& problems);
std::optional<Profile> read_profile(const SourceText& source, const Model& model, Problems& problems);

/// Adds a problem for each file or folder that the profile names as its `companies` and that is not there. Reading a
/// profile does not look, since its companies may be named otherwise.
void check_companies(const SourceText& source, const Model& model, Problems& problems);

enum class FileKind { model, company, profile, entities, sources };

/// Tells the kind by its top-level keys; adds a problem where they fit none.
std::optional<FileKind> kind_of(const SourceText& source, Problems& problems);

}  // namespace fitrank
