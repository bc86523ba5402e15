#include "input/records/json_fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace fitrank {
namespace {

using PlainJson = nlohmann::json;

constexpr std::size_t kLongestReason = 160;

/// Takes everything and keeps nothing but the first fault.
class FaultFinder : public nlohmann::json_sax<PlainJson> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const PlainJson::exception& error) override {
    // A number too large to hold is a fault of its value, and not of the text.
    if (error.id != kOutOfRange) fault = {position, reason(error.what())};
    return false;
  }

  std::optional<std::pair<std::size_t, std::string>> fault;  ///< byte behind it, and reason

 private:
  static constexpr int kOutOfRange = 406;

  /// Without the library's own numbering and places.
  static std::string reason(std::string_view text) {
    const auto cut = text.find(" - ");
    if (cut != std::string_view::npos) text.remove_prefix(cut + 3);
    return shorten(harmless(text), kLongestReason);
  }
};

}  // namespace

std::optional<std::string> json_fault(std::string_view text) {
  FaultFinder finder;
  PlainJson::sax_parse(text.begin(), text.end(), &finder);
  if (!finder.fault) return std::nullopt;
  const auto& [behind, reason] = *finder.fault;
  const std::string_view before = text.substr(0, std::min(behind == 0 ? 0 : behind - 1, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
  return fmt::format("line {}, column {}: {}", line, column, reason);
}

}  // namespace fitrank
