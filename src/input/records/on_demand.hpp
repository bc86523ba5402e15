// Reading JSON with simdjson's on-demand parser: scalars as they are written, and errors that tell themselves.
//
// Cost: that of the parser.
#pragma once

#include <simdjson.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace fitrank {

/// The text is no JSON, or none that the parser can read.
class JsonError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws JsonError where simdjson gives an error: what is broken here is broken for the whole file.
template <typename T>
T value_of(simdjson::simdjson_result<T>&& result) {
  T value;
  const simdjson::error_code error = std::move(result).get(value);
  if (error != simdjson::SUCCESS) throw JsonError(simdjson::error_message(error));
  return value;
}

/// A key as it is written. One that holds an escape is none that is looked for.
std::string_view key_of(simdjson::ondemand::field& field);
/// A scalar as it is written, without the white space behind it.
std::string_view token_of(simdjson::ondemand::value& value);
/// The text of a string token without escapes (but "\/"); empty where it is none.
std::string text_of(std::string_view token);
/// The number that a token is; none where no double can hold it.
std::optional<double> number_of(std::string_view token);
bool is_object(simdjson::ondemand::value& value);
bool is_array(simdjson::ondemand::value& value);

}  // namespace fitrank
