// NumPy arrays as score matrices, where they lie, and answers as NumPy arrays.
#pragma once

#include <pybind11/numpy.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "fitrank/ranking.hpp"
#include "fitrank/score_matrix.hpp"

namespace fitrank::python {

namespace py = pybind11;

/// Keeps a Python object alive; lets go of it under the interpreter's lock, whichever thread is the last. An
/// interpreter that ends gives no more locks, and takes its objects with it.
inline std::shared_ptr<const void> keep(py::object object) {
  return {new py::object(std::move(object)), [](const py::object* kept) {
            if (_Py_IsFinalizing() != 0 || Py_IsInitialized() == 0) return;
            const py::gil_scoped_acquire locked;
            delete kept;
          }};
}

/// float32, of so many dimensions; throws TypeError otherwise, since a conversion would be a copy.
inline py::array float_array(const py::handle& object, py::ssize_t dimensions) {
  if (!py::isinstance<py::array>(object)) throw py::type_error("scores are NumPy arrays of float32");
  auto array = py::reinterpret_borrow<py::array>(object);
  if (!array.dtype().is(py::dtype::of<float>())) {
    throw py::type_error("scores are float32; convert once with array.astype(numpy.float32)");
  }
  if (array.ndim() != dimensions) {
    throw py::type_error("scores are one array of 2 dimensions, or a sequence of columns of 1 dimension");
  }
  return array;
}

inline std::ptrdiff_t step_of(const py::array& array, py::ssize_t dimension) {
  const py::ssize_t bytes = array.strides(dimension);
  if (bytes % static_cast<py::ssize_t>(sizeof(float)) != 0)
    throw py::type_error("scores lie at odd addresses; copy them");
  return bytes / static_cast<py::ssize_t>(sizeof(float));
}

/// Of rows x criteria, or of a sequence of columns of one length. Nothing is copied.
inline v1::ScoreMatrix scores_over(const py::object& scores) {
  std::vector<v1::ScoreMatrix::Column> columns;
  std::size_t rows = 0;
  if (py::isinstance<py::array>(scores)) {
    const py::array array = float_array(scores, 2);
    rows = static_cast<std::size_t>(array.shape(0));
    for (py::ssize_t c = 0; c < array.shape(1); ++c) {
      columns.push_back({static_cast<const float*>(array.data()) + c * step_of(array, 1), step_of(array, 0)});
    }
  } else {
    for (const py::handle& one : scores) {
      const py::array column = float_array(one, 1);
      if (!columns.empty() && rows != static_cast<std::size_t>(column.size())) {
        throw py::value_error("the columns differ in length");
      }
      rows = static_cast<std::size_t>(column.size());
      columns.push_back({static_cast<const float*>(column.data()), step_of(column, 0)});
    }
  }
  if (columns.empty()) throw py::value_error("there are no columns");
  return {rows, columns, keep(scores)};
}

template <typename T, typename Rows, typename Read>
py::array_t<T> array_of(const Rows& rows, Read read) {
  py::array_t<T> array(static_cast<py::ssize_t>(rows.size()));
  T* to = array.mutable_data();
  for (const auto& row : rows) *to++ = static_cast<T>(read(row));
  return array;
}

/// The columns of a ranking of rows: row, rank, score, low, high, coverage.
inline py::dict arrays_of(const std::vector<v1::RankedRow>& rows) {
  using Row = v1::RankedRow;
  py::dict arrays;
  arrays["row"] = array_of<std::int64_t>(rows, [](const Row& r) { return r.row; });
  arrays["rank"] = array_of<std::int64_t>(rows, [](const Row& r) { return r.rank; });
  arrays["score"] = array_of<double>(rows, [](const Row& r) { return r.fit.score; });
  arrays["low"] = array_of<double>(rows, [](const Row& r) { return r.fit.low; });
  arrays["high"] = array_of<double>(rows, [](const Row& r) { return r.fit.high; });
  arrays["coverage"] = array_of<double>(rows, [](const Row& r) { return r.fit.coverage; });
  return arrays;
}

}  // namespace fitrank::python
