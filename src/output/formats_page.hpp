// The page about every answer's keys.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "output/field.hpp"

namespace fitrank {

struct CommandAnswer {
  std::string_view command;
  const AnswerSpec* spec;
};

/// docs/formats.md, whole.
std::string formats_page(std::span<const CommandAnswer> answers);

}  // namespace fitrank
