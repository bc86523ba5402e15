// An index, described.
#pragma once

#include "output/answer.hpp"
#include "score/skyband_index.hpp"

namespace fitrank {

const AnswerSpec& index_spec();

Answer present_index(const SkybandIndex& index);

}  // namespace fitrank
