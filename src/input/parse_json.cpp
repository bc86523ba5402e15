#include "input/parse_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 16;
constexpr std::size_t kMostKeys = 1000;  // of one object: they are looked up one by one
constexpr std::size_t kLongestReason = 160;

/// JSON of a shape that no file of ours has.
class TooMuch : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Refuses what our files never hold before memory is spent on it.
class ParseLimits {
 public:
  bool operator()(int depth, Json::parse_event_t event, const Json&) {
    if (depth > kDeepest) throw TooMuch(fmt::format("nested deeper than {}", kDeepest));
    if (event == Json::parse_event_t::object_start) keys_.push_back(0);
    if (event == Json::parse_event_t::object_end) keys_.pop_back();
    if (event == Json::parse_event_t::key && ++keys_.back() > kMostKeys) {
      throw TooMuch(fmt::format("an object with more than {} keys", kMostKeys));
    }
    return true;
  }

 private:
  std::vector<std::size_t> keys_;
};

/// What the library says, without its own numbering and places.
std::string reason(const Json::exception& error) {
  std::string_view text = error.what();
  text.remove_prefix(std::min(text.find("] ") + 2, text.size()));
  if (const auto at = text.find("syntax error"); at != text.npos) text.remove_prefix(at);
  return shorten(text, kLongestReason);
}

}  // namespace

std::optional<Json> parse_json(Report& report) {
  try {
    ParseLimits limits;
    return Json::parse(report.text(), [&](int depth, Json::parse_event_t event, const Json& parsed) {
      return limits(depth, event, parsed);
    });
  } catch (const Json::parse_error& error) {
    report.add(error.byte == 0 ? 0 : error.byte - 1, "",
               fmt::format("is not JSON, at byte {}: {}", error.byte, reason(error)));
  } catch (const Json::exception& error) {
    report.add(fmt::format("is not JSON: {}", reason(error)));
  } catch (const TooMuch& error) {
    report.add(fmt::format("cannot be read: {}", error.what()));
  }
  return std::nullopt;
}

}  // namespace fitrank
