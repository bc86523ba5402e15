// The same companies by several methods, as an answer (methods.hpp).
#pragma once

#include <string>

#include "analysis/methods.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& methods_spec();

/// Rows are the pool's. The table holds the companies that any method has among its first subject.top.
Answer present_methods(const PoolSubject& subject, const MethodComparison& comparison);

/// "4 of 5 methods put NVIDIA first; TOPSIS puts Astera Labs first."
std::string methods_sentence(const PoolSubject& subject, const MethodComparison& comparison);

}  // namespace fitrank
