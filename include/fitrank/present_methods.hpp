// The same companies by several methods, as a document and JSON (methods.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "fitrank/document.hpp"
#include "fitrank/methods.hpp"
#include "fitrank/present_stability.hpp"

namespace fitrank {

/// Rows are the pool's. The table holds whom any method has among its first subject.top.
Document present_methods(const PoolSubject& subject, const MethodComparison& comparison);
nlohmann::ordered_json methods_json(const PoolSubject& subject, const MethodComparison& comparison);

/// "4 of 5 methods put NVIDIA first; by TOPSIS it is Astera Labs."
std::string methods_sentence(const PoolSubject& subject, const MethodComparison& comparison);

}  // namespace fitrank
