// Long work without the interpreter's lock, so that other Python threads go on and Ctrl-C works.
//
// How: the work runs in a thread of its own, while the calling thread looks for signals twenty times a second. After
// Ctrl-C the call ends at once; the work, which nothing can see any more, goes on to its end in the background, and
// holds what it works on. Cost: a thread a call, some tens of microseconds.
#pragma once

#include <pybind11/pybind11.h>

#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <utility>

namespace fitrank::python {

/// What `work` gives; it must hold copies of what it uses and touch nothing of Python.
template <typename Work>
auto run(Work work) {
  using Result = decltype(work());
  auto task = std::make_shared<std::packaged_task<Result()>>(std::move(work));
  std::future<Result> result = task->get_future();
  std::thread([task] { (*task)(); }).detach();
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
