// Fields of untrusted JSON: a field that is missing or of another type is empty.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "evidence/date.hpp"

namespace fitrank {

using Json = nlohmann::ordered_json;

/// The member of that name; null where there is none.
inline const Json& member(const Json& json, std::string_view name) {
  static const Json kNull;
  if (!json.is_object()) return kNull;
  const auto found = json.find(name);
  return found == json.end() ? kNull : *found;
}

inline std::string text_of(const Json& json) { return json.is_string() ? json.get<std::string>() : std::string(); }
inline std::string text_at(const Json& json, std::string_view name) { return text_of(member(json, name)); }

inline std::optional<double> number_at(const Json& json, std::string_view name) {
  const Json& found = member(json, name);
  return found.is_number() ? std::optional(found.get<double>()) : std::nullopt;
}

inline bool truth_at(const Json& json, std::string_view name, bool otherwise) {
  const Json& found = member(json, name);
  return found.is_boolean() ? found.get<bool>() : otherwise;
}

/// Whether `text` is letters, digits and - _ : . alone, and so cannot be a name or address.
bool is_plain_id(std::string_view text);

/// A text or a whole number, as a text; empty where it is neither or not plain.
std::string id_at(const Json& json, std::string_view name);

/// The day of "2026-07-17T08:48:22-04:00", as it was where it was written.
std::optional<Date> day_of(std::string_view time);
/// The day, in universal time, of so many milliseconds since 1970.
std::optional<Date> day_of_milliseconds(double milliseconds);

}  // namespace fitrank
