// An index, described.
#pragma once

#include "fitrank/answer.hpp"
#include "fitrank/skyband_index.hpp"

namespace fitrank {

const AnswerSpec& index_spec();

Answer present_index(const SkybandIndex& index);

}  // namespace fitrank
