#include "output/json_text.hpp"

#include <fmt/format.h>

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

std::string quoted_json(const std::string& text) {
  return Json(text).dump(-1, ' ', true, Json::error_handler_t::replace);
}

class JsonText {
 public:
  explicit JsonText(bool broken) : broken_(broken) {}

  void write(const Json& json, std::size_t indent) {
    if (json.is_object()) {
      return write_all(json, indent, '{', '}', [&](const auto& item, std::size_t deeper) {
        text += quoted_json(item.key());
        text += broken_ ? ": " : ":";
        write(item.value(), deeper);
      });
    }
    if (json.is_array()) {
      return write_all(json, indent, '[', ']',
                       [&](const auto& item, std::size_t deeper) { write(item.value(), deeper); });
    }
    text += json.is_number() ? json_number(json) : json.is_string() ? quoted_json(json) : json.dump();
  }

  std::string text;

 private:
  template <typename One>
  void write_all(const Json& json, std::size_t indent, char open, char close, const One& one) {
    text += open;
    bool first = true;
    for (const auto& item : json.items()) {
      if (!first) text += ',';
      first = false;
      if (broken_) text += '\n' + std::string(indent + 2, ' ');
      one(item, indent + 2);
    }
    if (broken_ && !first) text += '\n' + std::string(indent, ' ');
    text += close;
  }

  bool broken_;
};

}  // namespace

std::string json_number(const Json& number) {
  if (!number.is_number_float()) return number.dump();
  std::string text = fmt::format("{}", number.get<double>());
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string json_line(const Json& json) {
  JsonText writer(false);
  writer.write(json, 0);
  return std::move(writer.text);
}

std::string json_lines(const Json& json, std::size_t indent) {
  JsonText writer(true);
  writer.write(json, indent);
  return std::move(writer.text);
}

}  // namespace fitrank
