// Answers as dicts and lists, with the keys of the program's JSON.
#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "fitrank/fitrank.hpp"

namespace fitrank::python {

namespace py = pybind11;

inline void put_fit(py::dict& row, const v1::Fit& fit) {
  row["score"] = fit.score;
  row["low"] = fit.low;
  row["high"] = fit.high;
  row["coverage"] = fit.coverage;
}

py::dict dict_of(const v1::Ranking& ranking);
py::dict dict_of(const v1::Explanation& explanation);
py::dict dict_of(const v1::Comparison& comparison);
py::dict dict_of(const v1::Acceptability& acceptability);
py::list list_of(const std::vector<v1::StableWeight>& weights);
py::list list_of(const std::vector<v1::BoundedCompany>& companies);
py::list list_of(const std::vector<v1::OpenQuestion>& questions);

}  // namespace fitrank::python
