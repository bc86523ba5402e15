#include <algorithm>

#include "input/records/company_key.hpp"
#include "input/store/entities.hpp"

namespace fitrank {
namespace {

bool is_same(const Identifier& known, std::string_view text) {
  const auto asked = tidy({known.kind, std::string(text)});
  if (!asked || known.kind != "name") return asked && asked->value == known.value;
  const std::string ours = plain_name(known.value);
  const std::string theirs = plain_name(text);
  return without_legal_form(ours) == without_legal_form(theirs);
}

}  // namespace

std::vector<std::string> ids_known_as(const Entities& entities, std::string_view text) {
  std::vector<std::string> ids;
  for (const Entity& entity : entities) {
    const bool meant = std::ranges::any_of(entity.identifiers, [&](const auto& known) { return is_same(known, text); });
    if (meant) ids.push_back(entity.id);
  }
  return ids;
}

}  // namespace fitrank
