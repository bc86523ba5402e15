// The answers about a ranking's firmness: one for each command, and together for `robustness`.
#pragma once

#include <nlohmann/json.hpp>

#include "cli/emit.hpp"
#include "cli/firmness.hpp"

namespace fitrank::cli {

struct Answer {
  Document document;  ///< opens with a heading and the sentence that says it all
  nlohmann::ordered_json json;
};

Answer bounds_answer(const Arguments& arguments, const FirmInputs& firm);
Answer stability_answer(const Arguments& arguments, const FirmInputs& firm);
Answer acceptability_answer(const Arguments& arguments, const FirmInputs& firm);
/// Of one row of the pool, which no deal-breaker excludes, among the first `top`.
Answer reach_answer(const Arguments& arguments, const FirmInputs& firm, std::size_t row, std::size_t top);
Answer unknowns_answer(const Arguments& arguments, const FirmInputs& firm);
Answer methods_answer(const Arguments& arguments, const FirmInputs& firm);
Answer drivers_answer(const Arguments& arguments, const FirmInputs& firm);

inline void emit(const Arguments& arguments, const Answer& answer) {
  emit(
      arguments, [&] { return answer.document; }, [&] { return answer.json; });
}

}  // namespace fitrank::cli
