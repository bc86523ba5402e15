#include "input/records/source_rules.hpp"

#include <algorithm>

namespace fitrank {

std::optional<std::uint16_t> FilingRules::find_tag(std::string_view taxonomy, std::string_view name) const {
  const auto found = std::ranges::find_if(tags, [&](const FactTag& tag) {
    return tag.name.size() == name.size() && tag.name == name && tag.taxonomy == taxonomy;
  });
  if (found == tags.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - tags.begin());
}

std::string SignalRule::text() const {
  std::string text = signal + " (" + tier;
  if (!levels[0].empty()) text += ": " + levels[0] + ", " + levels[1];
  return text + ")";
}

std::string JobRules::text() const {
  return pay.text() + ", " + ladder.text() + ", " + hiring.text() + ", words " + digest;
}

}  // namespace fitrank
