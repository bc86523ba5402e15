#include "input/records/on_demand.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace fitrank {

std::string_view key_of(simdjson::ondemand::field& field) {
  const char* begin = field.key().raw();
  return {begin, static_cast<std::size_t>(std::find(begin, begin + 4096, '"') - begin)};
}

std::string_view token_of(simdjson::ondemand::value& value) {
  std::string_view token = value.raw_json_token();
  while (!token.empty() &&
         (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t')) {
    token.remove_suffix(1);
  }
  return token;
}

std::string text_of(std::string_view token) {
  if (token.size() < 2 || token.front() != '"' || token.back() != '"') return {};
  std::string text(token.substr(1, token.size() - 2));
  for (std::size_t at = text.find("\\/"); at != std::string::npos; at = text.find("\\/", at)) text.erase(at, 1);
  return text.find('\\') == std::string::npos ? text : std::string();
}

std::optional<double> number_of(std::string_view token) {
  const std::size_t digit = token.starts_with('-') ? 1 : 0;
  if (token.size() <= digit || token[digit] < '0' || token[digit] > '9') return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
  if (error != std::errc() || end != token.data() + token.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

bool is_object(simdjson::ondemand::value& value) {
  return value_of(value.type()) == simdjson::ondemand::json_type::object;
}

bool is_array(simdjson::ondemand::value& value) {
  return value_of(value.type()) == simdjson::ondemand::json_type::array;
}

}  // namespace fitrank
