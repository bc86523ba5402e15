// An answer in its formats, for tests.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "output/render.hpp"

namespace fitrank::test {

inline std::string csv_of(const Answer& answer, const std::vector<std::string>& columns = {}) {
  std::string text;
  render_csv(answer, columns, [&](std::string_view piece) { text += piece; });
  return text;
}

inline nlohmann::ordered_json json_of_answer(const Answer& answer) {
  std::string text;
  render_json(answer, [&](std::string_view piece) { text += piece; });
  return nlohmann::ordered_json::parse(text);
}

inline std::string text_of(const Answer& answer, std::size_t width = 100) {
  return render_terminal(answer.blocks, {.width = width});
}

}  // namespace fitrank::test
