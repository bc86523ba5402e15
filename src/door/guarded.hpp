// One error type: whatever the engine throws leaves the door as Error.
#pragma once

#include <new>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "fitrank/error.hpp"

namespace fitrank::v1 {

inline Error error_of(const InputError& error) {
  std::vector<Problem> problems;
  for (const fitrank::Problem& one : error.problems()) {
    problems.push_back({one.place.file, one.place.line, one.place.column, one.path, one.message, one.suggestion});
  }
  return Error(error.what(), std::move(problems));
}

/// What `act` gives.
template <typename Act>
auto guarded(Act act) -> decltype(act()) {
  try {
    return act();
  } catch (const Error&) {
    throw;
  } catch (const InputError& error) {
    throw error_of(error);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(error.what());
  }
}

}  // namespace fitrank::v1
