// Long work without the interpreter's lock, so that other Python threads go on and Ctrl-C works.
//
// How: the work runs in a thread of its own, while the calling thread looks for signals twenty times a second. After
// Ctrl-C the call ends at once; the work, which nothing can see any more, goes on to its end in the background, and
// holds what it works on. Cost: a thread a call, some tens of microseconds.
#pragma once

#include <pybind11/pybind11.h>

#include <chrono>
#include <exception>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

namespace fitrank::python {

/// Work and its result. What the work holds is let go of before the result is seen: nothing of it is left to a thread
/// that nobody waits for.
template <typename Work, typename Result>
struct Running {
  explicit Running(Work asked) : work(std::move(asked)) {}

  void go() {
    try {
      Result found = (*work)();
      work.reset();
      result.set_value(std::move(found));
    } catch (...) {
      work.reset();
      result.set_exception(std::current_exception());
    }
  }

  std::optional<Work> work;
  std::promise<Result> result;
};

/// What `work` gives; it must hold copies of what it uses and touch nothing of Python.
template <typename Work>
auto run(Work work) {
  using Result = decltype(work());
  const auto running = std::make_shared<Running<Work, Result>>(std::move(work));
  std::future<Result> result = running->result.get_future();
  std::thread([running] { running->go(); }).detach();
  for (;;) {
    {
      const pybind11::gil_scoped_release released;
      if (result.wait_for(std::chrono::milliseconds(50)) == std::future_status::ready) break;
    }
    if (PyErr_CheckSignals() != 0) throw pybind11::error_already_set();
  }
  return result.get();
}

}  // namespace fitrank::python
