// How an answer's fields are declared: a key from the vocabulary (keys.hpp), and how to read it from a row.
//
// How: a Fields<Row> is made once per kind of row; record() reads a row into an object in the order of declaration. A
// reader gives any plain value, an optional (none is null), or absent() where the row has no such field. Several sets
// of fields may be included in one, as where rows are of several kinds; the first that has a key gives it. Cost:
// record() is linear in the fields.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "evidence/date.hpp"
#include "output/field.hpp"

namespace fitrank {

/// What a reader gives where a row has no such field: the key is left out.
inline nlohmann::ordered_json absent() { return nlohmann::ordered_json::value_t::discarded; }

inline nlohmann::ordered_json json_of(nlohmann::ordered_json json) { return json; }
inline nlohmann::ordered_json json_of(const std::string& text) { return text; }
inline nlohmann::ordered_json json_of(std::string_view text) { return std::string(text); }
inline nlohmann::ordered_json json_of(const char* text) { return text; }
inline nlohmann::ordered_json json_of(const Date& date) { return date.text(); }
inline nlohmann::ordered_json json_of(const std::vector<std::string>& texts) { return texts; }
inline nlohmann::ordered_json json_of(const std::vector<double>& numbers) { return numbers; }

/// -0 is 0, and what is no number is null.
template <typename T>
requires std::is_arithmetic_v<T> nlohmann::ordered_json json_of(T number) {
  if constexpr (!std::is_floating_point_v<T>) return number;
  if (!std::isfinite(static_cast<double>(number))) return nullptr;
  return static_cast<double>(number) + 0.0;
}

template <typename T>
nlohmann::ordered_json json_of(const std::optional<T>& value) {
  return value ? json_of(*value) : nlohmann::ordered_json(nullptr);
}

template <typename Row>
class Fields {
 public:
  using Json = nlohmann::ordered_json;
  using Reader = std::function<Json(const Row&)>;

  /// `read` gives the field's value from a row.
  template <typename Read>
  Fields& add(const FieldSpec& spec, Read read) {
    return append({spec, {}}, [read = std::move(read)](const Row& row) { return json_of(read(row)); });
  }

  /// A list of objects with the fields `inner`; `each` gives what they are read from.
  template <typename Inner, typename Each>
  Fields& list(const FieldSpec& spec, const Fields<Inner>& inner, Each each) {
    return append({spec, inner.specs()}, [&inner, each = std::move(each)](const Row& row) {
      Json list = Json::array();
      for (const Inner& one : each(row)) list.push_back(inner.record(one));
      return list;
    });
  }

  /// An object with the fields `inner`; null where `one` gives none.
  template <typename Inner, typename One>
  Fields& object(const FieldSpec& spec, const Fields<Inner>& inner, One one) {
    return append({spec, inner.specs()}, [&inner, one = std::move(one)](const Row& row) {
      const std::optional<Inner> found = one(row);
      return found ? inner.record(*found) : Json(nullptr);
    });
  }

  /// The fields of `inner` as fields of this row's own; absent where `one` gives none.
  template <typename Inner, typename One>
  Fields& include(const Fields<Inner>& inner, One one) {
    for (const FieldTree& tree : inner.specs()) add_spec(tree);
    parts_.push_back([&inner, one = std::move(one)](const Row& row, Json& record) {
      if (const std::optional<Inner> found = one(row)) inner.read_into(*found, record);
    });
    return *this;
  }

  const std::vector<FieldTree>& specs() const { return specs_; }

  /// In the order of declaration, absent fields left out.
  Json record(const Row& row) const {
    Json record = Json::object();
    read_into(row, record);
    return record;
  }

  void read_into(const Row& row, Json& record) const {
    for (const auto& part : parts_) part(row, record);
  }

 private:
  Fields& append(FieldTree tree, Reader read) {
    parts_.push_back([id = std::string(tree.spec.id), read = std::move(read)](const Row& row, Json& record) {
      if (record.contains(id)) return;
      Json value = read(row);
      if (!value.is_discarded()) record[id] = std::move(value);
    });
    add_spec(std::move(tree));
    return *this;
  }

  void add_spec(FieldTree tree) {
    const auto same = [&](const FieldTree& other) { return other.spec.id == tree.spec.id; };
    if (std::ranges::none_of(specs_, same)) specs_.push_back(std::move(tree));
  }

  std::vector<FieldTree> specs_;
  std::vector<std::function<void(const Row&, Json&)>> parts_;
};

/// All of `rows` as a list of objects.
template <typename Row, typename Range>
nlohmann::ordered_json records(const Fields<Row>& fields, const Range& rows) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Row& row : rows) list.push_back(fields.record(row));
  return list;
}

}  // namespace fitrank
