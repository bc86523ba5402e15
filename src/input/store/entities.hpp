// Who is who: our companies' ids with the identifiers and names under which public sources know them.
//
// How: one YAML file, config/entities.yaml: companies: {id: {name, cik, ein, ticker, greenhouse, lever, ashby,
// aliases}}, where each identifier is a text or a list of texts. An identifier belongs to one company alone;
// a name may belong to several, and then tells nothing.
// Cost: linear in the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "input/records/imported.hpp"
#include "input/source_text.hpp"

namespace fitrank {

struct Entity {
  std::string id;
  std::string name;
  std::vector<Identifier> identifiers;  ///< in their one spelling; the name and the aliases as "name"
};

using Entities = std::vector<Entity>;

/// Nothing exactly where it added a problem.
std::optional<Entities> read_entities(const SourceText& source, Problems& problems);

/// The ids of the entities that `text` may mean: an identifier of any kind ("1045810", "nvda") or a name,
/// its legal form aside. In the order of `entities`, each once.
std::vector<std::string> ids_known_as(const Entities& entities, std::string_view text);

}  // namespace fitrank
