// The problems found in input files, as an answer: each as in a compiler's report, then how many there are.
#pragma once

#include <cstddef>

#include "base/problem.hpp"
#include "output/answer.hpp"

namespace fitrank {

const AnswerSpec& problems_spec();

/// `files`: how many were checked.
Answer present_problems(const Problems& problems, std::size_t files);

}  // namespace fitrank
